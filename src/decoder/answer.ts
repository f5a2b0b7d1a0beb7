import { limitVerdict } from '../model/reasons.ts';
import {
  chooseCode,
  choosePage,
  chooseProvider,
  chooseReason,
  chooseResponse,
  chooseTag,
  chooseWording,
  findProvider,
  unmistakableLength,
  type Decision,
  type Facts,
  type ResponseMatch,
  type WordingMatch,
} from './choose.ts';
import type { Context } from './context.ts';
import type { Details } from './details.ts';
import type { Evidence, Finding, Verdict } from './findings.ts';
import { filter, first, some, type Records } from './memory.ts';
import type { Notice } from './notices.ts';
import { withoutOverlaps, type PhraseMatch } from './phrases.ts';
import { ofEnvelope, type Part } from './recipients.ts';
import { isBeforeRecipients } from './stages.ts';
import type { Place, Statement } from './statements.ts';
import type { Tools } from './tools.ts';

// From a part of a text to what it says about one recipient.

/** The places of a part, in the order of the text. */
const findWithin = <T extends Place>({ ranges }: Pick<Part, 'ranges'>, places: Records<T>): Iterable<T> =>
  places.within(ranges);

/** The phrases of a part that belong to an answer: those between it and the next one, or all where none stands there. */
function findNear<T>(
  part: Part,
  matches: Records<PhraseMatch<T>>,
  best: Statement | undefined,
  next: Statement | undefined,
  isOwn: (match: PhraseMatch<T>) => boolean = () => true,
) {
  const own = filter(findWithin(part, matches), isOwn);
  const isNear = ({ end }: Place) => !best || (end > best.start && (!next || end <= next.start));
  return withoutOverlaps(some(own, isNear) ? filter(own, isNear) : own);
}

/** What the words of the deciding answer match: responses on record, the one that its words or a tag tell, a wording. */
function matchWords(
  text: string,
  part: Part,
  context: Context,
  decision: Decision,
  byHost: string | null,
  tools: Tools,
) {
  const { best, withReply, ownCode: code } = decision;
  const replyCode = withReply?.replyCode ?? null;
  const next =
    best && first(findWithin(part, context.statements), ({ start, isAnswer }) => isAnswer && start > best.end);
  // A response on record with a code is not meant by a few words without it: "connection refused".
  const isOwn = (match: PhraseMatch<{ reason: string }>) =>
    !namesAnotherDomain(text, part, match) && !isInName(text, part, match);
  const responses = filter(
    findNear(part, context.responses, best, next, isOwn),
    ({ value, weight }) =>
      (!value.code || value.code === code || (!code && (value.provider === byHost || weight >= unmistakableLength))) &&
      (!value.replyCode || !replyCode || value.replyCode === replyCode),
  );
  const wording = chooseWording(withinReply(text, findNear(part, context.wordings, best, next, isOwn), best, tools));
  const tag = chooseTag(findNear(part, context.tags, best, next), byHost, code, replyCode);
  const matched = chooseResponse(responses, byHost, wording);
  // The tag tells more than words, unless it stands in them.
  const response = tag && !matched?.value.tags?.includes(textAt(text, tag)) ? tag : matched;
  return { responses, response, tag, wording };
}

/** The wordings of the answer itself, where they tell a reason: what stands below it may be the question of a colleague. */
function withinReply(text: string, wordings: Iterable<WordingMatch>, best: Statement | undefined, { reasons }: Tools) {
  const reply = best && replyAround(text, best);
  if (!reply) return wordings;
  // Postfix ends it with the command, whatever follows in the same line.
  const command = /\(in reply to [^()\n]{1,40}\)/.exec(text.slice(best.end, reply.end));
  const last = command ? best.end + command.index : reply.end;
  const isWithin = ({ start, end }: Place) => start >= reply.start && end <= last;
  return some(wordings, (match) => isWithin(match) && !reasons[match.value.reason]?.isVague)
    ? filter(wordings, isWithin)
    : wordings;
}

/** How far from the words of Postfix the name may stand that it looked up. */
const nameReach = 330;
/**
 * Postfix names what it looked up: an exchanger or a host of its own that does not exist is not the recipient's domain;
 * nor is the one that a refusal names, "Domain example.org does not exist".
 */
function namesAnotherDomain(
  text: string,
  { recipient }: Part,
  { value, start, end }: PhraseMatch<{ reason: string }>,
): boolean {
  if (value.reason !== 'domain-unknown') return false;
  const [line = ''] = text.slice(start, end + nameReach).split(/\n(?![ \t])/, 1);
  const before = text.slice(Math.max(0, start - nameReach), start);
  const found =
    /\bname=([\w.-]{1,253})/i.exec(line) ?? /\bname=([\w.-]{1,253})\s{1,8}type=\w{1,8}:\s{0,8}$/i.exec(before);
  const name = (found ??
    /\bdomain[ :=]{1,3}["'<(]?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?![\w.@-])/i.exec(line))?.[1]?.toLowerCase();
  const domain = recipient?.text.split('@').at(-1)?.toLowerCase();
  if (name === undefined) return false;
  if (!domain) return !name.includes('.');
  // The name of an internationalized domain is spelled in two ways.
  return name !== domain && !(name.includes('xn--') && /[^ -~]/.test(domain));
}

/** "spam" in "bob@spam.example" or in the name of the host that answered says nothing; in that of a list it does. */
function isInName(text: string, { recipient, remoteMta }: Part, { start, end }: Place): boolean {
  const before = /[\w.+@-]{0,64}$/.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? '';
  const behind = /^[\w.+@-]{0,64}/.exec(text.slice(end, end + 64))?.[0] ?? '';
  if (before + behind === '' || /[\s@]/.test(text.slice(start, end))) return false;
  const name = before + text.slice(start, end) + behind;
  if (name.includes('@')) return true;
  const [own, domain] = [name.toLowerCase().replace(/[.-]+$/, ''), recipient?.text.split('@').at(-1)?.toLowerCase()];
  return own === remoteMta?.text.toLowerCase() || (domain !== undefined && `.${own}`.endsWith(`.${domain}`));
}

/** Whether a server keeps trying: the report says so, or words that no permanent refusal contradicts. */
const saysDelayed = (part: Part, stated: string | null, { wordings }: Context) =>
  part.action?.text === 'delayed' ||
  (!stated?.startsWith('5') &&
    !part.action &&
    some(findWithin(part, wordings), ({ value }) => value.reason === 'delayed-notice'));

/** Reads what is said about one recipient; null where nothing is. */
export function readPart(text: string, part: Part, context: Context, tools: Tools): Finding | null {
  const statements = findWithin(part, context.statements);
  const decision = chooseCode(statements);
  const { best, withCode, withReply } = decision;
  const code = withCode?.code ?? null;
  const replyCode = withReply?.replyCode ?? null;

  const host = part.remoteMta?.text;
  const byHost = findProvider(part.hosts, part.recipient?.text ?? null, tools.exchangers, tools.providers);
  const { responses, response, tag, wording } = matchWords(text, part, context, decision, byHost, tools);
  const stated = code ?? replyCode;
  const isDelay = saysDelayed(part, stated, context);
  const isTransient = stated ? stated.startsWith('4') : isDelay;
  const reply = replyAround(text, best ?? wording ?? response);
  const parties = reply
    ? [...withoutOverlaps(findWithin({ ranges: [[reply.start, reply.end]] }, context.wordings))].flatMap(
        ({ value }) => tools.reasons[value.reason] ?? [],
      )
    : [];
  const told = parties.find((reason) => reason.party !== 'recipient' && namedStages.has(reason.stage))?.stage ?? null;
  const own =
    reply && tools.stages.find(text, reply, best?.start ?? reply.start, told as Finding['stage'], [replyCode, code]);
  const twin = () => best && stageOfTwin(text, context.statements.within(part.words), best, tools);
  const author = best && reply && !isBeforeRecipients(own) ? stageOfAuthor(text, part, best, reply, context) : null;
  const named = author ?? own ?? twin() ?? null;
  const speaksOfMailbox = parties.some(({ party }) => party === 'recipient');
  const answer = reply ? textAt(text, reply).replace(addresses, '') : '';
  const isNamed = ({ value }: ResponseMatch) =>
    value.isOpened || (tools.names.get(value.provider)?.test(answer) ?? false);
  const provider = chooseProvider(byHost, response, tag, responses, isNamed);
  const asNamed = {
    decision,
    code: decision.ownCode,
    replyCode,
    response,
    responder: provider,
    isDelay,
    isTag: response === tag && tag !== undefined,
    wording,
    provider: byHost,
    isTransient,
    stage: named,
    speaksOfMailbox,
  };
  const stage = (reply && findMeant(text, reply, asNamed, tools)) ?? named;
  const facts = { ...asNamed, stage };
  const reason = chooseReason(facts, tools);
  const chosen = choosePage(facts, reason, tools);
  if (!chosen) return null;
  const known = reason && tools.reasons[reason.id];
  const details = reply ? tools.details.read(text, reply, statements, withReply) : noDetails;
  const people = findPeople(part, best, stage, context);
  return {
    reason: reason?.id ?? null,
    party: known?.party ?? null,
    verdict: known ? limitBy(known.verdict, reason.basis, stated) : (tools.verdicts[chosen.page] ?? null),
    basis: reason?.basis ?? null,
    stage,
    retryAfter: details.retryAfter,
    blocklist: details.blocklist,
    diagnostic: details.diagnostic,
    response: response && response.value.provider === provider ? { provider, id: response.value.id } : null,
    code,
    replyCode,
    inferred: chosen.page !== code,
    page: chosen.page,
    evidence: gatherEvidence(
      text,
      { ...people, remoteMta: part.remoteMta, action: part.action },
      decision,
      facts.isTag ? tag : (chosen.words ?? wording),
    ),
    recipient: people.recipient?.text ?? null,
    recipientBlanked: people.recipient && tools.blank(people.recipient.text),
    sender: people.sender,
    remoteMta: host ?? null,
    action: part.action?.text ?? null,
    service: null,
    provider,
  };
}

/** A response on record may end an address with a 4 as well: what it means was read, and not concluded from a few words. */
function limitBy(verdict: Verdict, basis: Finding['basis'], stated: string | null): Verdict {
  const { verdict: limited, limit } = limitVerdict(verdict, stated);
  return limit === 'temporary' && basis === 'response' ? verdict : limited;
}

/** Before an answer may condemn an address: whom else its nouns name; null where they name nobody. */
function findMeant(text: string, reply: Place, facts: Facts, tools: Tools): Finding['stage'] {
  const reason = chooseReason(facts, tools);
  const page = reason ? undefined : choosePage(facts, reason, tools)?.page;
  const verdict = reason ? tools.reasons[reason.id]?.verdict : tools.verdicts[page ?? ''];
  if (isBeforeRecipients(facts.stage) || !verdict || verdict.address === 'keep') return null;
  const { decision, response, wording } = facts;
  const { best } = decision;
  const words = response ?? wording;
  const find = (around: Place, answer: Place | undefined, place: Place) =>
    tools.stages.findParty(text, around, answer ?? { start: place.start, end: place.start }, place);
  const isApart = best && words && (words.start < reply.start || words.end > reply.end);
  const wordsReply = isApart ? replyAround(text, words) : null;
  // In a report the words may stand far below the code, and what stands between is about other matters.
  return wordsReply && words
    ? (find(reply, best, best ?? words) ?? find(wordsReply, undefined, words))
    : find(reply, best, words ?? best ?? reply);
}

/** How many copies of an answer are looked at; a report has one in words and one in its fields. */
const copies = 4;

/** The words of an answer up to the end of its line, without marks, for comparison with those of a copy. */
const wordsBehind = (text: string, { end }: Place) =>
  (/^[^\n]{0,80}/.exec(text.slice(end))?.[0] ?? '')
    .replace(/\(in reply to.*$/i, '')
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * A report states an answer in words and once more in its fields (RFC 3464), and only the words name the command: the
 * stage of the copies, where they were refused before any recipient was named.
 */
function stageOfTwin(text: string, statements: Iterable<Statement>, best: Statement, tools: Tools): Finding['stage'] {
  const own = wordsBehind(text, best);
  const found = new Set<Finding['stage']>();
  let seen = 0;
  for (const twin of statements) {
    if (twin.start === best.start || twin.replyCode === null || twin.replyCode !== best.replyCode) continue;
    const words = wordsBehind(text, twin);
    if (words === '' || own === '' || !(words.startsWith(own) || own.startsWith(words))) continue;
    if (++seen > copies) break;
    const reply = replyAround(text, twin);
    found.add(reply && tools.stages.find(text, reply, twin.start, null, []));
  }
  // Where a copy answers RCPT TO, somebody else was refused before.
  return found.has('recipient') ? null : ([...found].find(isBeforeRecipients) ?? null);
}

/**
 * "550 <alice@example.org>: User unknown" about another recipient means the sender, where Alice sent the mail, where the
 * address is one of an envelope's sender, or where the answer speaks of verifying it.
 */
function stageOfAuthor(text: string, { recipient }: Part, best: Place, reply: Place, { authors }: Context) {
  const own = recipient?.text.toLowerCase();
  if (own === undefined) return null;
  const said = text.slice(best.end, Math.min(reply.end, best.end + 400)).toLowerCase();
  if (said.includes(own)) return null;
  const others = [...said.matchAll(/[^\s<>()[\]{},;:"'|\\…@]{1,64}@[^\s<>()[\]{},;:"'|\\…@]{1,253}/g)];
  const isSender = others.some(({ 0: address, index }) => {
    const before = said.slice(0, index);
    // "Message from news@example.org" names the author without meaning him.
    if (before.length >= 60 || /\bfrom[ :<"']{0,4}$/.test(before)) return false;
    return authors.has(address) || ofEnvelope.test(address) || /\bverif(?:y|ied|ication)\b/.test(said);
  });
  return isSender ? ('sender' as const) : null;
}

/** An address names its own domain, not who answered. */
const addresses = /\S{1,64}@\S{1,253}/g;
const textAt = (text: string, { start, end }: Place) => text.slice(start, end);
const noDetails: Details = { retryAfter: null, blocklist: null, diagnostic: null };
/** A wording of such a reason names whom it refuses. */
const namedStages: ReadonlySet<string> = new Set(['sender', 'greet', 'authenticate']);

/** The recipient, who is never the sender nor the login that was refused, and the sender. */
function findPeople(part: Part, best: Statement | undefined, stage: Finding['stage'], { senders }: Context) {
  const sender = first(findWithin(part, senders), () => true);
  const { recipient, isNamed } = part;
  const isRefused = isBeforeRecipients(stage) && !isNamed;
  if (!recipient || !isRefused) return { recipient, sender: sender?.text ?? null };
  const isInReply = best !== undefined && recipient.start >= best.start;
  const refused = isInReply && stage === 'sender' ? recipient.text : null;
  return { recipient: isInReply ? null : recipient, sender: sender?.text ?? refused };
}

const isContinued = (line: string) => /^\s*(?:[<*~-]{1,3}\s*)?[2-5]\d\d-/.test(line);
/** How much of a line counts; the rest of a longer one is another matter. */
const longestReply = 2000;

/** The reply in which a statement stands: its line, and those that continue it (RFC 5321, section 4.2.1). */
function replyAround(text: string, place: Place | undefined): Place | null {
  if (!place) return null;
  const { start, end } = place;
  // Not farther than a reply may be long: a megabyte may be one line.
  const lineStart = (at: number) => {
    const from = Math.max(0, at - longestReply);
    return from + text.slice(from, at).lastIndexOf('\n') + 1;
  };
  const lineEnd = (at: number) => {
    const found = text.slice(at, at + longestReply).indexOf('\n');
    return found < 0 ? Math.min(text.length, at + longestReply) : at + found;
  };
  let from = lineStart(start);
  while (from > 0 && start - from < longestReply && isContinued(text.slice(lineStart(from - 1), from)))
    from = lineStart(from - 1);
  let to = lineEnd(end);
  while (to < text.length && to - end < longestReply && isContinued(text.slice(lineStart(to), to)))
    to = lineEnd(to + 1);
  // A folded reply goes on in lines that are indented deeper (RFC 5322, section 2.2.3).
  const margin = /^[ \t]*/.exec(text.slice(from, from + 40))?.[0].length ?? 0;
  const folded = new RegExp(`^[ \\t]{${margin + 1},80}\\S`);
  while (text[to] === '\n' && to - end < longestReply && folded.test(text.slice(to + 1, to + 80))) to = lineEnd(to + 1);
  return { start: Math.max(from, start - longestReply), end: Math.min(to, end + longestReply) };
}

function gatherEvidence(
  text: string,
  part: Pick<Part, 'recipient' | 'remoteMta' | 'action'>,
  { withCode, withReply }: Decision,
  words: Place | undefined,
) {
  const places: [Evidence['kind'], (Place & { text?: string }) | null | undefined][] = [
    ['code', withCode?.codeAt],
    ['reply', withReply?.replyAt],
    ['wording', words],
    ['recipient', part.recipient],
    ['remote', part.remoteMta],
    ['action', part.action],
  ];
  const found = places.flatMap(([kind, place]) => (place ? [{ kind, place }] : []));
  return found.map(({ kind, place: { start, end, text: own } }): Evidence => ({
    kind,
    text: own ?? text.slice(start, end),
    start,
    end,
  }));
}

/** What is no bounce has the page of mail that was delivered. */
const deliveredPage = '2.0.0';

/** A finding that no answer of a server tells. */
export function plainFinding(
  text: string,
  reason: string,
  basis: Finding['basis'],
  { start, end }: Place,
  { recipient, sender }: Pick<Notice, 'recipient' | 'sender'>,
  tools: Tools,
): Finding {
  const { party, verdict, pages } = tools.reasons[reason] ?? {};
  const shown = (kind: Evidence['kind'], place: Place | null) =>
    place ? [{ kind, text: text.slice(place.start, place.end), start: place.start, end: place.end }] : [];
  return {
    reason,
    party: party ?? null,
    verdict: verdict ?? null,
    basis,
    stage: null,
    ...noDetails,
    response: null,
    code: null,
    replyCode: null,
    inferred: true,
    page: pages?.[5] ?? pages?.[4] ?? deliveredPage,
    evidence: [...shown('wording', { start, end }), ...shown('recipient', recipient)],
    recipient: recipient?.text ?? null,
    recipientBlanked: recipient && tools.blank(recipient.text),
    sender,
    remoteMta: null,
    action: null,
    service: null,
    provider: null,
  };
}
