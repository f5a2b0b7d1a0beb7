import { createHash } from 'node:crypto';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hashes = (html: string, element: RegExp) =>
  [...new Set([...html.matchAll(element)].map(([, text = '']) => hash(text)))].join(' ');

/**
 * The Content-Security-Policy of one page. Astro's own lists the hashes of all pages on every page, about 35 bytes each
 * that no compression takes back; a page needs only those of its own elements.
 */
export function contentSecurityPolicy(html: string): string {
  const scripts = hashes(html, /<script(?![^>]*application\/ld\+json)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    "default-src 'self'",
    // Pagefind: its scripts, its index and its WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${scripts}`.trim(),
    `style-src ${styles || "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    // The decoder's worker, and on the page that can be asked for it the service worker; nothing else makes scripts.
    `trusted-types decoder${html.includes('<offline-copy') ? ' offline' : ''}`,
  ].join('; ');
}

/** A page with the policy of its own scripts and styles. */
export function addPolicy(page: string): string {
  // Tailwind's notice stands in its package; nothing of its code is in these pages.
  const html = page.replace(/\s*\/\*! tailwindcss.*?\*\/\s*/, '');
  const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(html)}">`;
  return html.replace(/<meta charset="utf-8">/, (charset) => charset + policy);
}
