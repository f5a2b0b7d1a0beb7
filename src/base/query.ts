// What a short text in the search field means. Deterministic; words that name no code are left to the index.

// What may stand before a code ("#", "x", "dsn=", "Status:", "SMTP error") and behind it.
const around = /^(?:(?:smtp|dsn|status|code|error|fehler|bounce|x(?=\d)|[#(:=;]) ?)+|[ ).:,;]+$/gi;
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
  const read = readQuery(text, replies);
  const found = read.filter((code) => code.startsWith('x') || known.has(code));
  const [unknown] = read;
  if (found.length > 0 || !unknown) return { found };
  const [cls, subject] = unknown.split('.');
  const general = `${cls}.${subject}.0`;
  return { unknown, found: known.has(general) ? [`x.${subject}`, general] : [`${cls}.0.0`] };
}
