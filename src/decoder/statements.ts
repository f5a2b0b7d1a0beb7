import { readStatusCode } from '../base/code.ts';

/** A place in the text. */
export interface Place {
  start: number;
  end: number;
}

/** A status code, a reply code or both, where a text states what a server answered. */
export interface Statement extends Place {
  code: string | null;
  replyCode: string | null;
  codeAt: Place | null;
  replyAt: Place | null;
  /** Who says it: the server that answered, the one that reports, or the text without telling. */
  origin: 'remote' | 'report' | 'text';
  /** Whether a new answer begins here; the lines of a reply repeat their codes. */
  isAnswer: boolean;
  /** How sure it is that this is a code: told by what stands around it, mentioned in running text, or perhaps a version. */
  trust: 'told' | 'mentioned' | 'doubtful';
}

// Not in an IP address, a version of four parts, a range of versions, a path, a message id; after a hyphen only as in
// "550-5.1.1".
const statusCode =
  /(?:(?<![\w.@/+~^]|[=<>!~]=|(?<![2-5]\d\d)-|\d,)|(?<=(?<![\w.,@/+&$€-])[245]\d\d[/_,]))[245]\.[0-7]\.(?:0|[1-9]\d{0,2})(?!(?![A-Z][a-z]{1,20}[a-zA-Z-]{0,20}:)[\w@]|\.\d|-(?:alpha|beta|rc|pre|dev|snapshot|lts|generic|release)\b)/g;
// Not in a number, and not in a list of numbers.
const replyCode =
  /(?<![\w.,@/+&$€-]|\d[ :]|(?<![\d.])\d{3}, ?)[2-5]\d\d(?=[\s;:'")\]}<]|-|\.(?!\d)|[/_|][245]\.\d|,(?! ?\d)|, ?[245]\.\d|$)/g;
/** What stands between the reply code and the status code of one answer. */
const between = /^(?:[ -][ ]?['"#]?|[,;:/_|][ ]?|[ ]?[[(]#?)$/;

/** What may stand before a status code that no reply code introduces. */
const introduced =
  /(?:[#([{'"<;=:|\t]|^|\n|\b(?:status|dsn|code|error|errors|fehler|fehlercode|statuscode|state|esc|smtp|ndr|bounce|with|mit|got|received|says?|said|returned|returns|get|gets|gives|gave|reported|reports|meldet|meldung|liefert|antwort|response|reply))[ ]?['"#(]{0,2}[ \t]*$/i;
/** What stands before a number of three parts that is a version, a section, a date or an item of a list. */
const lookAlike =
  /(?:\b(?:version|versions|ver|v|release|rel|build|update|upgrade|upgraded|patch|section|sections|sec|abschnitte?|kapitel|chapter|clause|figures?|tables?|tabellen?|abb|punkte?|ziffern?|nr|no|items?|steps?|schritte?|pages?|seiten?|tag|tel|telefon|phone|fax|mobil|am|vom|seit|bis|since|until|on|from|den|date|datum|stand|firmware|bluetooth|dolby|ios|android|macos|windows|linux|kernel|ubuntu|debian|php|python|perl|ruby|node|java|openssl|exim|postfix|sendmail|qmail|dovecot|exchange|outlook|thunderbird|nginx|apache|haraka|rspamd|amavis|amavisd(?:-new)?|spamassassin|clamav|mailman|roundcube|powermta|pmta|kumomta|zimbra|kerio|mdaemon|hmailserver|wordpress|typo3|joomla|drupal|mysql|mariadb|postgresql|redis)\d?\.?|§+|\brfc[ -]?\d{3,4},?)[ \t:(=]*v?$/i;
/** "Fehler-Nr. 5.1.1". */
const numbered = /(?:error|fehler|code|status|bounce|smtp)[ -]?(?:no|nr)\.?[ :=]{0,3}$/i;
/** A name directly before a number of three parts: the number is its version, unless the text speaks of a bounce. */
const nameBefore = /(?:^|[\s"'(])(?:\p{Lu}[\p{L}\d+-]*|\p{Ll}+\p{Lu}[\p{L}\d+-]*)[ ]$/u;
const dateAfter = /^(?:[ ,]{0,2}(?:um|at)?[ ]?\d{1,2}:\d\d|[ ]?(?:uhr|eur|euro|€|usd|chf|mb|gb|kb|%))/i;
const successAfter =
  /^[\s:-]{0,3}(?:<|ok|okay|queued|accepted|delivered|sent|success|recipient|sender|originator|destination|message|data|bye|thanks|mail)/i;

/** A number that counts something, a time, a house number: no reply code. */
const countAfter =
  /^[ -](?:eur|euros?|€|usd|dollars?|gbp|pounds?|chf|franken|pln|ms|s|secs?|seconds?|sekunden?|mins?|minutes?|minuten?|hours?|stunden?|tagen?|days?|weeks?|wochen|months?|monate|years?|jahre|kb|kib|mb|mib|gb|bytes?|km|kg|g|m|cm|mm|px|e-?mails|mails|messages|nachrichten|recipients|empfängern?|users|nutzern?|kunden|customers|contacts|kontakten?|adressen|addresses|items|stück|uhr|times|mal|x|people|personen|percent|prozent|points?|punkte|pages?|seiten|bounces|errors|words|subscribers?|abonnenten)\b|^[ ]?[%€$]|^[ ]\p{Lu}[\p{L}.]{1,30}[ ](?:st|street|ave|avenue|road|rd|blvd|lane|ln|drive|dr|way|court|square)\b/iu;
/** Web servers have reply codes of their own. */
const ofWeb = /\bhttp(?:\/\d(?:\.\d)?)?[ :]{1,2}(?:(?:status|error|response|code)[ :]{1,2}){0,2}$/i;
const textAfter = /^(?:[ \t]*$|[ \t]*\n|-(?:[ \t]|[\p{L}<(\d#])|[ \t]+[\p{L}<"'#([*\d@:-])/u;
/** The beginning of a line of a dialogue or a log: arrows, marks, a time. */
const lineStart =
  /(?:^|\n)[ \t"'([{*|]{0,8}(?:\[?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,6})?\]?[ \t]+)?(?:[<>][<>*~-]{0,3}[ \t]*|[-~=*]{1,3}>?[ \t]+|(?:[SR]|server|remote|recv|received|rx|response|antwort|error|fehler|reply)[ \t]{0,2}:[ \t]*)?["'#]?$/i;
const said =
  /(?:\b(?:said|sagte|says|returned|replied|responded|response|reply|reply code|replycode|answer|answered|respuesta|réponse|error|code|status|antwort|antwortete|antwortcode|fehler|fehlercode|meldung|smtp|led|stat|reason|grund|diagnose|diagnostic|diagnostic-code|ndr|rejected|failed|failure|failing|bounce|bounced|returns|sagt|meldet|liefert|with|mit|get|got|ein|einen|a|an|the|der|die|den|command)\b[^\w\n<>]{0,6}|->[ ]?|[\])>][ ]?:[ ]|error from remote[^\n]{0,140}:[ ]?|(?:rcpt to|mail from)[ ]?:[ ]?<[^<>\n]{0,140}>[ ]|(?:led|code|status|reply|response|error|diag) ?= ?|;[ ]?|[\t|]|,[ ]?['"]?|\(['"]?|: ?['"])$/i;
const byRemote =
  /(?:diagnostic-code[^\n]{0,40}|smtp;[ ]?|\b(?:said|says|returned|replied|responded|response)\b[^\n]{0,24}|error from remote[^\n]{0,140}|\{led=|(?:^|\n)[ \t]*(?:<[<*~-]{1,3}|S:)[ \t]*|->[ ]?)$/i;
const byReport = /(?:\bstatus[ ]?:[ ]?|\bdsn[ ]?=[ ]?)$/i;

/**
 * The headers and the returned copy of a mail say nothing about the bounce, but are full of look-alikes: blanks them,
 * so that all positions stay.
 */
export function withoutHeaders(text: string): string {
  if (!text.includes('\n')) return text;
  const blank = (part: string) => part.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
  const visible = text.replace(
    /^(?:received|x-(?!failed-recipients)[a-z][\w-]{1,40}|user-agent|message-id|references|in-reply-to|dkim-signature|arc-[a-z-]{3,40}|authentication-results|received-spf|date|subject|betreff|mime-version|content-[a-z-]{2,30}|return-path|delivered-to|list-[a-z-]{2,20}|thread-[a-z]{2,10}|feedback-id|precedence|autocrypt)[ \t]{0,3}:.*(?:\n[ \t]+\S.*)*/gim,
    (match) =>
      match.length > 4000 || /(?:final-recipient|diagnostic-code)[ ]{0,2}:/i.test(match) ? match : blank(match),
  );
  const copy =
    /^[ \t]{0,8}-{2,80}[ \t]{0,4}(?:this is a copy of|below this line is a copy|a copy of the|original message follows|unsent message follows|the (?:header|body) of the message is)/im.exec(
      visible,
    );
  if (!copy || /final-recipient[ ]{0,2}:/i.test(visible.slice(copy.index))) return visible;
  return visible.slice(0, copy.index) + blank(visible.slice(copy.index));
}

/** Finds all statements, in the order of the text. `known` holds the codes that exist. */
export function findStatements(text: string, known: ReadonlySet<string>): Statement[] {
  const around = (start: number, end: number) => ({
    before: text.slice(Math.max(0, start - 180), start),
    after: text.slice(end, end + 80),
  });
  const replies = [...text.matchAll(replyCode)].flatMap(({ 0: reply, index: start }) => {
    const end = start + reply.length;
    const { before, after } = around(start, end);
    const code = /[245]\.[0-7]\.\d/.exec(after);
    if (code && between.test(after.slice(0, code.index)) && (code[0][0] === reply[0] || /^[ -]/.test(after)))
      return { reply, start, end };
    if (text.length < 12 && text.replace(/[\s"'().:;#]/g, '') === reply && known.has(reply))
      return { reply, start, end };
    const isKnown = known.has(reply) && !countAfter.test(after) && !ofWeb.test(before);
    const isNamed = /^-(?:['"]|(?:fehler|error|bounce|antwort|meldung|code)\b)/i.test(after);
    const isPlaced = lineStart.test(before)
      ? textAfter.test(after)
      : said.test(before) && isAnswerText(before, after, reply);
    return isKnown && (isPlaced || isNamed) ? { reply, start, end } : [];
  });
  const codes = [...text.matchAll(statusCode)].flatMap(({ 0: code, index: start }): Code | never[] => {
    const end = start + code.length;
    const { before, after } = around(start, end);
    const reply = /(?<![\w.])([2-5])\d\d([^\d]{1,3})$/.exec(before);
    const hasReply =
      reply !== null && between.test(reply[2] ?? '') && (reply[1] === code[0] || /^[ -]/.test(reply[2] ?? ''));
    if (!hasReply) {
      if ((lookAlike.test(before) && !numbered.test(before)) || dateAfter.test(after)) return [];
      if (!known.has(code) && !/(?:status|dsn|code|#)[ ]?[:=]?[ ]?$/i.test(before)) return [];
      if (code.startsWith('2') && !byReport.test(before) && !successAfter.test(after) && text.trim() !== code)
        return [];
      if (!introduced.test(before) && !/^[\s:)\]},;.'"-]|^$/.test(after)) return [];
    }
    const isTold =
      hasReply ||
      code.startsWith('2') ||
      text.trim() === code ||
      (introduced.test(before) && !/(?:^|\n)[ \t]*$/.test(before));
    return readStatusCode(code) ? { code, start, end, trust: isTold ? 'told' : trustIn(before) } : [];
  });

  // Lines that all begin with a code and go on in words may be numbered sections.
  const headings = codes.filter(
    ({ trust, start, end }) =>
      trust === 'mentioned' &&
      /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 20), start)) &&
      /^\.?[ \t]+\p{L}/u.test(text.slice(end, end + 20)),
  );
  if (headings.length > 1) for (const heading of headings) heading.trust = 'doubtful';

  const statements: Statement[] = [];
  let at = 0;
  for (const { reply, start, end } of replies) {
    for (; at < codes.length && (codes[at]?.start ?? 0) < start; at++) add(null, codes[at] ?? null);
    const next = codes[at];
    const isPair = next && between.test(text.slice(end, next.start));
    add({ text: reply, start, end }, isPair ? next : null);
    if (isPair) at++;
  }
  for (; at < codes.length; at++) add(null, codes[at] ?? null);
  return statements;

  function add(reply: (Place & { text: string }) | null, code: Code | null) {
    const start = reply?.start ?? code?.start ?? 0;
    const before = text.slice(Math.max(0, start - 180), start);
    const previous = statements.at(-1);
    const replyText = reply?.text ?? null;
    const codeText = code?.code ?? null;
    statements.push({
      start,
      end: code?.end ?? reply?.end ?? start,
      code: codeText,
      replyCode: replyText,
      codeAt: code,
      replyAt: reply,
      origin: byReport.test(before) ? 'report' : byRemote.test(before) ? 'remote' : 'text',
      isAnswer: reply !== null && (previous?.replyCode !== replyText || previous.code !== codeText),
      trust: reply || !code ? 'told' : code.trust,
    });
  }
}

interface Code extends Place {
  code: string;
  trust: Statement['trust'];
}

/** A code that nothing introduces: "WooCommerce 5.1.1" is rather a version. */
const trustIn = (before: string): Statement['trust'] => (nameBefore.test(before) ? 'doubtful' : 'mentioned');

/** Within a line only what reads like an answer follows a reply code. */
function isAnswerText(before: string, after: string, reply: string): boolean {
  if (/^[23]/.test(reply))
    return (
      /(?:said|replied|responded|returned|response|reply|status|\()[^\w\n]{0,6}$/i.test(before) && textAfter.test(after)
    );
  // A sentence may end with the number: "we got error 550."
  if (
    /\b(?:error|code|status|smtp|fehler|fehlercode|antwortcode|reply code|replycode|replied|returned|returns|said|says|get|got|meldet|sagt|liefert|with|mit)\b[^\w\n]{0,6}$/i.test(
      before,
    )
  ) {
    return textAfter.test(after) || /^['")\]};:.,]/.test(after);
  }
  if (/\b(?:a|an|the|ein|einen|der|die|den)[ ]$/i.test(before))
    return /^[ -](?:error|fehler|reply|response|antwort|bounce|refusal|code)\b/i.test(after);
  return textAfter.test(after) || /^['"]?[)\]};,|\t]/.test(after);
}
