import { nearestCode, type CodeRange } from '../base/code.ts';
import type { Finding, Stage } from './findings.ts';
import type { KnownProvider, KnownResponse, Knowledge, RankedWording } from './knowledge.ts';
import { best as bestOf, filter, some } from './memory.ts';
import type { PhraseMatch } from './phrases.ts';
import { isBeforeRecipients } from './stages.ts';
import type { Statement } from './statements.ts';

// Chooses among all that a text says about one recipient: the code, the page that helps, and the provider. All rules are
// ordered; the first one that decides does.

export type ResponseMatch = PhraseMatch<KnownResponse>;
export type WordingMatch = PhraseMatch<RankedWording>;

// How many fixed characters of a provider's response stand in the text.
/** Shorter responses, "access denied", are also words of others. */
const tellingLength = 12;
/** From here on it decides against the code that stands beside it, and tells the provider whose name stands in it. */
const ownLength = 20;
/** From here on nobody else words it so, even where it names nobody. */
const uniqueLength = 60;
/** From here on it is this response even where the text states no code, and the text is about mail that came back. */
export const unmistakableLength = 28;

const digitOf = ({ code, replyCode }: Statement) => Number((code ?? replyCode ?? '0')[0]);
/** x.0.0 says only that it failed, x.y.0 hardly more. */
const isCatchAll = (code: string | null) => code !== null && /^\d\.0\.0$/.test(code);
const isGeneral = (code: string | null) => code !== null && /^\d\.\d\.0$/.test(code);
/** The sending server gave up, or found no session that lasts (Exchange Online); why, an earlier answer says. */
const isExpired = (code: string | null) => code !== null && /^[45]\.4\.(?:7|300|31[678])$/.test(code);
/**
 * Whether only the report states a code about a recipient: Sendmail turns a 550, 551 or 553 without a status code into such
 * a one, whatever was refused.
 */
const isOnlyReported = (told: Statement | undefined, statements: Iterable<Statement>) =>
  told?.origin === 'report' &&
  /^5\.[12]\.[1-9]/.test(told.code ?? '') &&
  !some(statements, ({ code, origin }) => code === told.code && origin !== 'report');
/** Security or policy; in 5.7.1 also unknown mailboxes. */
const isPolicy = (code: string | null) => code !== null && /^[45]\.7\./.test(code);
/** What follows from an earlier refusal: "no valid recipients", "bad sequence of commands". */
const isConsequence = ({ code, replyCode }: Statement) => code === '5.5.1' || replyCode === '503';

/** What speaks for a statement as the reason, the weightiest first. Of statements that agree in all of it the first counts. */
const preferences: ((statement: Statement) => boolean)[] = [
  (statement) => digitOf(statement) >= 4,
  ({ code }) => !isExpired(code),
  ({ trust }) => trust === 'told',
  (statement) => !isConsequence(statement),
  ({ code }) => !isCatchAll(code),
  (statement) => digitOf(statement) === 5,
  ({ origin }) => origin === 'remote',
  ({ code }) => !isGeneral(code),
  ({ code }) => code !== null,
  ({ origin }) => origin === 'report',
];

function isBetter(a: Statement, b: Statement): boolean {
  for (const prefers of preferences) {
    const isPreferred = prefers(a);
    if (isPreferred !== prefers(b)) return isPreferred;
  }
  return false;
}

/** The statement that tells the reason. */
const chooseStatement = (statements: Iterable<Statement>) => bestOf(statements, isBetter);

/** What decides about a recipient: one statement, and the codes of its class that belong to the same answer. */
export interface Decision {
  best: Statement | undefined;
  withCode: Statement | undefined;
  withReply: Statement | undefined;
  /** The code that the answer itself states: null also where the server that reports it made one up. */
  ownCode: string | null;
}

/** Chooses the code: a reply without a status code and a report that states one belong to the same answer. */
export function chooseCode(statements: Iterable<Statement>): Decision {
  const best = chooseStatement(statements);
  if (!best) return { best, withCode: undefined, withReply: undefined, ownCode: null };
  const digit = String(digitOf(best));
  const withCode = best.code
    ? best
    : chooseStatement(filter(statements, ({ code }) => code?.startsWith(digit) ?? false));
  const isSupplied = best.origin === 'remote' && best.code === null && isOnlyReported(withCode, statements);
  return {
    best,
    withCode,
    withReply: best.replyCode
      ? best
      : chooseStatement(filter(statements, ({ replyCode }) => replyCode?.startsWith(digit) ?? false)),
    ownCode: isSupplied ? null : (withCode?.code ?? null),
  };
}

const longest = (matches: Iterable<ResponseMatch>) => bestOf(matches, (match, than) => match.weight > than.weight);

/**
 * Chooses the response on record: the longest of the provider whose host answered. Without the host, a text speaks for a
 * provider only if it is telling, all that send it mean the same, and it is more than a wording that everybody uses.
 */
export function chooseResponse(
  matches: Iterable<ResponseMatch>,
  provider: string | null,
  wording: WordingMatch | undefined,
): ResponseMatch | undefined {
  const own = longest(filter(matches, ({ value }) => value.provider === provider));
  if (own) return own;
  const best = longest(matches);
  // "Recipient address rejected: need fully-qualified address" means more than its second half.
  const isPart =
    best &&
    wording &&
    wording.weight > best.weight &&
    wording.start <= best.start &&
    wording.end >= best.end &&
    wording.value.reason !== best.value.reason;
  const isClear =
    best &&
    !isPart &&
    best.weight >= tellingLength &&
    (best.weight >= ownLength || !wording || wording.weight < best.weight) &&
    !some(matches, ({ weight, value }) => weight >= best.weight && value.reason !== best.value.reason);
  return isClear ? best : undefined;
}

/** A tag of letters and digits, `TSS04`, is one wherever it stands; others, `[-20]`, only in a bounce. */
export const isUnmistakable = ({ value, weight }: ResponseMatch) =>
  weight > 4 && (value.tags ?? []).some((tag) => /[A-Z]/.test(tag) && /\d/.test(tag));

/**
 * Chooses the tag: of the provider whose host answered, before the others; of the rows with this tag the one that states
 * the codes of the text.
 */
export function chooseTag(
  matches: Iterable<ResponseMatch>,
  provider: string | null,
  code: string | null,
  replyCode: string | null,
): ResponseMatch | undefined {
  const cls = (code ?? replyCode)?.[0];
  const prefers: ((match: ResponseMatch) => boolean)[] = [
    ({ value }) => value.provider === provider,
    ({ value }) => value.code === code,
    ({ value }) => value.replyCode === replyCode,
    ({ value }) => (value.code ?? value.replyCode)?.[0] === cls,
  ];
  const score = (match: ResponseMatch) => prefers.map((prefer) => (prefer(match) ? '1' : '0')).join('');
  return bestOf(matches, (match, than) => score(match) > score(than));
}

/** Chooses the wording: the one whose reason stands first in `order.yml`. */
export const chooseWording = (matches: Iterable<WordingMatch>): WordingMatch | undefined =>
  bestOf(matches, (match, than) => match.value.rank < than.value.rank);

/** What is known about one recipient when reason and page are chosen. */
export interface Facts {
  decision: Decision;
  code: string | null;
  replyCode: string | null;
  response: ResponseMatch | undefined;
  /** Whether the text says that the server keeps trying. */
  isDelay: boolean;
  /** Whether a tag and not the words told the response. */
  isTag: boolean;
  wording: WordingMatch | undefined;
  /** The provider whose host answered. */
  provider: string | null;
  /** The provider that answered, as far as there is evidence. */
  responder: string | null;
  isTransient: boolean;
  /** The command that was refused. */
  stage: Stage | null;
  /** Whether words in the reply say that a mailbox or a domain is unknown, full or disabled. */
  speaksOfMailbox: boolean;
}

/** What is known of codes and reasons: their verdicts, and what leads from one to the other. */
export type KnownReasons = Pick<Knowledge, 'reasons' | 'reasonOfCode' | 'verdicts'> & {
  known: ReadonlySet<string>;
  ranges: readonly CodeRange[];
  /** Codes about a sender, its proof, a login or encryption. */
  ofOthers: RegExp;
};

/** A reason and what told it. */
interface ChosenReason {
  id: string;
  basis: NonNullable<Finding['basis']>;
}

/**
 * The reason of a wording behind 4 and behind 5; a sending server's own code about the path, x.4.y or a report's 5.0.0 that
 * no reply stands beside, is no refusal.
 */
function inClass({ reason, transient, permanent }: RankedWording, { code, replyCode, isTransient }: Facts): string {
  if (isTransient) return transient;
  const isOwn = code?.startsWith('5.4.') === true || (isCatchAll(code) && replyCode === null);
  const isRefusal = (code ?? replyCode)?.startsWith('5') && !isOwn;
  return isRefusal ? permanent : reason;
}

/** Whether the words about the path, "message expired", stand before the answer of a server that objects to the sender. */
const isAroundRefusal = ({ code, wording, decision: { best } }: Facts, party: string | undefined) =>
  party === 'path' && isPolicy(code) && wording !== undefined && best !== undefined && wording.start < best.start;

/** The reason of the wording; none where it would count against an address that the answer itself says nothing about. */
function reasonOfWording(facts: Facts, { reasons, ofOthers }: KnownReasons): string | undefined {
  if (!facts.wording) return undefined;
  const id = inClass(facts.wording.value, facts);
  const { party, verdict } = reasons[id] ?? {};
  if (verdict?.address === 'keep') return id;
  return ofOthers.test(facts.code ?? '') || isAroundRefusal(facts, party) ? undefined : id;
}
const asReason = (id: string | undefined, basis: ChosenReason['basis']) => (id === undefined ? null : { id, basis });

const reasonRules: ((facts: Facts, known: KnownReasons) => ChosenReason | null)[] = [
  function notYetABounce({ isDelay }) {
    return isDelay ? { id: 'delayed-notice', basis: 'wording' } : null;
  },
  function aResponseOnRecord({ response, responder, isTag }) {
    const isOwn = response?.value.provider === responder;
    return asReason(response?.value.reason, isTag ? 'tag' : isOwn ? 'response' : 'wording');
  },
  function aTellingWording(facts, known) {
    const id = reasonOfWording(facts, known);
    return id !== undefined && !known.reasons[id]?.isVague ? asReason(id, 'wording') : null;
  },
  function theStatedCode({ code }, { reasonOfCode }) {
    return asReason(code === null ? undefined : reasonOfCode[code], 'code');
  },
  function aVagueWording(facts, known) {
    return asReason(reasonOfWording(facts, known), 'wording');
  },
  function theReplyCode({ code, replyCode }, { reasonOfCode }) {
    return asReason(code !== null || replyCode === null ? undefined : reasonOfCode[replyCode], 'reply');
  },
];

function decide<T>(rules: ((facts: Facts, known: KnownReasons) => T | null)[], facts: Facts, known: KnownReasons) {
  for (const rule of rules) {
    const chosen = rule(facts, known);
    if (chosen) return chosen;
  }
  return null;
}

/** What was refused before any recipient was named, where the words tell nothing else than that. */
function reasonBeforeRecipients({ stage, isTransient, wording }: Facts, isTold: boolean): string {
  if (stage === 'sender' && isTransient && !isTold) return 'not-accepting';
  if (stage === 'sender') return isTold ? 'sender-unknown' : 'sender-blocked';
  if (stage === 'greet') return 'helo-refused';
  if (stage === 'authenticate') return 'auth-failed';
  if (stage === 'encrypt') return 'tls-failed';
  return isTransient || wording?.value.reason === 'not-accepting' ? 'not-accepting' : 'ip-blocked';
}

/**
 * Chooses the reason: who or what was refused, and why; null where nothing tells it, and for a success. What was refused
 * before a recipient was named is never the recipient's fault, and no answer to it condemns an address; without an answer,
 * the path to the server failed.
 */
export function chooseReason(facts: Facts, known: KnownReasons): ChosenReason | null {
  const { best } = facts.decision;
  if (best && digitOf(best) < 4) return null;
  const chosen = decide(reasonRules, facts, known);
  if (!isBeforeRecipients(facts.stage)) return chosen;
  const { party, verdict } = (chosen && known.reasons[chosen.id]) ?? {};
  const keepsAddress = verdict?.address === 'keep';
  const isAdmissible =
    chosen?.basis === 'response'
      ? keepsAddress || verdict?.address === 'review'
      : chosen !== null && party !== 'recipient' && (keepsAddress || !best);
  // "Sender address rejected: User unknown": the sender is not blocked, it does not exist.
  const isUnknown = chosen?.id === 'sender-blocked' && facts.speaksOfMailbox;
  return isAdmissible && !isUnknown ? chosen : asReason(reasonBeforeRecipients(facts, chosen !== null), 'stage');
}

/** A page, and the words that led to it. */
interface Chosen {
  page: string;
  words?: PhraseMatch<unknown> | undefined;
}

/** Says nothing by itself, so that a telling wording decides: x.0.0, x.y.0, 5.7.1, and the end of the retries. */
const isVague = (code: string) => /^\d\.\d\.0$|^[45]\.7\.1$|^[45]\.4\.7$/.test(code);
/** 4.7.1 beside 5.7.1: the words say again what the code says. */
const isSameDetail = (page: string, code: string) => page.slice(1) === code.slice(1);
const nearest = (code: string, { known, ranges }: KnownReasons) => nearestCode(code, known, ranges) ?? '5.0.0';

const addressOf = (page: string, { verdicts, reasons, reasonOfCode }: KnownReasons) =>
  (verdicts[page] ?? reasons[reasonOfCode[page] ?? '']?.verdict)?.address;
const keeps = (page: string, known: KnownReasons) => (addressOf(page, known) ?? 'keep') === 'keep';

/** Whether a page tells to suppress an address that the reason keeps, or the other way round. */
function contradicts(page: string, reason: string, known: KnownReasons): boolean {
  const own = addressOf(page, known);
  const wanted = known.reasons[reason]?.verdict.address;
  if (wanted === 'suppress') return own === undefined || own === 'keep';
  return own === 'suppress' && wanted !== undefined;
}

/** A reason that words, a tag or the command told, and not the code itself. */
type Told = ChosenReason | null;
const pageRules = (reason: Told): ((facts: Facts, known: KnownReasons) => Chosen | null)[] => [
  function aSuccess({ decision, code, replyCode }, known) {
    if (!decision.best || digitOf(decision.best) >= 4) return null;
    const page = code ? nearest(code, known) : replyCode;
    return page ? { page } : null;
  },
  // Of a stated code only what condemns no recipient.
  function anotherParty({ code, replyCode, isTransient }, known) {
    if (reason?.basis !== 'stage') return null;
    const stated = code ?? replyCode;
    const own = stated && !isVague(stated) ? nearest(stated, known) : null;
    const page = own && keeps(own, known) ? own : known.reasons[reason.id]?.pages[isTransient ? 4 : 5];
    return page ? { page } : null;
  },
  // A long text that a provider sends with this very code means what it means there, whatever the code says.
  function aResponseOnRecord({ code, response, provider }, known) {
    if (!response) return null;
    const { value, weight } = response;
    const isOwn = value.provider === provider || (value.code === code && weight >= ownLength);
    if (code && contradicts(value.page, value.reason, known)) return null;
    return !code || isOwn || isVague(code) ? { page: value.page, words: response } : null;
  },
  function aWording(facts, known) {
    const { code, wording, isTransient } = facts;
    const page = known.reasons[reasonOfWording(facts, known) ?? '']?.pages[isTransient ? 4 : 5];
    if (!page) return null;
    return !code || (isVague(code) && !isSameDetail(page, code)) ? { page, words: wording } : null;
  },
  function aPageThatAgrees({ code, wording, isTransient }, known) {
    const page = reason && known.reasons[reason.id]?.pages[isTransient ? 4 : 5];
    return page && code && contradicts(nearest(code, known), reason.id, known) ? { page, words: wording } : null;
  },
  function theStatedCode({ code }, known) {
    return code ? { page: nearest(code, known) } : null;
  },
  function theReplyCode({ replyCode }, { known }) {
    return replyCode && known.has(replyCode) ? { page: replyCode } : null;
  },
];

/** Chooses the page that helps best; null where nothing leads to one. */
export const choosePage = (facts: Facts, reason: Told, known: KnownReasons): Chosen | null =>
  decide(pageRules(reason), facts, known);

/** The provider of the first host that is one of its exchangers, else that of the recipient's domain. */
export function findProvider(
  hosts: Iterable<string>,
  recipient: string | null,
  exchangers: readonly { id: string; name: RegExp }[],
  providers: readonly KnownProvider[],
): string | null {
  for (const host of hosts) {
    const found = exchangers.find(({ name }) => name.test(host));
    if (found) return found.id;
  }
  const domain = recipient?.split('@').at(-1)?.toLowerCase();
  return (domain && providers.find(({ domains }) => domains.includes(domain))?.id) || null;
}

/** Chooses the provider on evidence alone: its host, a tag of its own, or words that name it or that nobody else sends. */
export function chooseProvider(
  byHost: string | null,
  response: ResponseMatch | undefined,
  tag: ResponseMatch | undefined,
  matches: Iterable<ResponseMatch>,
  isNamed: (match: ResponseMatch) => boolean,
): string | null {
  if (byHost ?? tag) return byHost ?? tag?.value.provider ?? null;
  const isOwn = (match: ResponseMatch) =>
    match.value.isOwn && match.weight >= (isNamed(match) ? ownLength : uniqueLength);
  const senders = new Set<string>();
  for (const match of matches) if (isOwn(match)) senders.add(match.value.provider);
  return response && isOwn(response) && senders.size === 1 ? response.value.provider : null;
}
