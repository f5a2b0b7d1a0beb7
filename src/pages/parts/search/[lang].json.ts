import type { APIRoute } from 'astro';
import * as content from '../../../content.ts';
import { langs, parseLang } from '../../../i18n/langs.ts';
import { searchIndex } from '../../../output/index.ts';

export const getStaticPaths = () => langs.map((lang) => ({ params: { lang } }));

/** Loaded when the search field takes the focus: what the field says, and the pages that it knows. */
export const GET: APIRoute = ({ params }) => Response.json(searchIndex(content, parseLang(params['lang'])));
