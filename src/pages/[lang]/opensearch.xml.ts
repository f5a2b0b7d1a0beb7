import type { APIRoute } from 'astro';
import { parseLang, pathsByLang } from '../../i18n/langs.ts';
import { openSearch } from '../../output/opensearch.ts';
import { address, name } from '../../site.ts';

export const getStaticPaths = pathsByLang;

export const GET: APIRoute = ({ params }) => new Response(openSearch(parseLang(params['lang']), address, name));
