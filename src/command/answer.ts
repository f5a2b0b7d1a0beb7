import { describe, describeReason, parseCode, verdict, type Finding, type Language } from '../decoder/module.ts';
import { t } from '../i18n/index.ts';

// What the command prints, in words and as JSON. Foreign text reaches a terminal: nothing of it may steer that.

/** A finding in words, or a code that stands alone. */
export interface Answer {
  /** The id of the reason; where none is known the code whose page helps. */
  id: string;
  title: string;
  action: string | null;
  url: string;
  verdict: Finding['verdict'];
  finding?: Finding;
}

export function answerOf(finding: Finding, lang: Language): Answer {
  const { reason, page, verdict } = finding;
  const said = (reason === null ? null : describeReason(reason, lang)) ?? describe(page, lang);
  const { title = page, action = null, url = '' } = said ?? {};
  return { id: reason ?? page, title, action, url, verdict, finding };
}

/** The answer to a code that nothing accompanies; null where the text is none. */
export function answerToCode(text: string, lang: Language): Answer | null {
  const { code = '' } = parseCode(text) ?? {};
  const said = describe(code, lang);
  return said && { id: said.code, title: said.title, action: said.action, url: said.url, verdict: verdict(code) };
}

const withoutControls = (text: string) => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');

/** As one line of JSON: the finding, or of a code its page, and both in words. */
export function toJson({ id, title, action, url, verdict, finding }: Answer, lang: Language, place: object): string {
  const explanation = { lang, title, action, url };
  return JSON.stringify({ ...place, ...(finding ?? { page: id, verdict }), explanation }).replace(
    /[\x7f-\x9f]/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
}

/** As a paragraph. */
export function toWords({ title, action, url, verdict, finding }: Answer, lang: Language): string {
  const words = t(lang);
  const codes = [finding?.replyCode, finding?.code].filter(Boolean).join(' ');
  const rows: [string, string | null | undefined][] = [
    [words.decoder.kinds.recipient, finding?.recipient],
    [words.verdict.address.question, verdict && words.verdict.address[verdict.address]],
    [words.verdict.resend.question, verdict && words.verdict.resend[verdict.resend]],
    [words.verdict.actors.question, verdict?.actors.map((actor) => words.verdict.actors[actor]).join(', ')],
    [words.verdict.now, action],
    [words.decoder.columns.code, finding?.diagnostic ?? codes],
    [words.decoder.kinds.provider, finding?.provider],
    [words.command.page, url],
  ];
  const shown = rows.flatMap(([label, value]) => (value ? [[label, withoutControls(value)] as const] : []));
  const width = Math.max(...shown.map(([label]) => label.length)) + 2;
  return [title, ...shown.map(([label, value]) => `  ${label.padEnd(width)}${value}`), ''].join('\n');
}

/** Counts answers by reason and verdict. */
export class Totals {
  readonly #counts = new Map<string, { answer: Answer; count: number }>();

  /** All of them. */
  sum = 0;

  add(answer: Answer): void {
    this.sum++;
    const key = `${answer.verdict?.address} ${answer.verdict?.resend} ${answer.id}`;
    const row = this.#counts.get(key) ?? { answer, count: 0 };
    row.count++;
    this.#counts.set(key, row);
  }

  /** The counts as a table, the most frequent first, and below it those of each verdict. */
  toWords(lang: Language): string {
    const words = t(lang);
    const rows = [...this.#counts.values()].sort((a, b) => b.count - a.count);
    const verdicts = new Map<string, number>();
    const cells = rows.map(({ answer: { id, title, verdict }, count }) => {
      const address = verdict ? words.verdict.address[verdict.address] : words.command.noVerdict;
      verdicts.set(address, (verdicts.get(address) ?? 0) + count);
      return [String(count), address, id, title];
    });
    const sums = [...verdicts].map(([address, count]) => [String(count), address]);
    return `${table([[words.command.count, words.verdict.address.label, words.command.reason, ''], ...cells])}\n\n${table(sums)}`;
  }
}

/** Cells in columns; the first is of numbers. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
