import { defineMiddleware } from 'astro:middleware';
import { codeUrl, pageUrl, providerUrl, reasonUrl } from './base/urls.ts';
import { codes, pages, providers, reasons } from './content.ts';
import { defaultLang, hasPage, isComplete, langs } from './i18n/langs.ts';
import { address } from './site.ts';

// Components link within the language of their page and need not know what a language lacks that is not complete. Here
// a link to a page that there is not is led on to that of the default language.

const further = langs.filter((lang) => !isComplete(lang));
const existing = new Set(
  further.flatMap((lang) => [
    ...[...codes.values()].flatMap(({ code, text }) => (hasPage(text, lang) ? codeUrl(lang, code) : [])),
    ...[...providers.values()].flatMap(({ id, text }) => (hasPage(text, lang) ? providerUrl(lang, id) : [])),
    ...[...reasons.values()].flatMap(({ id, text }) => (hasPage(text, lang) ? reasonUrl(lang, id) : [])),
    ...[...pages].flatMap(([slug, texts]) => (hasPage(texts, lang) ? pageUrl(lang, slug) : [])),
  ]),
);

// Of links and forms (` href=`, ` action=`), and of structured data (`:`), where it stands with the host.
const links = new RegExp(
  `( href=| action=|:)"(${address.replaceAll('.', '\\.')})?/(?:${further.join('|')})/([^"#]*)`,
  'g',
);

const leadOn = (html: string) =>
  html.replace(links, (link: string, before: string, host = '', path: string) => {
    const target = link.slice(before.length + 1 + host.length);
    if (existing.has(target)) return link;
    const mark = before === ' href=' ? ` hreflang="${defaultLang}"` : '';
    return `${mark}${before}"${host}/${defaultLang}/${path}`;
  });

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  return further.length > 0 && isPage ? new Response(leadOn(await response.text()), response) : response;
});
