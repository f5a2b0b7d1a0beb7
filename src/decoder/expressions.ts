import type { Signs } from '../model/schema.ts';
import { anyOf, beginningsOf } from './words.ts';

// The forms in which codes, answers and addresses stand; the words come from `content/signs.yml`. Each expression looks
// at a bounded piece of text, or repeats nothing without a bound, so that the time grows with the text alone.

const { raw } = String;

/** What stands before an answer, in quotes of reports and dialogues. */
const remoteError = (words: string[]) => raw`${anyOf(words)}[^\n]{0,140}:[ ]?`;

/** Where the text speaks of mail that came back, in words or in the way in which servers write. */
export function compileBounceSigns({ bounce, sentences, mail, replyCodes: { serverSaid } }: Signs) {
  const inOneSentence = sentences.map(({ first, then }) => raw`${anyOf(first)}(?:[^\n.]|\.(?=\w)){0,60}${anyOf(then)}`);
  // Replies of servers, hosts with their addresses, Exim's log, the exceptions of libraries.
  const written = raw`\bhost \S{1,80} said|\bdefer \(-?\d{1,3}\)|\bR=\S{1,40} T=|\bSMTP[A-Z]\w{2,40}(?:Error|Refused|Busy|Exception)\b|[a-z]\[\d{1,3}(?:\.\d{1,3}){3}\]|\]:(?:25|465|587)\b`;
  return {
    bounce: new RegExp([anyOf(bounce), written, ...inOneSentence].join('|'), 'i'),
    mail: new RegExp(anyOf(mail), 'i'),
    /** What a library says in its own words: "Mailbox unavailable." before "The server response was: 5.7.1 …". */
    ofLibrary: new RegExp(raw`(?<=^|\n|: )[^\n:]{1,80}\. (?=${anyOf(serverSaid)}[ ]?:)`, 'gi'),
  };
}

/** What stands around a number of three parts that is a status code, or that only looks like one. */
export function compileStatusCodes({ lookAlikes, statusCodes }: Signs) {
  const { versions, products, sections, contacts, dates } = lookAlikes;
  const notWords = beginningsOf(versions, products, sections, contacts, dates);
  return {
    // Not in an IP address, a version of four parts, a range of versions, a path, a message id; after a hyphen only as in
    // "550-5.1.1".
    code: new RegExp(
      raw`(?:(?<![\w.@/+~^]|[=<>!~]=|(?<![2-5]\d\d)-|\d,)|(?<=(?<![\w.@/+&$€-]|\d,)[245]\d\d[/_,]))[245]\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})(?!(?![A-Z][a-z]{1,20}[a-zA-Z-]{0,20}:)[\w@]|\.\d|-${anyOf(lookAlikes.preReleases)})`,
      'g',
    ),
    introduced: new RegExp(raw`(?:[#([{'"<;=:|\t]|^|\n|${anyOf(statusCodes.before)})[ ]?['"#(]{0,2}[ \t]*$`, 'i'),
    lookAlike: new RegExp(raw`(?:${notWords}\d?\.?|§+|\brfc[ -]?\d{3,4},?)[ \t:(=]*v?$`, 'i'),
    numbered: new RegExp(raw`${anyOf(lookAlikes.numbered)}[ -]?${anyOf(lookAlikes.numbers)}\.?[ :=]{0,3}$`, 'i'),
    labelled: new RegExp(raw`(?:${anyOf(statusCodes.labels)}|#)[ ]?[:=]?[ ]?$`, 'i'),
    dateAfter: new RegExp(
      raw`^(?:[ ,]{0,2}${anyOf(lookAlikes.timesAfter)}?[ ]?\d{1,2}:\d\d|[ ]?(?:${anyOf(lookAlikes.unitsAfter)}|[€%]))`,
      'i',
    ),
    successAfter: new RegExp(raw`^[\s:-]{0,3}(?:<|${anyOf(statusCodes.successAfter)})`, 'i'),
  };
}

/** What stands around a number of three digits that is a reply code, or that counts something. */
export function compileReplyCodes({ replyCodes: words }: Signs) {
  const command = raw`(?:rcpt to|mail from)[ ]?:[ ]?<[^<>\n]{0,140}>[ ]`;
  const punctuation = raw`->[ ]?|[\])>][ ]?:[ ]|;[ ]?|[\t|]|,[ ]?['"]?|\(['"]?|: ?['"]|[\x60«„“]`;
  return {
    // Not in a number, not in a list of numbers, and not the process that writes a line of syslog: "postfix/smtp[550]:".
    code: /(?<![\w.@/+&$€-]|\d[ :,]|(?<![\d.])\d{3}, ?|\w\[(?=\d{3}\]:))[2-5]\d\d(?=[\s;:'")\]}<]|-|\.(?!\d)|[/_|][245]\.\d|,(?! ?\d)|, ?[245]\.\d|$)/g,
    counted: new RegExp(
      raw`^[ -]${anyOf(words.counted)}(?! ${anyOf(words.refusals)})|^[ ]?[%€$]|^[ ]\p{Lu}[\p{L}.]{1,30}[ ]${anyOf(words.streets)}`,
      'iu',
    ),
    /** Web servers have reply codes of their own. */
    ofWeb: new RegExp(raw`\bhttp(?:\/\d(?:\.\d)?)?[ :]{1,2}(?:${anyOf(words.web)}[ :]{1,2}){0,2}$`, 'i'),
    named: new RegExp(raw`^-(?:['"]|${anyOf(words.nounsAfterHyphen)})`, 'i'),
    /** The beginning of a line of a dialogue or a log: arrows, marks, a time. */
    lineStart: new RegExp(
      raw`(?:^|\n|(?= <<<[ ]))[ \t"'\`«„“([{*|]{0,8}(?:\d{4}-\d\d-\d\d[ T])?(?:\[?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,6})?\]?[ \t]+)?(?:[<>][<>*~-]{0,3}[ \t]*|[-~=*]{1,3}>?[ \t]+|[^\s<>:;,@]{1,64}@[^\s<>:;,@]{1,253}:[ ]|${anyOf(words.speakers)}[ \t]{0,2}:[ \t]*)?["'#]?$`,
      'i',
    ),
    introduced: new RegExp(
      raw`(?:${anyOf(words.before, words.beforeEnd, words.articles)}[^\w\n<>]{0,6}|${remoteError(words.remoteErrors)}|${command}|${anyOf(words.keys)} ?= ?|${anyOf(words.speakers)}[ ]?:[ ]|\n[ \t]{0,8}(?:[\w-]{1,63}\.){1,10}[a-z]{2,24}[ ]#|[^\s<>:;,@]{1,64}@[^\s<>:;,@]{1,253}:[ ]|${punctuation})$`,
      'i',
    ),
    mayEnd: new RegExp(raw`${anyOf(words.beforeEnd)}[^\w\n]{0,6}$`, 'i'),
    countedIn: new RegExp(raw`${anyOf(words.counted)} \($`, 'i'),
    article: new RegExp(raw`${anyOf(words.articles)}[ ]$`, 'i'),
    nounAfter: new RegExp(raw`^[ -]${anyOf(words.nounsAfterArticle)}`, 'i'),
    beforeSuccess: new RegExp(raw`(?:${anyOf(words.beforeSuccess)}|\()[^\w\n]{0,6}$`, 'i'),
    byRemote: new RegExp(
      raw`(?:diagnostic-code[^\n]{0,40}|smtp;[ ]?|${anyOf(words.answered)}[^\n]{0,24}|${remoteError(words.remoteErrors)}|\{led=|(?:^|\n)[ \t]*(?:<[<*~-]{1,3}|S:)[ \t]*|->[ ]?)$`,
      'i',
    ),
    /** Behind the answer of a relay that passes on what the next server said about the address. */
    passesOn: new RegExp(
      raw`^\s{1,8}<[^<>\s]{1,320}>:\s{1,8}${anyOf(words.checked)}:\s{1,8}host\s{1,8}\S{1,300}\s{1,8}${anyOf(words.answered)}:`,
      'i',
    ),
    byReport: /(?:\bstatus[ ]?:[ ]?|\bdsn[ ]?=[ ]?)$/i,
  };
}

/** What of a mail says nothing about its bounce: header fields, and the mail that comes back with it. */
export function compileReturned({ returned: { headers, bars } }: Signs) {
  const fields = raw`received|x-(?!failed-recipients)[a-z][\w-]{1,40}|user-agent|message-id|references|in-reply-to|dkim-signature|arc-[a-z-]{3,40}|authentication-results|received-spf|date|subject|mime-version|content-[a-z-]{2,30}|return-path|delivered-to|list-[a-z-]{2,20}|thread-[a-z]{2,10}|feedback-id|precedence|autocrypt`;
  return {
    header: new RegExp(raw`^(?:${fields}|${anyOf(headers)})[ \t]{0,3}:.*(?:\n[ \t]+\S.*)*`, 'gim'),
    copy: new RegExp(raw`^[ \t]{0,8}-{2,80}[ \t]{0,4}${anyOf(bars)}`, 'im'),
  };
}

/** What tells automatic replies and complaints. */
export function compileNotices({ notices, returned: { headers } }: Signs) {
  const field = (names: string) => raw`(?:^|\s)(?:${names})[ ]{0,2}:[ ]{0,2}`;
  const named = raw`(?:rfc822;[ ]?)?<?([^\s<>;]{1,64}@[^\s<>;]{1,253})`;
  return {
    // RFC 5965, section 7.3: the other types complain of nothing.
    complaint: new RegExp(raw`${field('feedback-type')}(?:abuse|fraud)\b`, 'im'),
    /** RFC 5965, section 3.1: fields that no complaint lacks. */
    required: new RegExp(field('user-agent|version'), 'im'),
    complainer: new RegExp(field('original-rcpt-to|removal-recipient|x-hmxmroriginalrecipient') + named, 'im'),
    complainedSender: new RegExp(field('original-mail-from') + named, 'im'),
    opening: new RegExp(
      raw`(?:(?:^|\s)(?:subject|${anyOf(headers)})[ ]{0,2}:[ ]{0,2}|^\s{0,80}|\n(?=[a-z]))${anyOf(notices)}`,
      'i',
    ),
    autoSubmitted: new RegExp(field('auto-submitted') + 'auto-replied', 'im'),
  };
}

/** One of the codes, and no more; "x" is 4 or 5. */
export const compileCodes = (codes: readonly string[]) =>
  new RegExp(`^(?:${codes.join('|').replaceAll('.', '\\.').replaceAll('x', '[45]')})$`);

/** Where a text names the command that was refused. */
export function compileStages({ stages }: Signs) {
  const { codes, before, refused, words, parties, commands, recipients, asides } = stages;
  const command = raw`(initial connection|mail[ _]from|mail(?!\.\s| to\b)|rcpt[ _]to|rcpt|ehlo|helo|auth|starttls|end[ _]of[ _]data|data|message content)\b`;
  // The client's side of a dialogue: commands of RFC 5321 as they are sent.
  const sent = raw`(mail from:|rcpt to:|ehlo (?=[\w[])|helo (?=[\w[])|starttls(?=\s)|auth (?=plain|login|cram|xoauth)|data(?=\s))`;
  // Not the label of a field: "Sender address: news@example.org".
  const notLabel = raw`(?![ ]?:[ \t]{0,8}[\w.+-]{1,64}@)`;
  const groups = (lists: Record<string, string[]>, end = (_: string) => '') =>
    new RegExp(
      Object.entries(lists)
        .map(([stage, list]) => `(?<${stage}>${anyOf(list)}${end(stage)})`)
        .join('|'),
      'i',
    );
  // Where a log, an object or a header names its fields: "sender=", `"sender":`, "Sender: <@>", "A=login".
  const notField = raw`(?![^\s=:"']{0,20}(?:["']?[ ]?[=:][ \t]{0,8}(?:rfc822;[ ]?)?["'<]{0,2}(?:@|>)|["']?[ ]?=|["'][ ]?:))`;
  const { connect, authenticate, sender } = parties;
  const inAnswer = groups({ connect, greet: commands.greet, authenticate, sender: [...sender, ...commands.sender] });
  const outside = (nouns: RegExp) => new RegExp(raw`(?<![=_-])(?:${nouns.source})${notField}`, 'i');
  return {
    codes: { authenticate: compileCodes(codes.authenticate), sender: compileCodes(codes.sender) },
    words: groups(words, (stage) => (stage === 'sender' ? notLabel : '')),
    /** Who is meant, between the code and the words, before them and behind them. */
    inAnswer,
    beforeAnswer: outside(groups(parties)),
    behindAnswer: outside(inAnswer),
    recipient: new RegExp(anyOf(recipients), 'i'),
    asides: new RegExp(anyOf(asides), 'gi'),
    named: new RegExp(raw`${anyOf(before)} (?:the |pipelined )?${command}`, 'gi'),
    // "Connection refused" names no command, whatever follows.
    refused: new RegExp(raw`(?<!\bconnection[ ])${anyOf(refused)}:?[ ]${command}`, 'i'),
    property: new RegExp(raw`\bcommand(?:['"]?[ ]?[:=])?[ ]?['"]${command}`, 'i'),
    dialogue: new RegExp(raw`(?:(?:^|\n)[ \t]*(?:[>~-]{1,3}[ ]?)?|[a-z]:[ ]|\d[ ]|[> ](?=[A-Z]{4}))${sent}`, 'gi'),
    /** A reply that is final: the command before it was answered (RFC 5321, section 4.2.1). */
    answer: /(?:^|[\s>])[245]\d\d[ -]/,
  };
}

/** What a reply states besides its codes. */
export function compileDetails({ waits, blocklists, stages }: Signs) {
  const { before, after, seconds, minutes, hours, days } = waits;
  const unit = anyOf(seconds, minutes, hours, days);
  const lasts = (list: string[], length: number) => ({ word: new RegExp(`^${anyOf(list)}$`, 'i'), seconds: length });
  const zone = raw`((?:[a-z0-9_-]{1,63}\.){1,5}[a-z]{2,24})(?![\w@])`;
  return {
    clock: new RegExp(raw`${anyOf(before)}[^\n\d]{0,40}(\d\d):(\d\d):(\d\d)\b`, 'i'),
    wait: new RegExp(
      raw`${anyOf(before)}[^\n\d.]{0,40}(\d{1,6})[ ]?(${unit})|\b(\d{1,6})[ ]?(${unit})[ ]${anyOf(after)}`,
      'i',
    ),
    units: [lasts(seconds, 1), lasts(minutes, 60), lasts(hours, 3600), lasts(days, 86_400)],
    zone: new RegExp(raw`${anyOf(blocklists.before)}[ ]?:?[ ](?:the )?${zone}`, 'i'),
    // In an address of the web, without the name of its server.
    knownZone: new RegExp(
      raw`(?<![\w.@-])(?:www\.|check\.)?((?:[a-z0-9_-]{1,63}\.){0,4}(?=[\w-]{0,20}${anyOf(blocklists.operators)})[a-z0-9-]{1,63}\.[a-z]{2,24})(?![\w@])`,
      'i',
    ),
    knownName: new RegExp(anyOf(blocklists.operators), 'i'),
    /** The command behind a reply, and what follows it: it is not the server's. */
    command: new RegExp(
      raw`[ ]?\(?${anyOf(stages.before)} (?:end of )?(?:mail from|rcpt to|data|ehlo|helo|auth)\b[^]*$`,
      'i',
    ),
  };
}

/** An address in angle brackets or bare, as a group; what may not stand in it depends on what stands around it. */
const bare = (not = '') => raw`([^\s<>${not}]{1,64}@[^\s<>${not}]{1,253})`;

/** Where a text begins to speak of a recipient, and which host answered. */
export function compileRecipients({ recipients: words }: Signs) {
  const { beforeHost, beforeDomain, beforeOwnHost, answers, rows, beforeSender, system, heads, copies } = words;
  const { beforeRefusedSender, behindRefusedSender, beforeQuoted, beforeContact } = words;
  const keys = raw`\bremote-mta[ ]{0,3}:[ ]{0,3}(?:dns[ ]{0,3};[ ]{0,3})?|\brelay=|\bH=|\bFQDN=`;
  const named = raw`(?<!${anyOf(beforeOwnHost)} )(?:${anyOf(beforeHost)}|${anyOf(beforeDomain)} \S{1,120} by)[ ]`;
  const logEntry = raw`[A-Z][a-z]{2}[ ]{1,2}\d{1,2} \d\d:\d\d:\d\d \S{1,80} [\w/-]{1,40}\[\d{1,8}\]:|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \w{6,8}-\w{6,12}-\w{2,4} `;
  const someone = raw`[^\s<>:;,@()]{1,64}@[^\s<>:;,@()]{1,253}`;
  const heading = (names: string) =>
    new RegExp(`^(?:${names})(?: (?:name|e-?mail|address|adresse|e-?mail[- ]?(?:address|adresse)))?$`, 'i');
  const cell = raw`(?<=[ "|])[^\s<>:;,|@"]{1,64}@[^\s<>:;,|@"]{1,253}(?:"?[ ]?[;,|\t]|(?= ${anyOf(answers)}))`;
  return {
    /** Before its answer: "bob@example.com: 550 …", "bob@example.com (550 …)", "- Bob <bob@example.com> – 550 …". */
    addressAndReply: new RegExp(
      raw`^[ \t]{0,8}(?:[-–*•x✗][ ])?(?:[^\n<>@:;,|=]{1,60}<)?[*\x60„“"'_[]{0,2}([^\s<>:;,@*\x60„“"'_([][^\s<>:;,@*\x60„“"']{0,63}@[^\s<>:;,@*\x60“”"']{1,252}[^\s<>:;,@*\x60“”"'_\]])[*\x60“”"'_\]]{0,2}>?(?:[ ]?:[ ]{1,4}|[ ]\(|[ ][–—-][ ]|[ ]?(?:=>|->|→)[ ]?)(?=[45]\d\d[ -])`,
    ),
    /** A line that states a reply of its own: in a list, behind an address, or in a log. */
    reply: new RegExp(
      raw`^[ \t]{0,8}(?:[-*•][ ]|\d{1,4}[.)][ ])?(?:["'<]?${someone}["'>]?[ ]?[:,;|\t -]{1,4})?["'(]?[45]\d\d(?:[ -]\S|, ?b?['"])|^[ \t]{0,8}(?:${logEntry}|\d{4}-\d\d-\d\dT\S{8,30} )[^\n]{0,400}?(?<![\w.])[45]\d\d[ -]\S`,
    ),
    /** Entries of a dictionary of refused recipients, `{'bob@example.com': (550, b'…')`, and objects of a list in JSON. */
    entry: new RegExp(raw`['"]${someone}['"]:[ ]?\(?(?=[245]\d\d,)|(?<=\},?[ ]{0,8})\{(?=[ ]{0,8}")`, 'g'),
    host: new RegExp(raw`(?:${keys}|${named})((?:[a-z0-9_-]{1,63}\.){1,10}[a-z]{2,24})(?![\w@])`, 'gi'),
    answer: new RegExp(
      raw`^[ \t]{0,8}(?:(?:[\w-]{1,63}\.){1,10}[a-z]{2,24}[ ](?=#))?(?:#[ ]?)?(?:${anyOf(answers)}|smtp;|[245]\d\d[ -])`,
      'i',
    ),
    beforeAnswer: new RegExp(raw`^${bare(':;,')}[ ](?=${anyOf(answers)})`, 'i'),
    row: new RegExp(raw`[245]\.\d{1,3}\.\d|\b[45]\d\d\b|${anyOf(rows)}`, 'i'),
    /**
     * Where a line about a recipient began in a text whose line breaks were swallowed or became spaces: commands of a
     * dialogue, entries of a log, the headings of a report in words, rows of a table.
     */
    lostBreak: new RegExp(
      raw`\brcpt to:[ ]?<|(?<=[ )])<[^\s<>@]{1,64}@[^\s<>@]{1,253}>:[ ]|${logEntry}|[ ]{2,8}${someone}(?<end>[ ]{2,8})|(?<=[ ])${someone}:?(?= [45]\d\d[ -])|${cell}`,
      'gi',
    ),
    sender: new RegExp(
      raw`(?:${anyOf(beforeSender, beforeRefusedSender, beforeContact)}[ ]?[=:<("]{0,3}[ ]?["<]?|[?&/=][^\s<>]{0,60}|\b(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d(?::\d\d)?\s{1,8}<?)$`,
      'i',
    ),
    /** The same in JSON that keeps name and address apart: `"from":{"email":"`. */
    senderInJson: new RegExp(
      raw`"(?:${anyOf(beforeSender, words.authors)}(?:[ _-]?(?:e-?mail|address))?|(?:smtp|message)[_-]?id|in-reply-to)"[ ]?:[ ]?(?:\[?\{[ ]?(?:"name"[ ]?:[ ]?"[^"\n]{0,60}"[ ]?,[ ]?)?"(?:e-?mail|address)"[ ]?:[ ]?)?"<?$`,
      'i',
    ),
    /** The headings of columns with addresses: of senders, and of recipients, the more telling first. */
    senderHeading: heading(anyOf(words.authors, beforeSender)),
    recipientHeadings: words.columns.map((word) => heading(anyOf([word]))),
    /** Words about a refused sender, the size in a log of Postfix, the folder in the prompt of a shell. */
    behindSender: new RegExp(
      raw`^["')>\]]{0,2}[ ]?:?[ ]{1,2}${anyOf(behindRefusedSender)}|^>?, size=\d|^[ ][~/][^\]\n]{0,50}\][#$]|^:[~/][^\n]{0,50}[#$] |^ ~ %`,
      'i',
    ),
    /** In the head of a mail, the first address of the line of its author, or what only looks like one. */
    author: new RegExp(raw`(?:^|\n)[ \t>]*(?:${anyOf(words.authors)}|message-id|in-reply-to)[ ]?:[^\n@]{0,100}$`, 'i'),
    /** Header fields of who wrote a mail, and to whom, also where line breaks became spaces. */
    people: new RegExp(
      raw`(?:(?:^|\n)[ \t]*|(?<=[\w>"] ))(?:(?<author>${anyOf(words.authors)})|${anyOf(heads)})[ ]?:[ \t]*(?:[^\n<>@]{0,100}<)?(?<address>[^\s<>@,;"]{1,64}@[^\s<>@,;"]{1,253})`,
      'gi',
    ),
    /** Before and behind the address of somebody whose mail is quoted below it. */
    beforeWrote: new RegExp(raw`${anyOf(words.quoting)}(?! to )[^\n@:]{0,100}$`, 'i'),
    behindWrote: new RegExp(raw`^[>)]{0,2}[\s,]{0,3}${anyOf(words.quoting)}[ ]?:(?!\S)`, 'i'),
    /** An entry of a queue begins: its id, its size, its time. */
    queued:
      /^[ \t]*[0-9a-z]{6,20}[*!]?\s{1,12}\d{1,12}\s{1,12}(?:mon|tue|wed|thu|fri|sat|sun) [a-z]{3} [ \d]\d \d\d:\d\d/im,
    /** A report says by its own sender that what stands in its head is no recipient. */
    report: new RegExp(raw`(?:^|\n)[ \t]*${anyOf(words.authors)}[ ]?:[^\n]{0,100}\bmailer-daemon@`, 'i'),
    copied: new RegExp(raw`(?:^|\n)[ \t]*${anyOf(copies)}[ ]?:[^\n]{0,100}$`, 'i'),
    /** Below it stands the signature of who asks. */
    closing: new RegExp(raw`\n[ \t]*(?:--|${anyOf(words.closings)}[ ]?[,.!]?)[ \t]*\n`, 'i'),
    /** Between who wrote and to whom, or between one whose mail arrived and the next. */
    onTo: new RegExp(raw`(?:→|=>|->|\b${anyOf(heads)}) ?["'<„“]?$|\([^()@\d]{1,20}\), $`, 'i'),
    /** A code, where a line says what became of an address. */
    outcome: /(?<![\w.@])(?:[45]\d\d(?=[ -]\S)|[45]\.\d\.\d{1,3})(?![\w@])/,
    quotedCommand: new RegExp(raw`${anyOf(beforeQuoted)}[ ]?:[ ]{0,8}rcpt to:`, 'i'),
    /** The envelope's sender, or the one that a server names as refused. */
    namedSender: new RegExp(
      raw`(?:\bmail from:[ ]?<|\b(?:from|f)=<|${anyOf(beforeRefusedSender)}[ ]?:?[ ]?<?)([^\s<>(),;:"']{1,64}@[^\s<>(),;:"']{1,253})`,
      'gi',
    ),
    system: new RegExp(raw`^${anyOf(system)}`, 'i'),
    head: new RegExp(raw`(?:^|\n)[ \t]*${anyOf(heads)}[ ]?:[^\n]{0,100}$`, 'i'),
    /** The same in a mail whose line breaks were swallowed. */
    headInLine: new RegExp(
      raw`[\w>"] (?:${heads.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|')}): [^\n]{0,60}$`,
    ),
  };
}

/** Where names of people stand: before their address in brackets, in header fields, behind a greeting. */
export function compileNames({ names: { headers, greetings, particles }, recipients: { system } }: Signs) {
  const word = raw`\p{Lu}[\p{L}\p{M}.'’-]{0,30}`;
  const next = raw`,?[ ](?:${anyOf(particles)}[ ]){0,3}${word}`;
  // The group is the local part.
  const address = raw`[ \t]{0,3}[<(]([^<>()\s@]{1,64})@`;
  return {
    quoted: /"[^"\n]{1,80}"(?=\s{0,3}<[^<>\s@]{1,64}@)/g,
    header: new RegExp(raw`^(${anyOf(headers)}\s{0,2}:[ \t]{0,3})[^<\n]{1,80}(?=<)`, 'gim'),
    greeted: new RegExp(raw`^(${anyOf(greetings)}[ \t]{1,3})[^,\n!]{1,60}(?=[,!])`, 'gim'),
    // Not the commands of SMTP.
    before: new RegExp(raw`(?<![\p{L}\p{N}])(?!RCPT TO|MAIL FROM)${word}(?:${next}){1,4}(?=${address})`, 'gu'),
    alone: new RegExp(raw`^${word}(?=${address}[^<>()\s@]{1,253}[>)],?$)`, 'gmu'),
    system: new RegExp(raw`^${anyOf(system)}`, 'i'),
  };
}
