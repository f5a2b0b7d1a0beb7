import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SitemapItem } from '@astrojs/sitemap';

/**
 * An entry of the sitemap with what its page says itself: the addresses of its other languages and when it
 * was read last, or nothing where it does not want to be listed.
 */
export function describePage(item: SitemapItem, root: string): SitemapItem | undefined {
  const { pathname } = new URL(item.url);
  if (pathname.endsWith('/404/')) return undefined;
  const html = readFileSync(join(root, pathname, 'index.html'), 'utf8');
  if (html.includes('<meta name="robots" content="noindex">')) return undefined;
  const alternates = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g);
  const modified = /<meta property="article:modified_time" content="([^"]+)">/.exec(html)?.[1];
  return {
    ...item,
    ...(modified && { lastmod: modified }),
    // A string of its own: a piece of the page would keep all of it in memory.
    links: [...alternates].map(([, lang = '', url = '']) => ({ lang, url: new URL(url).href })),
  };
}
