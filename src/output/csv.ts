import { langs } from '../i18n/langs.ts';
import type { Content } from '../model/shapes.ts';
import { codeSummary } from './api.ts';

const cell = (value: string | number) => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * All codes as a table (RFC 4180), a line each, the same facts as `codes.json` and `replies.json`. A code without an entry
 * has the verdict of the reason that it has most often, named in `derived_from`; `nearest` is the entry to read.
 */
export function codesCsv({ codes }: Content, address: string): string {
  const head = [
    ...['code', 'kind', 'class', 'subject', 'detail', 'standing', 'type', 'category', 'address', 'resend', 'actors'],
    ...['derived_from', 'nearest', 'reasons', ...langs.map((lang) => `title_${lang}`), 'permalink'],
  ];
  const rows = [...codes.values()].map((known) => {
    const {
      code,
      kind,
      standing,
      category = '',
      derived,
      nearest,
      reasons,
      title,
      url,
      ...rest
    } = codeSummary(known, address);
    const verdict = rest.verdict ?? derived?.verdict;
    return [
      ...[code, kind, rest.class, rest.subject, rest.detail, standing, rest.type ?? derived?.type ?? '', category],
      ...[verdict?.address ?? '', verdict?.resend ?? '', verdict?.actors.join(' ') ?? ''],
      ...[derived?.reason ?? '', nearest ?? '', reasons.map(({ id }) => id).join(' ')],
      ...[...langs.map((lang) => title[lang] ?? ''), url.permalink],
    ];
  });
  return [head, ...rows, []].map((row) => row.map(cell).join(',')).join('\r\n');
}
