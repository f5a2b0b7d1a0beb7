import type { APIRoute } from 'astro';
import { parseLang, pathsByLang } from '../../i18n/langs.ts';
import { manifest } from '../../output/manifest.ts';
import { name } from '../../site.ts';

export const getStaticPaths = pathsByLang;

export const GET: APIRoute = ({ params }) => Response.json(manifest(parseLang(params['lang']), name));
