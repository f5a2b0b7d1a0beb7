import { address } from '../site.ts';
import { isReplyCode, readStatusCode } from '../base/code.ts';
import { blankAddresses, decodeBounce, readBounce, type Evidence, type Finding, type Reading } from './decode.ts';
import { descriptions } from './knowledge.ts';
import { readQuery } from '../base/query.ts';
import { codeUrl, permalink } from '../base/urls.ts';

// The module for other programs, `/lib/v1/bounce-codes.js`: no dependencies, nothing loaded, nothing sent. Adding is v1,
// removing or renaming is v2.

export { blankAddresses, decodeBounce, readBounce };
export type { Evidence, Finding, Reading };

/** The languages of the texts. */
export type Language = 'de' | 'en';

/** A code as it was read. */
export interface ParsedCode {
  /** `5.4.2`, an enhanced status code of RFC 3463, or `550`, a reply code of RFC 5321. */
  code: string;
  kind: 'status' | 'reply';
  /** The first digit: 2 success, 4 temporary, 5 permanent. */
  class: number;
  /** Whether the site has a page for it. */
  isKnown: boolean;
}

/** What to do with an address after a bounce. */
export interface Verdict {
  /** `suppress` at once; `review`: the wording decides. */
  address: 'keep' | 'review' | 'suppress-if-repeated' | 'suppress';
  resend: 'automatic' | 'later' | 'after-fix' | 'never';
  /** Who must act: `sender-setup`, `recipient-admin`, … */
  actors: string[];
  /** What campaign tools call it; not to be acted on. */
  type: 'hard' | 'soft' | 'block' | 'success';
  /** The code whose entry says so: the one asked for, or the nearest with an entry. */
  of: string;
}

/** A code in words. */
export interface Description {
  code: string;
  title: string;
  summary: string;
  /** What to do now; null where no entry is written. */
  action: string | null;
  /** The page in the language asked for. */
  url: string;
}

const replies = Object.keys(descriptions).filter(isReplyCode);

/** Reads a code in any usual spelling, `550-5.4.2`, `dsn=5.4.2`, `#5.4.2`, `550`; null for anything else. */
export function parseCode(text: string): ParsedCode | null {
  const code = readQuery(text, replies).find((found) => !found.startsWith('x'));
  if (!code) return null;
  return { code, kind: isReplyCode(code) ? 'reply' : 'status', class: Number(code[0]), isKnown: code in descriptions };
}

/** The code itself if it is known, else the nearest: its subject (`5.4.99` → `5.4.0`), its class. */
function nearestKnown(code: string): string | null {
  const parts = readStatusCode(code);
  const candidates = parts ? [code, `${parts.class}.${parts.subject}.0`, `${parts.class}.0.0`] : [code];
  return candidates.find((candidate) => Object.hasOwn(descriptions, candidate)) ?? null;
}

/**
 * A code in the words of one language. An unknown status code is described by the nearest known one, whose `code` the
 * answer carries; null for an unknown reply code and for what is no code.
 */
export function describe(code: string, lang: Language): Description | null {
  const known = nearestKnown(code);
  const found = known && descriptions[known];
  if (!known || !found) return null;
  return {
    code: known,
    title: found.title[lang],
    summary: found.summary[lang],
    action: found.action?.[lang] ?? null,
    url: docsUrl(known, lang),
  };
}

/**
 * What to do, from the entry of the code or the nearest one; `of` says which. Null for an unknown reply code and for
 * what is no code. The wording may say more than the code: decode the whole reply where you have it.
 */
export function verdict(code: string): Verdict | null {
  const known = nearestKnown(code);
  for (const of of [known, known && descriptions[known]?.nearest]) {
    const found = of ? descriptions[of] : undefined;
    if (of && found?.verdict && found.type) return { ...found.verdict, type: found.type, of };
  }
  return null;
}

/**
 * The address to put into an error message: without a language it leads each reader to theirs, also for codes that are
 * unknown today. It stays valid.
 */
export function docsUrl(code: string, lang?: Language): string {
  return address + (lang ? codeUrl(lang, code) : permalink(code));
}
