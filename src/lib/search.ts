// What a short text in the search field means. Deterministic; words that name no code are left to the full text.

// "#", "x", "dsn=", "Status:" before it, a reply code before it ("550 5.4.2", "550-5.4.2"), one separator throughout.
const spelled =
  /^(?:#|x|dsn ?= ?|status ?: ?)?(?:[245]\d\d[ -])?([245])(?=([.,\- ])\d+\2)[.,\- ](\d{1,3})[.,\- ](\d{1,3})$/i;
const compact = /^#?([45])()([0-7])([1-9]?\d)$/;
const subjectOnly = /^[245x][.,]([0-7])(?:[.,]x)?$/i;

/**
 * Reads codes in any usual spelling as the last part of their address, best first, whether known or not:
 * `5.4.2` `#5.4.2` `5,4,2` `5-4-2` `5 4 2` `x5.4.2` `dsn=5.4.2` `Status: 5.4.2` `550 5.4.2` → `5.4.2`;
 * three digits are a reply code if `replyCodes` names it, then a status code: `542` → `542`, `5.4.2`;
 * a subject of RFC 3463, `5.4` or `x.4` → `x.4`. Anything else gives an empty list.
 */
export function readQuery(text: string, replyCodes = ''): string[] {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const subject = subjectOnly.exec(trimmed)?.[1];
  if (subject) return [`x.${subject}`];
  const [, cls, , area, detail] = spelled.exec(trimmed) ?? compact.exec(trimmed) ?? [];
  const found = cls ? [`${cls}.${Number(area)}.${Number(detail)}`] : [];
  return /^\d{3}$/.test(trimmed) && replyCodes.includes(trimmed) ? [trimmed, ...found] : found;
}
