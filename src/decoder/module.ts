import { loadDescriptions, loadKnowledge, loadReasons, loadSuppression } from 'virtual:knowledge';
import { isReplyCode, nearestCode } from '../base/code.ts';
import { readQuery } from '../base/query.ts';
import { codeUrl, permalink, reasonUrl } from '../base/urls.ts';
import { isComplete, isLang, langs, pageLang, textIn, type Lang } from '../i18n/langs.ts';
import { moved } from '../moved.ts';
import { address } from '../site.ts';
import { createDecoder, type Decoder } from './decode.ts';
import type { Actor, Evidence, Finding, Reading, Verdict } from './findings.ts';
import type { Described, DescribedReason } from './knowledge.ts';
import { TextSplitter, type Piece } from './splitter.ts';

// The module for other programs, `/lib/v1/bounce-codes.js`: no dependencies, nothing loaded, nothing sent. Adding is v1,
// removing or renaming is v2. Facts are parsed and expressions built when they are first asked for, so that a program
// that only makes links carries neither.

export type { Actor, Evidence, Finding, Reading, Verdict };

/** The languages of the texts. */
export type Language = Lang;

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

/** What the entry of a code says. */
export interface CodeVerdict extends Verdict {
  /** The code whose entry or reason says so: the one asked for, or the nearest. */
  of: string;
  /** The reason that it is taken from, where the code has no entry of its own. */
  reason?: string;
}

/** A reason: who or what was refused and why. */
export interface ReasonDescription {
  id: string;
  party: NonNullable<Finding['party']>;
  verdict: Verdict;
  /** The language of the texts and of the page: the one asked for, or the default one where nothing is written in it. */
  lang: Language;
  title: string;
  summary: string;
  /** What to do now. */
  action: string;
  url: string;
}

/** A code in words. */
export interface Description {
  code: string;
  /** The language of the texts and of the page: the one asked for, or the default one where nothing is written in it. */
  lang: Language;
  title: string;
  summary: string;
  /** What to do now; null where no entry is written. */
  action: string | null;
  url: string;
}

/** When an address whose verdict is `suppress-if-repeated` goes on the suppression list. */
export interface SuppressionRule {
  /** So many bounces … */
  bounces: number;
  /** … in at least so many different weeks, without a delivery in between. */
  weeks: number;
  /** The rule as a clause of a sentence. */
  words: Record<Language, string>;
}

/** A text of many, and what it says about each recipient. */
export interface Decoded {
  text: string;
  /** The line of the stream at which the text begins, or which of the strings it is; from 1. */
  line: number;
  findings: Finding[];
}

/** Makes something when it is first asked for, and only then. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const decoder = /* @__PURE__ */ once((): Decoder => createDecoder(loadKnowledge()));
const facts = /* @__PURE__ */ once(() => {
  const descriptions = new Map<string, Described>(Object.entries(loadDescriptions()));
  const ranges = [...descriptions].flatMap(([from, { until }]) => (until ? [{ from, until }] : []));
  return { descriptions, ranges, replies: [...descriptions.keys()].filter(isReplyCode) };
});

/**
 * Decodes a bounce in any form in which people paste it: a reply line, a log line, a report of RFC 3464, a whole mail, a
 * transcript, a table, an event of a sending service. Returns what it says about each recipient, in the order of the text;
 * nothing where it is no bounce. Positions refer to the text as given; what a mail holds only encoded has the position of
 * the whole text. Never throws, and gives nothing for what is no text; the time grows with the length of the text.
 */
export const decodeBounce = (text: string): Promise<Finding[]> => decoder().decodeBounce(text);

/**
 * Decodes many texts, one after the other and in their order, of any length in constant memory. Strings are texts of their
 * own: replies, log lines, mails. Bytes are a stream that is split into texts: the lines of a log, the mails of an mbox;
 * any other stream is one text, or where it is longer than a megabyte its lines are. What is not UTF-8 is read as
 * Windows-1252. Gives every text, also those in which nothing is found; throws what the source throws.
 */
export async function* decodeMany(
  texts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<Decoded, void, undefined> {
  const decode = async ({ text, line }: Piece): Promise<Decoded> => ({
    text,
    line,
    findings: await decodeBounce(text),
  });
  const splitter = new TextSplitter();
  let line = 0;
  for await (const item of typeof texts === 'string' ? [texts] : texts) {
    if (typeof item === 'string') yield decode({ text: item, line: ++line });
    else for (const piece of splitter.push(item)) yield decode(piece);
  }
  for (const piece of splitter.end()) yield decode(piece);
}

/** Reads a pasted text for display: what it was read as, and findings whose positions refer to that. */
export const readBounce = (pasted: string): Promise<Reading> => decoder().readBounce(pasted);

/**
 * Blanks the local parts of all addresses, also where they stand alone, and the names that stand with addresses:
 * `Max Muster <max@example.com>` → `*** <***@example.com>`.
 */
export const blankAddresses = (text: string): string => decoder().blankAddresses(text);

/** Reads a code in any usual spelling, `550-5.4.2`, `dsn=5.4.2`, `#5.4.2`, `550`; null for anything else. */
export function parseCode(text: string): ParsedCode | null {
  const { descriptions, replies } = facts();
  // Programs that are not typed hand over numbers, or what they lack.
  const code = readQuery(String(text), replies).find((found) => !found.startsWith('x'));
  if (!code) return null;
  return {
    code,
    kind: isReplyCode(code) ? 'reply' : 'status',
    class: Number(code[0]),
    isKnown: descriptions.has(code),
  };
}

/** The nearest known code with what is said about it. */
function find(code: string): [code: string, described: Described] | null {
  const { descriptions, ranges } = facts();
  const known = nearestCode(code, descriptions, ranges);
  const described = known && descriptions.get(known);
  return known && described ? [known, described] : null;
}

function checkLanguage(lang: Language): void {
  if (!isLang(lang))
    throw new RangeError(`"${String(lang)}" is not a language of these texts; ask for one of ${langs.join(', ')}`);
}

/**
 * A code in the words of one language. An unknown status code is described by the nearest known one, whose `code` the
 * answer carries; null for an unknown reply code and for what is no code. Throws a RangeError for a language that there
 * is not.
 */
export function describe(code: string, lang: Language): Description | null {
  checkLanguage(lang);
  const found = find(code);
  if (!found) return null;
  const [known, { title, summary, action }] = found;
  const own = pageLang(action, lang);
  return {
    code: known,
    lang: own,
    title: textIn(title, own),
    summary: textIn(summary, own),
    action: action?.[own] ?? null,
    url: address + codeUrl(own, known),
  };
}

/**
 * What to do, from the entry of the code, from the reason that real responses with it have most often, or from the nearest
 * code; `of` says which. Null for an unknown reply code and for what is no code. The wording may say more than the code:
 * decode the whole reply where you have it.
 */
export function verdict(code: string): CodeVerdict | null {
  const found = find(code);
  if (!found) return null;
  const { descriptions } = facts();
  const [known, { nearest = known }] = found;
  for (const of of [known, nearest]) {
    const { verdict, reason } = descriptions.get(of) ?? {};
    if (verdict) return { ...verdict, of, ...(reason !== undefined && { reason }) };
  }
  return null;
}

const reasons = /* @__PURE__ */ once(() => new Map<string, DescribedReason>(Object.entries(loadReasons())));

/** The one rule for addresses that bounce again and again. */
export const suppressionRule: SuppressionRule = /* @__PURE__ */ loadSuppression();

/**
 * The reason of a whole reply: `reasonOf('550 5.1.1 User unknown')` → `mailbox-unknown`; null where nothing tells it. Of
 * several recipients the first who was refused decides.
 */
export const reasonOf = async (reply: string): Promise<string | null> =>
  (await decodeBounce(reply)).find(({ reason }) => reason !== null)?.reason ?? null;

/** A reason in the words of one language; null for an unknown id; one that was renamed has its new
 * name. Throws a RangeError for a language that there is not. */
export function describeReason(id: string, lang: Language): ReasonDescription | null {
  checkLanguage(lang);
  const current = moved[reasonUrl('{lang}' as Language, id)]?.split('/')[3] ?? id;
  const found = reasons().get(current);
  if (!found) return null;
  const { party, verdict, title, summary, action } = found;
  const own = pageLang(title, lang);
  return {
    id: current,
    party,
    verdict,
    lang: own,
    title: textIn(title, own),
    summary: textIn(summary, own),
    action: textIn(action, own),
    url: address + reasonUrl(own, id),
  };
}

/**
 * The address to put into an error message: without a language it leads each reader to theirs, also for codes that are
 * unknown today. It stays valid. In a language that has not every page it is that address too. What a foreign server sent
 * instead of a code is encoded. Never throws.
 */
export function docsUrl(code: string, lang?: Language): string {
  // A lone surrogate cannot be encoded.
  const encoded = encodeURIComponent(String(code).replace(/\p{Surrogate}/gu, '\ufffd'));
  return address + (isComplete(lang) ? codeUrl(lang, encoded) : permalink(encoded));
}
