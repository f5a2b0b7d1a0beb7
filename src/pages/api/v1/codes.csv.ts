import type { APIRoute } from 'astro';
import * as content from '../../../content.ts';
import { codesCsv } from '../../../output/csv.ts';
import { address } from '../../../site.ts';

export const GET: APIRoute = () =>
  new Response(codesCsv(content, address), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
