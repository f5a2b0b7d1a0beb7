import * as site from '../site.ts';

export const GET = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${site.address}/sitemap-index.xml\n`);
