import { knowledge, type KnownProvider } from './knowledge.ts';
import { isWholeMail, readMail } from './mail.ts';
import { Phrases, type PhraseMatch } from './phrases.ts';
import { splitByRecipient, type Part } from './recipients.ts';
import { findStatements, withoutHeaders, type Statement } from './statements.ts';
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

/** The known code that comes nearest to a stated one: itself, its subject, its class. */
function nearest(code: string): string {
  const [cls = '5', subject = '0'] = code.split('.');
  return [code, `${cls}.${subject}.0`, `${cls}.0.0`].find((candidate) => known.has(candidate)) ?? '5.0.0';
}

interface Context {
  words: View;
  wordings: PhraseMatch<(typeof knowledge.wordings)[number] & { rank: number }>[];
  responses: PhraseMatch<Response>[];
  statements: Statement[];
}

const within = ({ ranges }: Part, start: number, end: number) =>
  ranges.some(([from, to]) => from <= start && end <= to);

/** The statement that tells the reason: a refusal before a success, the particular before the general, the first of equals. */
function deciding(statements: Statement[]): Statement | undefined {
  const weight = ({ code, replyCode, origin }: Statement) => {
    const cls = Number((code ?? replyCode ?? '0')[0]);
    let sum = cls < 4 ? 0 : cls * 10;
    sum += { remote: 8, report: 4, text: 2 }[origin];
    if (!code) sum -= 3;
    else if (/^\d\.0\.0$/.test(code)) sum -= 14;
    else if (/^[45]\.4\.7$|^[45]\.4\.300$/.test(code)) sum -= 20;
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
  const statements = context.statements.filter(({ start, end }) => within(part, start, end));
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
  const place = <T>(match: PhraseMatch<T>) => ({
    ...match,
    start: context.words.at[match.start] ?? 0,
    end: context.words.at[match.end] ?? 0,
  });
  const near = <T>(matches: PhraseMatch<T>[]) => {
    const own = matches.map(place).filter(({ start, end }) => within(part, start, end));
    const close = own.filter(isNear);
    return close.length > 0 ? close : own;
  };

  const host = part.remoteMta;
  const byHost = providerOf([host?.text ?? null, ...part.hosts], part.recipient?.text ?? null);
  const rows = near(context.responses).filter(
    ({ value }) =>
      (!value.code || !code || value.code === code) &&
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
    const isTold = row && (row.value.provider === byHost || isVague(code));
    if (isTold) [page, reason] = [row.value.page, row];
    else if (isVague(code) && byWording && !isVagueWording(byWording, code)) [page, reason] = [byWording, wording];
  } else if (row && (row.value.provider === byHost || row.weight >= 12)) [page, reason] = [row.value.page, row];
  else if (byWording) [page, reason] = [byWording, wording];
  else if (replyCode && known.has(replyCode)) page = replyCode;
  if (!page) return null;

  const distinct = new Set(rows.filter(({ weight }) => weight >= 20).map(({ value }) => value.provider));
  const provider = byHost ?? (distinct.size === 1 && row && row.weight >= 20 ? row.value.provider : null);
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

function read(view: View): Finding[] {
  const { text } = view;
  const visible = withoutHeaders(text);
  const words = wordsOf(plainView(visible));
  const context: Context = {
    words,
    wordings: wordings.find(words.text),
    responses: responses.find(words.text),
    statements: findStatements(visible, known),
  };
  const findings = splitByRecipient(text).flatMap((part) => findingOf(part, context) ?? []);
  for (const { evidence } of findings) for (const piece of evidence) piece.text ||= text.slice(piece.start, piece.end);
  const weight = ({ code, replyCode, page }: Finding) => Number((code ?? replyCode ?? page)[0]) * 2 + (code ? 1 : 0);
  // Failures first; among equals the order of the text.
  return findings.sort((a, b) => weight(b) - weight(a));
}

/** Reads a pasted text for display: what it was read as, and findings whose positions refer to that. */
export async function readBounce(pasted: string): Promise<Reading> {
  const mail = isWholeMail(pasted) ? await readMail(pasted) : null;
  const view = readable(mail ?? pasted);
  return { text: view.text, findings: read({ text: view.text, at: view.at }) };
}

/**
 * Decodes a bounce in any form in which people paste it: a reply line, a log line, a report of RFC 3464, a whole mail, a
 * transcript, a table. Returns what it says about each recipient, best first; nothing where it is no bounce. Positions
 * refer to the text as given; what a mail holds only encoded has the position of the whole text. Never throws; the time
 * grows with the length of the text.
 */
export async function decodeBounce(text: string): Promise<Finding[]> {
  const mail = isWholeMail(text) ? await readMail(text) : null;
  const view = readable(mail ?? text);
  const findings = read(view);
  for (const { evidence } of findings) {
    for (const piece of evidence) {
      if (mail === null) [piece.start, piece.end] = [view.at[piece.start] ?? 0, endIn(view, piece.end)];
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

const localPart = /[\p{L}\p{N}._%+=#~!$&'*/?^|{}-]{1,64}(?=@[\p{L}\p{N}-])/gu;

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
    .replace(localPart, '***')
    .replace(/[\p{L}\p{N}._%+-]{5,64}/gu, (word) => (locals.has(word) ? '***' : word));
}
