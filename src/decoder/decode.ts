import type { Signs } from '../model/schema.ts';
import { createBlanker } from './blank.ts';
import {
  chooseCode,
  choosePage,
  chooseProvider,
  chooseReason,
  chooseResponse,
  chooseTag,
  chooseWording,
  findProvider,
  isUnmistakable,
  unmistakableLength,
  type Decision,
  type KnownReasons,
  type ResponseMatch,
  type WordingMatch,
} from './choose.ts';
import { DetailReader, type Details } from './details.ts';
import { readEvents, reportOf, type ServiceEvent } from './events.ts';
import { compileBounceSigns } from './expressions.ts';
import type { Evidence, Finding, Reading, Verdict } from './findings.ts';
import type { KnownProvider, KnownResponse, Knowledge, RankedWording } from './knowledge.ts';
import { decodeInPlace, isWholeMail, readMail } from './mail.ts';
import { NoticeFinder, type Notice } from './notices.ts';
import { Phrases, withoutOverlaps, type PhraseMatch } from './phrases.ts';
import { RecipientSplitter, type Part } from './recipients.ts';
import { StatementFinder, type Place, type Statement } from './statements.ts';
import { isBeforeRecipients, StageFinder } from './stages.ts';
import { plainView, readable, wordsOf, type View } from './view.ts';
import { Tags } from './tags.ts';
import { anyOf } from './words.ts';

/** Reads bounces; see `createDecoder`. */
export interface Decoder {
  /**
   * Decodes a bounce in any form in which people paste it: a reply line, a log line, a report of RFC 3464, a whole mail,
   * a transcript, a table. Returns what it says about each recipient, in the order of the text; nothing where it is no bounce. Positions
   * refer to the text as given; what a mail holds only encoded has the position of the whole text. Never throws, whatever
   * it is given; the time grows with the length of the text.
   */
  decodeBounce: (text: string) => Promise<Finding[]>;
  /** Reads a pasted text for display: what it was read as, and findings whose positions refer to that. */
  readBounce: (pasted: string) => Promise<Reading>;
  /**
   * Blanks the local parts of all addresses, also where they stand alone, and the names that stand with addresses:
   * `Max Muster <max@example.com>` → `*** <***@example.com>`.
   */
  blankAddresses: (text: string) => string;
}

/** What is compared with every text, prepared once. */
interface Tools extends KnownReasons {
  wordings: Phrases<RankedWording>;
  responses: Phrases<KnownResponse>;
  tags: Tags;
  providers: readonly KnownProvider[];
  exchangers: { id: string; name: RegExp }[];
  names: ReadonlyMap<string, RegExp>;
  statements: StatementFinder;
  classes: Signs['services'];
  stages: StageFinder;
  notices: NoticeFinder;
  details: DetailReader;
  recipients: RecipientSplitter;
  signs: ReturnType<typeof compileBounceSigns>;
  blank: (text: string) => string;
}

/** What is found in a text, all in its order. */
interface Context {
  wordings: WordingMatch[];
  responses: ResponseMatch[];
  tags: ResponseMatch[];
  statements: Statement[];
  senders: (Place & { text: string })[];
}

/** Makes a decoder from what `makeKnowledge` made. Throws where the knowledge has another shape. */
export function createDecoder(knowledge: Knowledge): Decoder {
  if (knowledge.version !== 1)
    throw new Error(
      `This decoder reads knowledge of version 1, not ${String(knowledge.version)}; use both of one build`,
    );
  const tools = prepare(knowledge);
  return {
    async decodeBounce(text) {
      if (typeof text !== 'string') return [];
      const { view, isMail, findings } = await readText(text, tools);
      const place = isMail ? locateIn(text) : locateThrough(view);
      const pieces = findings.flatMap(({ evidence }) => evidence).sort((a, b) => a.start - b.start);
      for (const piece of pieces) Object.assign(piece, place(piece));
      return findings;
    },
    async readBounce(pasted) {
      if (typeof pasted !== 'string') return { text: '', findings: [] };
      const { view, findings } = await readText(pasted, tools);
      return { text: view.text, findings };
    },
    blankAddresses: (text) => (typeof text === 'string' ? tools.blank(text) : ''),
  };
}

function prepare(knowledge: Knowledge): Tools {
  const { codes, ranges, reasons, reasonOfCode, verdicts, wordings, providers, signs } = knowledge;
  const known = new Set(codes);
  const openings = signs.openings.map(({ provider, words }) => ({
    provider,
    begins: new RegExp(`^${anyOf(words)}`, 'i'),
  }));
  const exchangers = providers.flatMap(({ id, mx }) =>
    mx.map((pattern) => ({ id, name: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i') })),
  );
  const ranked = new Phrases(
    wordings.flatMap((wording, rank) => wording.phrases.map((text) => ({ text, value: { ...wording, rank } }))),
  );
  const bounceSigns = compileBounceSigns(signs);
  const responses = providers.flatMap((provider) => responsesOf(provider, openings));
  return {
    known,
    ranges,
    reasons,
    reasonOfCode,
    verdicts,
    wordings: ranked,
    responses: new Phrases(responses.map((value) => ({ text: value.response, value }))),
    tags: new Tags(responses),
    providers,
    exchangers,
    names: new Map(providers.map((provider) => [provider.id, new RegExp(anyOf(namesOf(provider)), 'i')])),
    statements: new StatementFinder(signs, known),
    classes: signs.services,
    stages: new StageFinder(signs),
    notices: new NoticeFinder(signs),
    details: new DetailReader(signs),
    recipients: new RecipientSplitter(signs),
    signs: bounceSigns,
    blank: createBlanker(signs, (text) => bounceSigns.mail.test(text) || ranked.find(wordsIn(text).text).length > 0),
  };
}

/** The responses of a provider, and whether they begin as those of a certain server. */
const responsesOf = (
  { id: provider, responses }: KnownProvider,
  openings: { provider: string; begins: RegExp }[],
): KnownResponse[] =>
  responses.map((row) => {
    const found = openings.filter(({ begins }) => begins.test(row.response));
    const isOpened = found.some((opening) => opening.provider === provider);
    return { ...row, provider, isOpened, isOwn: found.length === 0 || isOpened };
  });

/** What names a provider in its answers: its name, and the domains of its mailboxes and exchangers. */
function namesOf({ id, name, domains, mx }: KnownProvider): string[] {
  const zones = [...domains, ...mx].map((host) => host.replace(/^.*?([\w-]+\.(?:co\.)?[\w-]+)$/, '$1'));
  // Shorter names are also words of every day, such as "Free".
  return [...new Set([...zones, ...[id, name].filter((text) => text.length > 4)])];
}

const wordsIn = (text: string) => wordsOf(plainView(text));

/** Reads a text as events of a service, as a mail, or as it stands if it is none or says nothing in its parts. */
async function readText(text: string, tools: Tools): Promise<{ view: View; isMail: boolean; findings: Finding[] }> {
  const view = readable(text);
  const events = readEvents(text) ?? readEvents(view.text);
  if (events) {
    const { text: reports, findings } = readReports(events, tools);
    if (findings.length > 0) return { view: plainView(reports), isMail: true, findings };
  }
  const mail = await mailIn(text, view);
  if (mail !== null) {
    const inside = readable(mail);
    const findings = findAll(inside.text, tools);
    if (findings.length > 0) return { view: inside, isMail: true, findings };
  }
  return { view, isMail: false, findings: findAll(view.text, tools) };
}

/** Reads the events of a sending service, each as a report of its own. */
function readReports(events: ServiceEvent[], tools: Tools): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const reports: string[] = [];
  let from = 0;
  for (const event of events) {
    const report = reportOf(event);
    const finding = readService(report, event, tools);
    if (finding) {
      const evidence = finding.evidence.map((piece) => ({
        ...piece,
        start: piece.start + from,
        end: piece.end + from,
      }));
      findings.push({ ...finding, evidence });
    }
    reports.push(report);
    from += report.length + 2;
  }
  return { text: reports.join('\n\n'), findings };
}

/** What the words of an answer say, else how the service classes it; null where it is about no failure. */
function readService(report: string, told: ServiceEvent, tools: Tools): Finding | null {
  const { service: id, event, class: own, recipient, sender = null } = told;
  const service = { id, event, class: own };
  const [said] = findAll(report, tools);
  const classes = new Map(Object.entries(tools.classes[id] ?? {}));
  const reason = classes.get(own ?? '') ?? classes.get(event);
  if (reason === undefined) return said ? { ...said, sender: said.sender ?? sender, service } : null;
  const placeOf = (text: string) => ({ text, start: report.indexOf(text), end: report.indexOf(text) + text.length });
  const people = { recipient: recipient === null ? null : placeOf(recipient), sender };
  const classed = { ...plainFinding(report, reason, 'class', placeOf(own ?? event), people, tools), service };
  if (!said || reason === 'complaint-report') return classed;
  const isToldInWords = said.reason !== null && said.basis !== 'code' && said.basis !== 'reply';
  const isVague = tools.reasons[reason]?.isVague === true && said.reason !== null;
  const { party, verdict, basis } = classed;
  const decided = isToldInWords || isVague ? {} : { reason, party, verdict, basis };
  return { ...said, ...decided, sender: said.sender ?? sender, service };
}

/** What a whole mail says, also one that was pasted as a quotation or HTML-escaped; null where the text is none. */
async function mailIn(text: string, view: View): Promise<string | null> {
  const isPlain =
    isWholeMail(text) && !/&(?:lt|gt|quot|amp|#\d{1,5});|<(?:p|div|pre|br)[\s/>]|\u00a0/.test(text.slice(0, 20_000));
  const source = isPlain ? text : view.text.replace(/[ \t]{1,16}$/gm, '');
  return isWholeMail(source) ? readMail(source) : decodeInPlace(source);
}

function findAll(text: string, tools: Tools): Finding[] {
  const visible = tools.statements.blankReturned(text);
  const context = contextOf(visible, tools);
  const isAnswered = context.statements.some(({ trust }) => trust === 'told');
  const notice = tools.notices.find(text, isAnswered, tools.signs.bounce.test(visible));
  if (notice) return [plainFinding(text, notice.reason, 'wording', notice, notice, tools)];
  const read = (part: Part) => readPart(text, part, context, tools) ?? [];
  const parts = tools.recipients.split(text);
  let findings = parts.flatMap(read);
  // Addresses stand in the text, but what it says stands apart from all of them.
  if (findings.length === 0 && parts.length > 1) findings = [tools.recipients.whole(text)].flatMap(read);
  return findings;
}

/** What is no bounce has the page of mail that was delivered. */
const deliveredPage = '2.0.0';

/** A finding that no answer of a server tells. */
function plainFinding(
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

/** What a text says in codes and in words, as far as it speaks of mail that came back. */
function contextOf(visible: string, { wordings, responses, tags, statements, recipients, signs }: Tools): Context {
  // What a library calls the code is not what the server said.
  const words = wordsIn(visible.replace(signs.ofLibrary, (own) => ' '.repeat(own.length)));
  const find = <T>(phrases: Phrases<T>) =>
    phrases
      .find(words.text)
      .map((match) => ({ ...match, start: words.at[match.start] ?? 0, end: words.at[match.end] ?? 0 }))
      .sort((a, b) => a.start - b.start);
  const context: Context = {
    wordings: find(wordings),
    responses: find(responses),
    tags: tags.find(visible),
    statements: statements.find(visible),
    senders: recipients.findSenders(visible),
  };
  if (context.statements.some(({ trust }) => trust === 'told') || signs.bounce.test(visible)) return context;
  const isBounce =
    context.wordings.some(({ start, end }) => signs.mail.test(visible.slice(start, end))) ||
    context.responses.some(({ weight }) => weight >= unmistakableLength) ||
    context.tags.some(isUnmistakable) ||
    isMostly(context.wordings, visible);
  if (isBounce) return context;
  const mentioned = context.statements.filter(({ trust }) => trust === 'mentioned');
  return mentioned.length > 0
    ? { ...context, statements: mentioned }
    : { ...context, statements: [], wordings: [], responses: [], tags: [] };
}

/** Whether wordings make up a good part of a text, as in "Message rejected as spam". */
function isMostly(matches: PhraseMatch<unknown>[], text: string): boolean {
  let covered = 0;
  let to = 0;
  for (const { start, end } of matches) {
    covered += Math.max(0, end - Math.max(start, to));
    to = Math.max(to, end);
  }
  return covered >= text.trim().length / 2;
}

/** The places of a part, from places in the order of the text. Binary search: a long text has thousands of parts. */
function findWithin<T extends Place>({ ranges }: Pick<Part, 'ranges'>, places: T[]): T[] {
  return ranges.flatMap(([from, to]) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let place = places[low]; place && place.start < to; place = places[++low])
      if (place.end <= to) found.push(place);
    return found;
  });
}

/** The phrases of a part that belong to an answer: those between it and the next one, or all where none stands there. */
function findNear<T>(part: Part, matches: PhraseMatch<T>[], best: Statement | undefined, next: Statement | undefined) {
  const own = findWithin(part, matches);
  const near = own.filter(({ start, end }) => !best || (start >= best.start && (!next || end <= next.start)));
  return withoutOverlaps(near.length > 0 ? near : own);
}

/** Reads what is said about one recipient; null where nothing is. */
function readPart(text: string, part: Part, context: Context, tools: Tools): Finding | null {
  const statements = findWithin(part, context.statements);
  const decision = chooseCode(statements);
  const { best, withCode, withReply } = decision;
  const code = withCode?.code ?? null;
  const replyCode = withReply?.replyCode ?? null;
  const next = best && statements.find(({ start, isAnswer }) => isAnswer && start > best.end);

  const host = part.remoteMta?.text;
  const hosts = host === undefined ? part.hosts : [host, ...part.hosts];
  const byHost = findProvider(hosts, part.recipient?.text ?? null, tools.exchangers, tools.providers);
  // A response on record with a code is not meant by a few words without it: "connection refused".
  const responses = findNear(part, context.responses, best, next).filter(
    ({ value, weight }) =>
      (!value.code || value.code === code || (!code && (value.provider === byHost || weight >= unmistakableLength))) &&
      (!value.replyCode || !replyCode || value.replyCode === replyCode),
  );
  const wording = chooseWording(findNear(part, context.wordings, best, next));
  const tag = chooseTag(findNear(part, context.tags, best, next), byHost, code, replyCode);
  const matched = chooseResponse(responses, byHost, wording);
  // The tag tells more than words, unless it stands in them.
  const response = tag && !matched?.value.tags?.includes(textAt(text, tag)) ? tag : matched;
  const stated = code ?? replyCode;
  const isDelay =
    part.action?.text === 'delayed' ||
    (!stated?.startsWith('5') &&
      findWithin(part, context.wordings).some(({ value }) => value.reason === 'delayed-notice'));
  const isTransient = stated ? stated.startsWith('4') : isDelay;
  const reply = replyAround(text, best ?? wording ?? response);
  const own = reply ? withoutOverlaps(findWithin({ ranges: [[reply.start, reply.end]] }, context.wordings)) : [];
  const parties = own.flatMap(({ value }) => tools.reasons[value.reason] ?? []);
  const told = parties.find((reason) => reason.party !== 'recipient' && namedStages.has(reason.stage))?.stage ?? null;
  const stage =
    reply && tools.stages.find(text, reply, best?.start ?? reply.start, told as Finding['stage'], [replyCode, code]);
  const speaksOfMailbox = parties.some(({ party }) => party === 'recipient');
  const answer = reply ? textAt(text, reply).replace(addresses, '') : '';
  const isNamed = ({ value }: ResponseMatch) =>
    value.isOpened || (tools.names.get(value.provider)?.test(answer) ?? false);
  const provider = chooseProvider(byHost, response, tag, responses, isNamed);
  const facts = {
    decision,
    code,
    replyCode,
    response,
    responder: provider,
    isDelay,
    isTag: response === tag && tag !== undefined,
    wording,
    provider: byHost,
    isTransient,
    stage,
    speaksOfMailbox,
  };
  const reason = chooseReason(facts, tools);
  const chosen = choosePage(facts, reason, tools);
  if (!chosen) return null;
  const known = reason && tools.reasons[reason.id];
  const details = reply ? tools.details.read(text, reply, statements, withReply) : noDetails;
  const people = findPeople(part, best, stage, context);
  return {
    reason: reason?.id ?? null,
    party: known?.party ?? null,
    verdict: known ? inClass(known.verdict, code ?? replyCode) : (tools.verdicts[chosen.page] ?? null),
    basis: reason?.basis ?? null,
    stage,
    ...details,
    response: response && response.value.provider === provider ? { provider, id: response.value.id } : null,
    code,
    replyCode,
    inferred: chosen.page !== code,
    page: chosen.page,
    evidence: gatherEvidence(text, { ...part, ...people }, decision, facts.isTag ? tag : (chosen.words ?? wording)),
    recipient: people.recipient?.text ?? null,
    recipientBlanked: people.recipient && tools.blank(people.recipient.text),
    sender: people.sender,
    remoteMta: host ?? null,
    action: part.action?.text ?? null,
    service: null,
    provider,
  };
}

/** An address names its own domain, not who answered. */
const addresses = /\S{1,64}@\S{1,253}/g;
const textAt = (text: string, { start, end }: Place) => text.slice(start, end);
/** No server retries a permanent refusal by itself. */
const inClass = (verdict: Verdict, stated: string | null): Verdict =>
  verdict.resend === 'automatic' && stated?.startsWith('5') ? { ...verdict, resend: 'later' } : verdict;
const noDetails: Details = { retryAfter: null, blocklist: null, diagnostic: null };
/** A wording of such a reason names whom it refuses. */
const namedStages: ReadonlySet<string> = new Set(['sender', 'greet', 'authenticate']);

/** The recipient, who is never the sender nor the login that was refused, and the sender. */
function findPeople(part: Part, best: Statement | undefined, stage: Finding['stage'], { senders }: Context) {
  const [sender] = findWithin(part, senders);
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
  const lineStart = (at: number) => text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (at: number) => (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
  let from = lineStart(start);
  while (from > 0 && start - from < longestReply && isContinued(text.slice(lineStart(from - 1), from)))
    from = lineStart(from - 1);
  let to = lineEnd(end);
  while (to < text.length && to - end < longestReply && isContinued(text.slice(lineStart(to), to)))
    to = lineEnd(to + 1);
  // A folded reply goes on in lines that are indented deeper (RFC 5322, section 2.2.3).
  const margin = /^[ \t]*/.exec(text.slice(from, from + 40))?.[0].length ?? 0;
  const folded = new RegExp(`^[ \\t]{${margin + 1},40}\\S`);
  while (text[to] === '\n' && to - end < longestReply && folded.test(text.slice(to + 1, to + 80))) to = lineEnd(to + 1);
  return { start: Math.max(from, start - longestReply), end: Math.min(to, end + longestReply) };
}

function gatherEvidence(text: string, part: Part, { withCode, withReply }: Decision, words: Place | undefined) {
  const places: [Evidence['kind'], (Place & { text?: string }) | null | undefined][] = [
    ['code', withCode?.codeAt],
    ['reply', withReply?.replyAt],
    ['wording', words],
    ['recipient', part.recipient],
    ['remote', part.remoteMta],
    ['action', part.action],
  ];
  return places.flatMap(([kind, place]): Evidence[] => {
    if (!place) return [];
    const { start, end } = place;
    return [{ kind, text: place.text ?? text.slice(start, end), start, end }];
  });
}

/** Finds the places of a view in its source. */
const locateThrough =
  ({ at }: View) =>
  ({ start, end }: Place): Place => ({
    start: at[start] ?? 0,
    // Behind the last character, not before what follows it in the source.
    end: end > 0 ? (at[end - 1] ?? 0) + 1 : 0,
  });

/** How often a piece may be looked for in all of a mail; each time costs its whole length. */
const maxSearches = 100;

/**
 * Finds pieces of what a mail says in its source. They come in the order of the text, so that each is looked for behind
 * the one before; what is not there, as it stands encoded, has the position of the whole text.
 */
function locateIn(source: string): (piece: Evidence) => Place {
  let done = 0;
  let searches = 0;
  const elsewhere = new Map<string, Place>();
  const whole = { start: 0, end: source.length };
  return ({ text }) => {
    const before = elsewhere.get(text);
    if (before) return before;
    if (searches >= maxSearches) return whole;
    const at = source.indexOf(text, done);
    if (at >= 0) {
      done = at;
      return { start: at, end: at + text.length };
    }
    searches++;
    const first = source.indexOf(text);
    const place = first < 0 ? whole : { start: first, end: first + text.length };
    elsewhere.set(text, place);
    return place;
  };
}
