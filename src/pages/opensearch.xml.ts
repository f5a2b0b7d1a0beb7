import type { APIRoute } from 'astro';
import { openSearch } from '../output/opensearch.ts';
import { address, name } from '../site.ts';

export const GET: APIRoute = () => new Response(openSearch('de', address, name));
