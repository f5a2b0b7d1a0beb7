// What a short text in the search field means. Deterministic; words that name no code are left to the index.

// What may stand before a code ("#", "x", "dsn=", "Status:", "SMTP error") and behind it.
const around = /^(?:(?:smtp|dsn|status|code|error|fehler|bounce|x(?=\d)|[#(:=;]) ?)+|[ ).:,;?]+$/gi;
// A reply code before it ("550 5.4.2", "550-5.4.2"), one separator throughout.
const spelled = /^(?:[245]\d\d[ -]#?)?([245])(?=([.,\- ])\d+\2)[.,\- ](\d{1,3})[.,\- ](\d{1,3})$/;
const compact = /^([45])()([0-7])([1-9]?\d)$/;
const subjectOnly = /^[245x][.,]([0-7])(?:[.,]x)?$/i;

/**
 * Reads codes in any usual spelling as the last part of their address, best first, whether known or not:
 * `5.4.2` `#5.4.2` `5,4,2` `5-4-2` `5 4 2` `x5.4.2` `dsn=5.4.2` `Status: 5.4.2` `550 5.4.2` → `5.4.2`;
 * three digits are a reply code if `replies` names it, then a status code: `542` → `542`, `5.4.2`;
 * a subject of RFC 3463, `5.4` or `x.4` → `x.4`. Anything else gives an empty list.
 */
export function readQuery(text: string, replies: readonly string[] = []): string[] {
  const bare = text.slice(0, 80).trim().replace(/\s+/g, ' ').replace(around, '');
  const subject = subjectOnly.exec(bare)?.[1];
  if (subject) return [`x.${subject}`];
  const [, cls, , area, detail] = spelled.exec(bare) ?? compact.exec(bare) ?? [];
  const found = cls ? [`${cls}.${Number(area)}.${Number(detail)}`] : [];
  return /^\d{3}$/.test(bare) && replies.includes(bare) ? [bare, ...found] : found;
}

/**
 * The codes that a text names where it names several and hardly anything else: `5.4.1 5.4.4`, `5.1.1 or 5.1.10`. A reply
 * code counts where no status code stands with it: of `550 5.1.1 5.7.1` two codes are asked for.
 */
export function readSeveral(text: string, replies: readonly string[] = []): string[] {
  const parts = text.slice(0, 80).split(/[\s,;/&+|]+/);
  const isCode = (part = '') => /\d/.test(part);
  const numbers = parts.filter(isCode).map((part) => part.replace(around, ''));
  const status = numbers.filter((part) => /^[245]\.\d{1,3}\.\d{1,3}$/.test(part));
  const isAll = numbers.every((part) => status.includes(part) || replies.includes(part));
  const codes = [...new Set(status.length > 0 ? status : numbers)];
  const inner = parts.slice(parts.findIndex(isCode), parts.findLastIndex(isCode));
  // "The difference between 5.4.1 and 5.4.4" is a question; where two words stand between the codes, it is a reply.
  const isReply =
    parts.length - numbers.length > 6 || inner.some((part, at) => at && !isCode(part) && !isCode(inner[at - 1]));
  return isAll && codes.length > 1 && !isReply ? codes : [];
}

/** The class of a code of which no more is there: `5.` → `5`; of a reply code: `55` → `5`. */
export const readClass = (text: string): string | null => /^\s*([245])(?:\d|\.)?\s*$/.exec(text)?.[1] ?? null;

/** What classes and subjects are called in one language, by their number. */
export interface PartNames {
  classes: Record<string, string>;
  subjects: Record<string, string>;
}

/** Class and subject of a code in words, of a reply code the class: `5.4.2` → `Permanent failure · Network`. */
export function describeParts(code: string, { classes, subjects }: PartNames): string {
  const [first = '', subject = ''] = code.split('.');
  return [classes[first.charAt(0)], subjects[subject]].filter(Boolean).join(' · ');
}

/**
 * The addresses that answer a query, best first. Where it names a code that nobody knows, `unknown` says which, and the
 * addresses are its subject and the nearest code: `5.4.99` → `x.4`, `5.4.0`.
 */
export function resolveQuery(text: string, known: ReadonlySet<string>): { found: string[]; unknown?: string } {
  const replies = [...known].filter((code) => !code.includes('.'));
  const single = readQuery(text, replies);
  const read = single.length > 0 ? single : readSeveral(text, replies);
  const found = read.filter((code) => code.startsWith('x') || known.has(code));
  const unknown = read.find((code) => !found.includes(code));
  if (!unknown || (found.length > 0 && single.length > 0)) return { found };
  if (found.length > 0) return { found, unknown };
  const [cls, subject] = unknown.split('.');
  const general = `${cls}.${subject}.0`;
  return { unknown, found: known.has(general) ? [`x.${subject}`, general] : [`${cls}.0.0`] };
}
