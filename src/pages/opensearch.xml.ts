import type { APIRoute } from 'astro';
import { defaultLang } from '../i18n/langs.ts';
import { openSearch } from '../output/opensearch.ts';
import { address, name } from '../site.ts';

export const GET: APIRoute = () => new Response(openSearch(defaultLang, address, name));
