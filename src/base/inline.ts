import type { Lang } from '../i18n/langs.ts';
import { codeUrl } from './urls.ts';

// Prose knows two marks: `code`, and a bare status code, which becomes a link to its page.

/** What a text is rendered for: its language, the code of its own page, and the codes that have a page. */
export interface Context {
  lang: Lang;
  self?: string | undefined;
  codes: { has(code: string): boolean };
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (mark) =>
    `&#${mark.charCodeAt(0)};`.replace('&#38;', '&amp;').replace('&#60;', '&lt;').replace('&#62;', '&gt;'),
  );

// The look-arounds keep out IP addresses, versions and the sections of an RFC ("RFC 5321, 4.2.3"); the ends of a range are codes.
const statusCode = /(?<![\d.]|\b(?:Abschnitte?|sections?|RFC \d+,) )[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/g;

const linkPlain = (html: string, { lang, self, codes }: Context) =>
  html.replace(statusCode, (code) =>
    code !== self && codes.has(code) ? `<a href="${codeUrl(lang, code)}">${code}</a>` : code,
  );

/** What servers and programs say is English where the page is not; what has letters of another language is not marked. */
const codeTag = (text: string, lang: Lang) =>
  lang === 'en' || /[^\0-\x7f]/.test(text) ? '<code>' : '<code lang="en">';

/** Renders prose from front matter as escaped HTML. */
export const renderInline = (text: string, context: Context) =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      /^`.+`$/s.test(part)
        ? `${codeTag(part, context.lang)}${escapeHtml(part.slice(1, -1))}</code>`
        : linkPlain(escapeHtml(part), context),
    )
    .join('');

/** Links the bare status codes in finished HTML, except in code and in links. */
export const linkCodes = (html: string, context: Context) =>
  html
    .split(/(<(?:code|a|pre)\b[^>]*>[\s\S]*?<\/(?:code|a|pre)>|<[^>]+>)/)
    .map((part) =>
      part.startsWith('<') ? part.replace(/^<code>/, codeTag(part, context.lang)) : linkPlain(part, context),
    )
    .join('');

/** A list of codes, `5.1.1, 550`, each linked that has a page. */
export const renderCodes = (list: string[], { lang, codes }: Context) =>
  list.map((code) => (codes.has(code) ? `<a href="${codeUrl(lang, code)}">${code}</a>` : escapeHtml(code))).join(', ');
