import { complete, hasPage, langs, type Texts } from '../i18n/langs.ts';
import { escapeExpression } from '../base/expression.ts';
import type { Moves } from '../base/moves.ts';
import { codeUrl, manifestUrl, permalink } from '../base/urls.ts';

// Rules for hosts that read `_redirects` and `_headers` (Netlify, Cloudflare Pages). Servers with patterns have theirs in
// the folder `hosting`.

/** `_redirects`: codes as they are typed, `/5-4-2` and `/de/5.4.2`; first of all what has moved. */
export function redirectRules(codes: Iterable<{ code: string; text?: Texts<unknown> }>, moves: Moves): string {
  const rules = [...codes].flatMap(({ code, text }) => [
    ...(code.includes('.') ? [[`/${code.replaceAll('.', '-')}`, permalink(code)]] : []),
    ...langs.filter((lang) => hasPage(text, lang)).map((lang) => [`/${lang}/${code}`, codeUrl(lang, code)]),
  ]);
  // Netlify has to be told; Cloudflare takes the nearest 404.html and skips these lines.
  const missed = langs.map((lang) => `/${lang}/* /${lang}/404.html 404`);
  return [...[...movesOf(moves), ...rules].map(([from, to]) => `${from} ${to} 301`), ...missed].join('\n') + '\n';
}

/** Pages and files; no host sees an anchor, and browsers keep it where they are led. */
const movesOf = ({ pages, files }: Moves) => [...pages, ...files];

/** A page is asked for with its last slash and without. */
const pathPattern = (from: string) => `^${from.split('/').map(escapeExpression).join('/').replace(/\/$/, '/?')}$`;

/** What has moved, for the rules of nginx in `hosting` to include. */
export const nginxMoves = (moves: Moves): string =>
  '# What has moved.\n' +
  movesOf(moves)
    .map(([from, to]) => `rewrite "${pathPattern(from)}" "${to}" permanent;\n`)
    .join('');

/** The same for Caddy, which reads no empty file. */
export const caddyMoves = (moves: Moves): string =>
  '# What has moved.\n' +
  movesOf(moves)
    .map(([from, to], at) => `@moved${at} path_regexp "${pathPattern(from)}"\nredir @moved${at} "${to}" 301\n`)
    .join('');

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
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/parts/*
  Cache-Control: public, max-age=31536000, immutable
/parts/${edition}/pagefind/wasm.*
  Content-Type: application/wasm
${complete.map((lang) => `${manifestUrl(lang)}\n  Content-Type: application/manifest+json\n`).join('')}/api/*
  Access-Control-Allow-Origin: *
/lib/*
  Access-Control-Allow-Origin: *
`;
