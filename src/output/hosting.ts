import { hasPage, langs, type Texts } from '../i18n/langs.ts';
import { codeUrl, permalink } from '../base/urls.ts';

// Rules for hosts that read `_redirects` and `_headers` (Netlify, Cloudflare Pages). Servers with patterns have theirs in
// the folder `hosting`.

/** `_redirects`: codes as they are typed, `/5-4-2` and `/de/5.4.2`; `moved` holds old addresses and where they lead. */
export function redirectRules(
  codes: Iterable<{ code: string; text?: Texts<unknown> }>,
  moved: Record<string, string>,
): string {
  const rules = [...codes].flatMap(({ code, text }) => [
    ...(code.includes('.') ? [[`/${code.replaceAll('.', '-')}`, permalink(code)]] : []),
    ...langs.filter((lang) => hasPage(text, lang)).map((lang) => [`/${lang}/${code}`, codeUrl(lang, code)]),
  ]);
  return [...Object.entries(moved), ...rules].map(([from, to]) => `${from} ${to} 301`).join('\n') + '\n';
}

/**
 * `_headers`: what every page is sent with, and who may load the data and the module: everybody. Parts have names by
 * their content and are kept; that caches ask anew for all else is what these hosts do by themselves, and a second rule
 * for the same field would be added to the first.
 */
export const headerRules = (edition: string) => `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'none'
  Strict-Transport-Security: max-age=31536000
/parts/*
  Cache-Control: public, max-age=31536000, immutable
/parts/${edition}/pagefind/wasm.*
  Content-Type: application/wasm
/api/*
  Access-Control-Allow-Origin: *
/lib/*
  Access-Control-Allow-Origin: *
`;
