import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Writes into every page below `root` the policy of its own scripts and styles. */
export async function writePolicies(root: string) {
  for await (const file of glob('**/*.html', { cwd: root })) {
    // Tailwind's notice stands in its package; nothing of its code is in these pages.
    const html = (await readFile(join(root, file), 'utf8')).replace(/\s*\/\*! tailwindcss.*?\*\/\s*/, '');
    const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(html)}">`;
    await writeFile(
      join(root, file),
      html.replace(/<meta charset="utf-8">/, (charset) => charset + policy),
    );
  }
}
