import { knowledge, type KnownProvider } from './knowledge.ts';
import { isWholeMail, readMail } from './mail.ts';
import { Phrases, type PhraseMatch } from './phrases.ts';
import { splitByRecipient, wholePart, type Part } from './recipients.ts';
import { findStatements, withoutHeaders, type Place, type Statement } from './statements.ts';
import { plainView, readable, wordsOf, type View } from './view.ts';

/** What led to a finding: a phrase of the text, with its position in UTF-16 units and what it was taken for. */
export interface Evidence {
  kind: 'code' | 'reply' | 'wording' | 'provider' | 'recipient' | 'remote' | 'action';
  text: string;
  start: number;
  end: number;
}

/** What a bounce says about one recipient. */
export interface Finding {
  /** The enhanced status code as stated, of RFC 3463; null where none is. */
  code: string | null;
  /** The reply code of RFC 5321 as stated; null where none is. */
  replyCode: string | null;
  /** Whether a wording or the reply code, and not a stated status code, led to the page. */
  inferred: boolean;
  /** The code whose page serves the reader best. */
  page: string;
  evidence: Evidence[];
  recipient: string | null;
  /** The recipient with its local part blanked, to be shown to others. */
  recipientBlanked: string | null;
  /** The host that answered (RFC 3464, `Remote-MTA`). */
  remoteMta: string | null;
  /** RFC 3464, section 2.3.3: `failed`, `delayed`, `delivered`, `relayed` or `expanded`; null where none is stated. */
  action: string | null;
  /** The id of the provider, filter or mail server whose answer it is; null where it is not recognized. */
  provider: string | null;
}

/** A pasted text as it was read, with findings whose positions refer to `text`. */
export interface Reading {
  text: string;
  findings: Finding[];
}

type Response = KnownProvider['responses'][number] & { provider: string };

const known = new Set(knowledge.codes);
const wordings = new Phrases(
  knowledge.wordings.flatMap((wording, rank) => wording.phrases.map((text) => ({ text, value: { ...wording, rank } }))),
);
const responses = new Phrases(
  knowledge.providers.flatMap(({ id: provider, responses: rows }) =>
    rows.map((row): { text: string; value: Response } => ({ text: row.response, value: { ...row, provider } })),
  ),
);
const exchangers = knowledge.providers.flatMap(({ id, mx }) =>
  mx.map((pattern) => ({ id, name: new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i') })),
);

/** Says nothing by itself, so that a telling wording decides: x.0.0, x.y.0, 5.7.1, and the end of the retries. */
const isVague = (code: string) => /^\d\.\d\.0$|^[45]\.7\.1$|^[45]\.4\.7$/.test(code);

function providerOf(hosts: (string | null)[], recipient: string | null): string | null {
  for (const host of hosts) {
    const found = host && exchangers.find(({ name }) => name.test(host));
    if (found) return found.id;
  }
  const domain = recipient?.split('@').at(-1)?.toLowerCase();
  return (domain && knowledge.providers.find(({ domains }) => domains.includes(domain))?.id) || null;
}

/** Whether a text tells who sends it: how Postfix words its refusals is seen everywhere. */
const isOwnText = ({ provider, response }: Response) =>
  provider === 'postfix' ||
  !/^(?:error: too|(?:recipient|sender) address rejected:|client host rejected)/i.test(response);

/** The known code that comes nearest to a stated one: itself, its subject, its class. */
function nearest(code: string): string {
  const [cls = '5', subject = '0'] = code.split('.');
  return [code, `${cls}.${subject}.0`, `${cls}.0.0`].find((candidate) => known.has(candidate)) ?? '5.0.0';
}

/** What is found in a text, all in its order. */
interface Context {
  wordings: PhraseMatch<(typeof knowledge.wordings)[number] & { rank: number }>[];
  responses: PhraseMatch<Response>[];
  statements: Statement[];
}

/** Of places in the order of the text those in a part; does not look at all, as there may be as many parts as places. */
function within<T extends Place>({ ranges }: Part, places: T[]): T[] {
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

/** The statement that tells the reason: a refusal before a success, the particular before the general, the first of equals. */
function deciding(statements: Statement[]): Statement | undefined {
  const weight = ({ code, replyCode, origin, trust }: Statement) => {
    const cls = Number((code ?? replyCode ?? '0')[0]);
    let sum = cls < 4 ? 0 : cls * 10;
    sum += { remote: 8, report: 4, text: 2 }[origin];
    if (trust !== 'told') sum -= 12;
    if (!code) sum -= 3;
    else if (/^\d\.0\.0$/.test(code)) sum -= 14;
    else if (/^[45]\.4\.7$|^[45]\.4\.300$/.test(code)) sum -= 25;
    else if (/^\d\.\d\.0$/.test(code)) sum -= 5;
    // What follows from an earlier refusal: "no valid recipients", "bad sequence of commands".
    if (code === '5.5.1' || replyCode === '503') sum -= 12;
    return sum;
  };
  let best: Statement | undefined;
  for (const statement of statements) if (!best || weight(statement) > weight(best)) best = statement;
  return best;
}

/** Reads what is said about one recipient; null where nothing is. */
function findingOf(part: Part, context: Context): Finding | null {
  const statements = within(part, context.statements);
  const best = deciding(statements);
  const cls = best && Number((best.code ?? best.replyCode ?? '')[0]);
  // A reply without a status code, and a report that states one: both belong to the same answer.
  const withCode = best?.code ? best : deciding(statements.filter(({ code }) => code && Number(code[0]) === cls));
  const withReply = best?.replyCode
    ? best
    : deciding(statements.filter(({ replyCode }) => replyCode && Number(replyCode[0]) === cls));
  const code = withCode?.code ?? null;
  const replyCode = withReply?.replyCode ?? null;

  // A wording counts for what it stands behind: up to the next answer it belongs to the one that decides.
  const next = best && statements.find(({ start, isAnswer }) => isAnswer && start > best.end)?.start;
  const isNear = ({ start, end }: { start: number; end: number }) =>
    !best || (start >= best.start && (next === undefined || end <= next));
  const near = <T>(matches: PhraseMatch<T>[]) => {
    const own = within(part, matches);
    const close = own.filter(isNear);
    return withoutOverlaps(close.length > 0 ? close : own);
  };

  const host = part.remoteMta;
  const byHost = providerOf([host?.text ?? null, ...part.hosts], part.recipient?.text ?? null);
  // An answer that a provider gives with a code is not meant by a few words without it: "connection refused".
  const rows = near(context.responses).filter(
    ({ value, weight }) =>
      (!value.code || value.code === code || (!code && (value.provider === byHost || weight >= 28))) &&
      (!value.replyCode || !replyCode || value.replyCode === replyCode),
  );
  const ofProvider = rows.filter(({ value }) => value.provider === byHost);
  const longest = <T>(matches: PhraseMatch<T>[]) =>
    matches.reduce<PhraseMatch<T> | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined);
  // Without the host, a text speaks for a provider only if it is long, and all that send it mean the same.
  const row =
    longest(ofProvider) ??
    [longest(rows)].find(
      (candidate) =>
        candidate &&
        candidate.weight >= 12 &&
        rows.every(({ weight, value }) => weight < candidate.weight || value.page === candidate.value.page),
    );
  const wording = near(context.wordings).reduce<
    PhraseMatch<(typeof knowledge.wordings)[number] & { rank: number }> | undefined
  >((a, b) => (a && a.value.rank <= b.value.rank ? a : b), undefined);
  const isTransient = (code ?? replyCode)?.startsWith('4') ?? part.action?.text === 'delayed';
  const byWording = wording && ((isTransient && wording.value.transient) || wording.value.page);

  let page: string | undefined;
  let reason: PhraseMatch<unknown> | undefined;
  if (cls !== undefined && cls < 4) page = code ? nearest(code) : (replyCode ?? undefined);
  else if (code) {
    page = nearest(code);
    // A long text that a provider sends with this very code means what it means there, whatever the code says.
    const isOwn = row && (row.value.provider === byHost || (row.value.code === code && row.weight >= 20));
    const isTold = row && (isOwn || isVague(code));
    if (isTold) [page, reason] = [row.value.page, row];
    else if (isVague(code) && byWording && !isVagueWording(byWording, code)) [page, reason] = [byWording, wording];
  } else if (row && (row.value.provider === byHost || row.weight >= 12)) [page, reason] = [row.value.page, row];
  else if (byWording) [page, reason] = [byWording, wording];
  else if (replyCode && known.has(replyCode)) page = replyCode;
  if (!page) return null;

  const distinct = new Set(
    rows.filter(({ weight, value }) => weight >= 20 && isOwnText(value)).map(({ value }) => value.provider),
  );
  const provider =
    byHost ?? (distinct.size === 1 && row && row.weight >= 20 && isOwnText(row.value) ? row.value.provider : null);
  const evidence: Evidence[] = [];
  const show = (kind: Evidence['kind'], found: { start: number; end: number; text?: string } | null | undefined) => {
    if (found) evidence.push({ kind, text: found.text ?? '', start: found.start, end: found.end });
  };
  show('code', withCode?.codeAt);
  show('reply', withReply?.replyAt);
  show('wording', reason ?? (code ? undefined : wording) ?? wording);
  show('recipient', part.recipient);
  show('remote', host);
  show('action', part.action);
  const recipient = part.recipient?.text ?? null;
  return {
    code,
    replyCode,
    inferred: page !== code,
    page,
    evidence,
    recipient,
    recipientBlanked: recipient && blankAddresses(recipient),
    remoteMta: host?.text ?? null,
    action: part.action?.text ?? null,
    provider,
  };
}

/** Whether a wording only says again what the code says, 4.7.1 beside "policy": the code's own page is better. */
const isVagueWording = (page: string, code: string) => page.slice(1) === code.slice(1);

/** Of wordings that overlap the longer ones: "connection refused by", not "refused by". */
function withoutOverlaps<T>(matches: PhraseMatch<T>[]): PhraseMatch<T>[] {
  const kept: PhraseMatch<T>[] = [];
  for (const match of matches) {
    // The matches come in the order of their beginnings, so that only the last ones can reach into this one.
    for (let last = kept.at(-1); last && last.end > match.start && last.weight < match.weight; last = kept.at(-1))
      kept.pop();
    const last = kept.at(-1);
    if (!last || last.end <= match.start || last.weight === match.weight) kept.push(match);
  }
  return kept;
}

/** That mail came back, in words or in the way in which servers write. */
const bounceSign =
  /mailer-daemon|returned mail|undeliver|unzustellbar|unrout|non ?remis|\b(?:e?smtp|rcpt|bounced?|hardbounce|softbounce|dsn|ndr)\b|status=|\bdeferred\b|\bhost \S{1,80} said|[a-z]\[\d{1,3}(?:\.\d{1,3}){3}\]|final-recipient|failed-recipients|(?:fail|error|unable|impossible|(?:could|can|was|were|has|have|is|be)(?: ?not|n't|nnot))\b[^\n.]{0,60}\bdeliver|\bdeliver(?:y|ed)\b[^\n.]{0,60}\b(?:fail|delay|not\b|impossible|error)|zustell[^\n.]{0,60}(?:fehl|nicht|unm)|(?:nicht|fehl)[^\n.]{0,60}(?:zustell|zugestellt)|\]:(?:25|465|587)\b|не (?:может быть )?доставлен|退信|退回|配信できません/i;
/** What is found where mail is meant; all other wordings are also those of every day: "timeout", "policy". */
const mailWord =
  /mail ?box|mail ?folder|inbox|recip|user\b|unrout|relay|rcpt|gr[ae]ylist|dnsbl|\brbl\b|mx\b|helo|hop count|hops|loop|quota|retry time|virtual alias|local.part|ptr|reverse|postfach|empf(?:ä|ae)nger|benutzer|utilisateur|destinat|bo[iî]te|usuario|usuário|utilizador|buz[oó]n|caixa|utente|casella|użytkown|skrzynk|gebruiker|användare|uživatel|пользовател|ящик|ユーザー|宛先|メールボックス|用户|收件人|邮箱/i;

/** Whether wordings make up a good part of a text, as in "Message rejected as spam". */
function fills(matches: PhraseMatch<unknown>[], text: string): boolean {
  let covered = 0;
  let to = 0;
  for (const { start, end } of matches) {
    covered += Math.max(0, end - Math.max(start, to));
    to = Math.max(to, end);
  }
  return covered >= text.trim().length / 2;
}

/** What a text says in codes and in words, as far as it speaks of mail that came back. */
function contextOf(visible: string): Context {
  const words = wordsOf(plainView(visible));
  const find = <T>(phrases: Phrases<T>) =>
    phrases
      .find(words.text)
      .map((match) => ({ ...match, start: words.at[match.start] ?? 0, end: words.at[match.end] ?? 0 }))
      .sort((a, b) => a.start - b.start);
  const context: Context = {
    wordings: find(wordings),
    responses: find(responses),
    statements: findStatements(visible, known),
  };
  if (context.statements.some(({ trust }) => trust === 'told') || bounceSign.test(visible)) return context;
  const isMail = ({ start, end }: PhraseMatch<unknown>) => mailWord.test(visible.slice(start, end));
  const isBounce =
    context.wordings.some(isMail) ||
    context.responses.some(({ weight }) => weight >= 28) ||
    fills(context.wordings, visible);
  const statements = isBounce ? context.statements : context.statements.filter(({ trust }) => trust === 'mentioned');
  if (statements.length > 0 || isBounce) return { ...context, statements };
  return { ...context, statements, wordings: [], responses: [] };
}

function read(view: View): Finding[] {
  const { text } = view;
  const context = contextOf(withoutHeaders(text));
  const parts = splitByRecipient(text);
  const findings = parts.flatMap((part) => findingOf(part, context) ?? []);
  // Addresses stand in the text, but what it says stands apart from all of them.
  if (findings.length === 0 && parts.length > 1) findings.push(...[findingOf(wholePart(text), context) ?? []].flat());
  for (const { evidence } of findings) for (const piece of evidence) piece.text ||= text.slice(piece.start, piece.end);
  const weight = ({ code, replyCode, page }: Finding) => Number((code ?? replyCode ?? page)[0]) * 2 + (code ? 1 : 0);
  // Failures first; among equals the order of the text.
  return findings.sort((a, b) => weight(b) - weight(a));
}

/** What a whole mail says, also one that was pasted as a quotation or HTML-escaped; null where the text is none. */
async function mailIn(text: string): Promise<string | null> {
  const isPlain = isWholeMail(text) && !/&(?:lt|gt|quot|amp|#\d{1,5});|\u00a0/.test(text.slice(0, 20_000));
  const source = isPlain ? text : readable(text).text.replace(/[ \t]{1,16}$/gm, '');
  return isWholeMail(source) ? readMail(source) : null;
}

/** Reads a text as a mail, or as it stands if it is none or says nothing in its parts. */
async function readText(text: string): Promise<{ view: View; mail: boolean; findings: Finding[] }> {
  const mail = await mailIn(text);
  if (mail !== null) {
    const view = readable(mail);
    const findings = read(view);
    if (findings.length > 0) return { view, mail: true, findings };
  }
  const view = readable(text);
  return { view, mail: false, findings: read(view) };
}

/** Reads a pasted text for display: what it was read as, and findings whose positions refer to that. */
export async function readBounce(pasted: string): Promise<Reading> {
  const { view, findings } = await readText(pasted);
  return { text: view.text, findings };
}

/**
 * Decodes a bounce in any form in which people paste it: a reply line, a log line, a report of RFC 3464, a whole mail, a
 * transcript, a table. Returns what it says about each recipient, best first; nothing where it is no bounce. Positions
 * refer to the text as given; what a mail holds only encoded has the position of the whole text. Never throws; the time
 * grows with the length of the text.
 */
export async function decodeBounce(text: string): Promise<Finding[]> {
  const { view, mail, findings } = await readText(text);
  for (const { evidence } of findings) {
    for (const piece of evidence) {
      if (!mail) [piece.start, piece.end] = [view.at[piece.start] ?? 0, endIn(view, piece.end)];
      else {
        const at = text.indexOf(piece.text);
        [piece.start, piece.end] = at < 0 ? [0, text.length] : [at, at + piece.text.length];
      }
    }
  }
  return findings;
}

/** The end of a piece in the source: behind its last character, not before what follows it there. */
const endIn = ({ at }: View, end: number) => (end > 0 ? Math.max((at[end - 1] ?? 0) + 1, 0) : 0);

const localPart = /[\p{L}\p{M}\p{N}._%+=#~!$&'*/?^|{}-]{1,64}(?=@[\p{L}\p{N}-])/gu;

/**
 * Blanks the local parts of all addresses, also where they stand alone, and the names that stand with addresses:
 * `Max Muster <max@example.com>` → `*** <***@example.com>`.
 */
export function blankAddresses(text: string): string {
  const locals = new Set([...text.matchAll(localPart)].map(([local]) => local).filter((local) => local.length >= 5));
  return text
    .replace(/"[^"\n]{1,80}"(?=\s{0,3}<[^<>\s@]{1,64}@)/g, '***')
    .replace(
      /^((?:from|to|cc|reply-to|sender|von|an|kopie|antwort an|empfänger|absender)\s{0,2}:[ \t]{0,3})[^<\n]{1,80}(?=<)/gim,
      '$1*** ',
    )
    .replace(
      /^((?:dear|hello|hi|hallo|liebe[r]?|guten tag|sehr geehrte[r]?)[ \t]{1,3})[^,\n!]{1,60}(?=[,!])/gim,
      '$1***',
    )
    .replace(/"[^"\n]{1,64}"(?=@)/g, '***')
    .replace(localPart, '***')
    .replace(/[\p{L}\p{N}._%+-]{5,64}/gu, (word) => (locals.has(word) ? '***' : word));
}
