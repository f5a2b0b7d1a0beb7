import { escapeExpression } from '../base/expression.ts';
import type { CodeText, ReasonFacts, ServiceFacts } from './schema.ts';
import type { Code, CodeReason, Derived, Reason, SeenResponse, Wording } from './shapes.ts';

// The reason is the hub: responses point to it, and the verdict for a wording stands there alone.

/** The code whose page serves a reason where none is stated: the first of the class (`'4'`, `'5'`), else the first at all. */
export function codeOf({ codes }: Pick<ReasonFacts, 'codes'>, cls: string): string | undefined {
  const status = codes.filter((code) => code.includes('.'));
  return status.find((code) => code.startsWith(cls)) ?? status[0];
}

/** The page for words behind a reply of a class. What is temporary has its home in class 4, whatever its reply says. */
const pageOf = (facts: Pick<ReasonFacts, 'codes' | 'type'> | undefined, cls: string) =>
  facts && (facts.type === 'soft' && cls === '5' ? codeOf(facts, facts.codes[0]?.[0] ?? cls) : codeOf(facts, cls));

/** The pages that serve a reason behind a reply that begins with 4, and with 5. */
export function pagesOf(facts: Pick<ReasonFacts, 'codes' | 'type'>): Wording['pages'] {
  const [soft, hard] = [pageOf(facts, '4'), pageOf(facts, '5')];
  return { ...(soft && { 4: soft }), ...(hard && { 5: hard }) };
}

/** The wordings of all reasons that have some. */
export const wordingsOf = (order: string[], reasons: Record<string, ReasonFacts>): Wording[] =>
  order.flatMap((id) => {
    const facts = reasons[id];
    if (!facts || facts.phrases.length === 0) return [];
    const [transient, permanent] = [facts.transient ?? id, facts.permanent ?? id];
    const [soft, hard] = [pageOf(reasons[transient], '4'), pageOf(reasons[permanent], '5')];
    return {
      id,
      transient,
      permanent,
      pages: { ...(soft && { 4: soft }), ...(hard && { 5: hard }) },
      phrases: facts.phrases,
    };
  });

const mostFrequentFirst = (rows: SeenResponse[], order: readonly string[]): [reason: string, rows: SeenResponse[]][] =>
  [...Map.groupBy(rows, ({ reason }) => reason)].sort(
    ([a, left], [b, right]) => right.length - left.length || order.indexOf(a) - order.indexOf(b),
  );

/** The codes that carry a reason: those that responses state, the most frequent first, then those of its facts. */
export function carriersOf({ codes }: ReasonFacts, rows: SeenResponse[]): string[] {
  const stated = [
    ...Map.groupBy(
      rows.flatMap(({ code, replyCode }) => code ?? replyCode ?? []),
      (code) => code,
    ),
  ]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([code]) => code);
  return [...new Set([...stated, ...codes])];
}

/**
 * The reasons that the responses with a code have. An exception is one whose answer for the address is not that of the
 * code; a code that says `review` leaves the answer to the wording and has none.
 */
export function reasonsOf(
  rows: SeenResponse[],
  own: CodeText['verdict']['address'] | undefined,
  reasons: ReadonlyMap<string, Pick<Reason, 'verdict'>>,
): CodeReason[] {
  const groups = mostFrequentFirst(rows, [...reasons.keys()]).map(([id, group]) => ({
    id,
    rows: group,
    isException: own !== undefined && own !== 'review' && reasons.get(id)?.verdict.address !== own,
  }));
  return [...groups.filter(({ isException }) => isException), ...groups.filter(({ isException }) => !isException)];
}

/** What a class does to a verdict: nothing temporary ends an address at once, and no server repeats after a 5. */
export type Limit = 'temporary' | 'permanent';

/** The verdict of a reason behind a code or a reply code (`null` where none is stated), and whether its class limits it. */
export function limitVerdict<V extends Pick<Reason['verdict'], 'address' | 'resend'>>(
  verdict: V,
  code: string | null,
): { verdict: V; limit: Limit | null } {
  if (code?.startsWith('4') && verdict.address === 'suppress')
    return { verdict: { ...verdict, address: 'review', resend: 'automatic' }, limit: 'temporary' };
  if (code?.startsWith('5') && verdict.resend === 'automatic')
    return { verdict: { ...verdict, resend: 'later' }, limit: 'permanent' };
  return { verdict, limit: null };
}

/**
 * The reason that a code without an entry has most often: of its responses, else the first whose facts name it, else of
 * the same code in another class (`twins`).
 */
export function deriveReason(
  code: string,
  rows: SeenResponse[],
  reasons: ReadonlyMap<string, Reason>,
  twins: string[] = [],
): Derived | null {
  // Class 2 is a success: nothing was refused (RFC 3463, section 3.1).
  if (code.startsWith('2')) return null;
  const [first] = mostFrequentFirst(rows, [...reasons.keys()]);
  const named = (own: string) => [...reasons.values()].find(({ codes }) => codes.includes(own))?.id;
  const id = first?.[0] ?? [code, ...twins].map(named).find((found) => found !== undefined);
  const found = id === undefined ? undefined : reasons.get(id);
  // The same words with a 4 or with a 5 may be another reason.
  const other = code.startsWith('4') ? found?.transient : found?.permanent;
  const reason = (other === undefined ? undefined : reasons.get(other)) ?? found;
  if (!reason) return null;
  const { verdict, limit } = limitVerdict(reason.verdict, code);
  return { reason: reason.id, type: limit === 'temporary' ? 'soft' : reason.type, verdict };
}

const isWithin = (short: string, long: string) => long.toLowerCase().includes(short.toLowerCase());

/** What tells a response from others: its tags and the phrases of its reason in it, else its longest fixed part. */
function signsOf({ response, tags = [] }: SeenResponse, phrases: string[]): string[] {
  const signs = [
    ...tags.map((tag) => tag.replace(/\*$/, '')),
    ...phrases.filter((phrase) => isWithin(phrase, response)),
  ];
  if (signs.length > 0) return signs;
  const parts = response.split('...').map((part) => part.trim());
  return parts
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .slice(0, 1);
}

/**
 * An expression, to be used without regard to case, that finds the exceptions of a code: the wordings on record whose
 * answer for the address is not that of the code, and further signs. Longest first; spaces match a folded line too.
 */
export function exceptionPattern(
  { reasons: own }: Pick<Code, 'reasons'>,
  reasons: ReadonlyMap<string, Pick<Reason, 'phrases'>>,
  also: string[] = [],
): string {
  const exceptions = own.filter(({ isException }) => isException);
  const found = exceptions.flatMap(({ id, rows }) =>
    rows.flatMap((row) => signsOf(row, reasons.get(id)?.phrases ?? [])),
  );
  const signs = [...found, ...also];
  const isNeeded = (sign: string, at: number) =>
    !signs.some((other, place) => isWithin(other, sign) && (other.length < sign.length || place < at));
  return signs
    .filter(isNeeded)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((sign) => escapeExpression(sign).replace(/\s+/g, String.raw`\s+`))
    .join('|');
}

/** How the events of a service spell one of its terms: `Permanent / General` comes as `Permanent/General`, or as its key. */
export const wordsOfTerm = ({ term, key }: ServiceFacts['terms'][number]): string[] => [
  term.replaceAll(' / ', '/'),
  ...(key ? [key] : []),
];
