import type { APIRoute } from 'astro';
import * as content from '../../content.ts';
import { langs, type Lang } from '../../i18n/langs.ts';
import { actions } from '../../output/index.ts';

export const getStaticPaths = () => langs.map((lang) => ({ params: { lang } }));

/** Loaded by the decoder's page only. */
export const GET: APIRoute = ({ params }) => Response.json(actions(content, params['lang'] as Lang));
