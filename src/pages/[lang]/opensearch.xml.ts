import type { APIRoute } from 'astro';
import { langs, type Lang } from '../../i18n/langs.ts';
import { openSearch } from '../../output/opensearch.ts';
import { address, name } from '../../site.ts';

export const getStaticPaths = () => langs.map((lang) => ({ params: { lang } }));

export const GET: APIRoute = ({ params }) => new Response(openSearch(params['lang'] as Lang, address, name));
