import type { APIRoute } from 'astro';
import * as content from '../../../content.ts';
import { parseLang, pathsByLang } from '../../../i18n/langs.ts';
import { answers } from '../../../output/index.ts';

export const getStaticPaths = pathsByLang;

/** Loaded by the decoder's page only. */
export const GET: APIRoute = ({ params }) => Response.json(answers(content, parseLang(params['lang'])));
