/** An enhanced status code of RFC 3463, section 2: class "." subject "." detail. */
interface StatusCode {
  class: number;
  subject: number;
  detail: number;
}

/**
 * Reads an enhanced status code in its canonical form, `5.4.2`.
 * RFC 3463, section 2: class 2, 4 or 5; subject and detail of one to three digits without leading zeros.
 * Returns null for anything else; other spellings are the business of `query.ts`.
 */
export function readStatusCode(text: string): StatusCode | null {
  const match = /^([245])\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text);
  return match && { class: Number(match[1]), subject: Number(match[2]), detail: Number(match[3]) };
}

/** Like `readStatusCode`, for text that must be a code. Throws with the offending text. */
export function parseStatusCode(text: string): StatusCode {
  const code = readStatusCode(text);
  if (!code) throw new Error(`"${text}" is not an enhanced status code such as 5.4.2`);
  return code;
}

/** The key under which the IANA registry lists a code, whatever its class: `5.4.2` → `X.4.2`. */
export function registryKey(code: string): string {
  const { subject, detail } = parseStatusCode(code);
  return `X.${subject}.${detail}`;
}

/** The code of a registry key in one class: `X.4.2` and 5 → `5.4.2`. */
export const codeInClass = (key: string, cls: number) => key.replace('X', String(cls));

/** Sorts codes and registry keys as numbers, so that 5.1.10 follows 5.1.9. */
export const compareCodes = new Intl.Collator('en', { numeric: true }).compare;

/** A reply code of RFC 5321, section 4.2: three digits, the first from 2 to 5. Status codes and reply codes share the addresses. */
export const isReplyCode = (text: string) => /^[2-5]\d\d$/.test(text);

/** Codes with one meaning from the first to the last, as vendors document them: `5.7.606` to `5.7.649`. */
export interface CodeRange {
  from: string;
  until: string;
}

/**
 * The code itself if it is known, else the range that holds it, else the more general one of the same class: `5.4.99` →
 * `5.4.0` → `5.0.0`; null where none is known. RFC 3463, 2: the detail 0 stands for "other or undefined".
 */
export function nearestCode(
  code: string,
  known: { has(code: string): boolean },
  ranges: readonly CodeRange[] = [],
): string | null {
  const parts = readStatusCode(code);
  if (!parts) return known.has(code) ? code : null;
  const general = `${parts.class}.${parts.subject}`;
  const range = ranges.find(
    ({ from, until }) =>
      from.startsWith(`${general}.`) && compareCodes(from, code) <= 0 && compareCodes(code, until) <= 0,
  );
  const candidates = [code, range?.from, `${general}.0`, `${parts.class}.0.0`];
  return candidates.find((candidate) => candidate !== undefined && known.has(candidate)) ?? null;
}
