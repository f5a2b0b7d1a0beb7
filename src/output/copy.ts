import { letters, type Form } from '../i18n/copy.ts';
import { textIn, type Lang } from '../i18n/langs.ts';
import type { CodeData } from './schema.ts';
import { escapeHtml } from '../base/inline.ts';

/** A reply code that goes with a code in the same class: one of the registry, one that was seen, or the general one. */
function replyCodeFor({ code, kind, class: cls, travelsWith }: CodeData): string {
  if (kind === 'reply') return code;
  const own = [...travelsWith.registered, ...travelsWith.seen].find(
    (reply) => /^\d{3}$/.test(reply) && +reply[0]! === cls,
  );
  return own ?? `${cls}50`;
}

// RFC 5321, section 4.2: the text of a reply is ASCII.
const ascii = (text: string) =>
  text
    .replace(/[“”„]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .normalize('NFD')
    .replace(/[^ -~]/g, '');

/** A code in the form in which it is put elsewhere. `lang` is the language of titles and of the page that a letter names. */
export function copyText(form: Form, data: CodeData, lang: Lang): string {
  const { code, title, url, registered } = data;
  const name = `${code} ${textIn(title, lang)}`;
  switch (form) {
    case 'link':
      return url.permalink;
    case 'markdown':
      return `[${name.replace(/[[\]\\]/g, '\\$&')}](${url.permalink})`;
    case 'html':
      return `<a href="${escapeHtml(url.permalink)}">${escapeHtml(name)}</a>`;
    case 'reply': {
      const codes = data.kind === 'reply' ? code : `${replyCodeFor(data)} ${code}`;
      return `${codes} ${ascii(registered?.title ?? data.reply?.name ?? title.en)}; see ${url.permalink}`;
    }
    case 'log':
      return [
        data.kind === 'reply' ? `reply=${code}` : `dsn=${code}`,
        ...(data.verdict ? [`address=${data.verdict.address}`, `resend=${data.verdict.resend}`] : []),
        `title="${ascii(title.en).replaceAll('"', "'")}"`,
        `see=${url.permalink}`,
      ].join(' ');
    case 'json': {
      const { type, category, verdict } = data;
      return JSON.stringify({ code, title, type, category, verdict, url }, null, 2);
    }
    case 'letterDe':
    case 'letterEn': {
      const { lang: own, write } = letters[form];
      return write(code, title[own], url[own]);
    }
  }
}
