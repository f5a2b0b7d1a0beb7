// What a short text in the search field means. Deterministic; words that name no code are left to the full text.

/** A reading of the text: an enhanced status code, known or not, or a subject of RFC 3463. */
export interface Reading {
  code?: string;
  subject?: string;
}

// "#", "x", "dsn=", "Status:" before it, a reply code before it ("550 5.4.2", "550-5.4.2"), one separator throughout.
const spelled =
  /^(?:#|x|dsn ?= ?|status ?: ?)?(?:[245]\d\d[ -])?([245])(?=([.,\- ])\d+\2)[.,\- ](\d{1,3})[.,\- ](\d{1,3})$/i;
// Not class 2: 2026 is a year and 250 a reply code.
const compact = /^#?([45])()([0-7])([1-9]?\d)$/;
const subjectOnly = /^[245x][.,]([0-7])(?:[.,]x)?$/i;

/** Reads a code in any usual spelling: `5.4.2` `#5.4.2` `5,4,2` `5-4-2` `5 4 2` `542` `x5.4.2` `dsn=5.4.2` `Status: 5.4.2` `550 5.4.2`, or a subject, `5.4` `x.4`. */
export function readQuery(text: string): Reading | null {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const alone = subjectOnly.exec(trimmed)?.[1];
  if (alone) return { subject: alone };
  const [, cls, , subject, detail] = spelled.exec(trimmed) ?? compact.exec(trimmed) ?? [];
  return cls ? { code: `${cls}.${Number(subject)}.${Number(detail)}` } : null;
}
