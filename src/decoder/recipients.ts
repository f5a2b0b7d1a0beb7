import type { Signs } from '../model/schema.ts';
import { compileRecipients } from './expressions.ts';
import { first, lazily, Numbers, Records, replaceIn } from './memory.ts';
import type { Place } from './statements.ts';

interface Found extends Place {
  text: string;
}

/** The part of a text that speaks of one recipient. */
export interface Part {
  ranges: Iterable<[from: number, to: number]>;
  /** The same with the words of a report above its fields. */
  words: Iterable<[from: number, to: number]>;
  recipient: Found | null;
  /** Whether the text says that it is the recipient; else it is only the one address that may be. */
  isNamed: boolean;
  remoteMta: Found | null;
  /** All hosts that are named as answering, the first of which is `remoteMta`. */
  hosts: Iterable<string>;
  action: Found | null;
}

// RFC 3464, section 2. Action and Status count only with a value that they can have, as they are words of every day.
// Where line breaks were swallowed a field follows directly upon the value before it.
const field =
  /(?<!-)(?:(final-recipient|original-recipient|remote-mta|diagnostic-code|reporting-mta|received-from-mta|arrival-date|last-attempt-date|will-retry-until|final-log-id|dsn-gateway)[ \t]{0,4}:|(action)[ \t]{0,4}:(?=\s{0,4}(?:failed|delayed|delivered|relayed|expanded))|(status)[ \t]{0,4}:(?=\s{0,4}[245]\.\d))\s{0,4}/gi;
const address =
  /[^\s<>()[\]{},;:"'|=\\…*`„“”‚‘’«»]{1,64}@[^\s<>()[\]{},;:"'|=\\…@*`„“”‚‘’«»?!]{1,253}[^\s<>()[\]{},;:"'|=\\…@.*`„“”‚‘’«»?!]/;
const everyAddress = new RegExp(address, 'g');
/** A cell of a table that holds an address and nothing else. */
const isAddress = new RegExp(`^[ "']{0,4}<?${address.source}>?[ "']{0,4}$`);
/** A local part in quotation marks, of RFC 5321, section 4.1.2. */
const quotedAddress = /"[^"\n]{1,64}"@[^\s<>()[\]{},;:"'|=\\@]{1,253}/;

/** The form of an envelope's sender: of a bounce, of SRS, of BATV, of VERP (RFC 5321, section 4.5.5). */
export const ofEnvelope =
  /^(?:bounces?\b|srs[01][=+-]|(?:ms)?prvs\d?=|btv1==|[^@]{1,64}=[^@=]{1,63}\.[a-z]{2,24}@|[^@]{1,63}=[^@]{1,63}=)/i;

/** A place of a text that is a group of a match. */
const placeOf = (match: RegExpExecArray, text: string, from = 0): Found => {
  const start = from + match.index + match[0].indexOf(text);
  return { text, start, end: start + text.length };
};

/** How far from its beginning a pasted report names who sends it. */
const reportReach = 2000;

/** An address that stands alone in its line, perhaps with marks around it. */
const alone = (before: RegExp) =>
  new RegExp(
    `^${before.source}[<*\`„“"'[]{0,2}([^\\s<>:;,*\`„“"'[]{1,64}@[^\\s<>:;,*\`“”"'\\]]{1,253}?)[>*\`“”"'\\]]{0,2}[ \\t]{0,8}$`,
  );

/** The fields of a report that speak of one recipient. */
interface Block {
  start: number;
  end: number;
  fields: Partial<Record<string, Found>>;
}

interface Field {
  name: string;
  start: number;
  /** Where its value begins. */
  from: number;
}

function* readFields(text: string): Generator<Field> {
  for (const match of text.matchAll(field)) {
    const { 0: whole, index } = match;
    if (!/^[A-Z]/.test(whole) && /\w/.test(text[index - 1] ?? '')) continue;
    const name = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase();
    yield { name, start: index, from: index + whole.length };
  }
}

/** The blocks of a report that name a recipient, in its order. */
function* readBlocks(text: string): Generator<Block> {
  const namesRecipient = (fields: Block['fields']) => fields['final-recipient'] ?? fields['original-recipient'];
  let block: Block | undefined;
  for (const [{ name, start, from }, next] of pairs(readFields(text))) {
    const end = endOfField(text, from, next?.start ?? text.length);
    const value = text.slice(from, Math.min(end, from + 400)).trim();
    const isRecipient = name.endsWith('-recipient');
    const isFull = block?.fields['status'] && block.fields['action'] && namesRecipient(block.fields);
    const isApart = block && /\n[ \t]*\n/.test(text.slice(block.end, start).slice(-200));
    // The recipient may stand last, so that a field of the next block comes again before it does.
    const isNext = isRecipient ? block?.fields[name] || isFull || isApart : isFull && isApart && block?.fields[name];
    if (!block || isNext) {
      if (block && namesRecipient(block.fields)) yield block;
      block = { start, end, fields: {} };
    }
    block.fields[name] ??= { text: value, start: from, end: from + value.length };
    block.end = end;
  }
  if (block && namesRecipient(block.fields)) yield block;
}

function* chain<T>(one: T, others: Iterable<T>): Generator<T> {
  yield one;
  yield* others;
}

/** Each item with the one behind it. */
function* pairs<T>(items: Iterable<T>): Generator<[item: T, next: T | undefined]> {
  let before: T | undefined;
  for (const item of items) {
    if (before !== undefined) yield [before, item];
    before = item;
  }
  if (before !== undefined) yield [before, undefined];
}

/**
 * The end of a field whose next lines are indented (RFC 5322, section 2.2.3) or go on with the codes of its reply, at
 * most where the next field begins.
 */
function endOfField(text: string, from: number, next: number): number {
  for (const { index } of text.slice(from, next).matchAll(/\n/g)) {
    const end = from + index;
    if (!/^\n(?:[ \t]+\S|[2-5]\d\d[ -])/.test(text.slice(end, end + 40))) return end;
  }
  return next;
}

function endOfBlock(text: string, from: number): number {
  const end = text.indexOf('\n\n', from);
  return end < 0 ? text.length : end;
}

const addressIn = (found: Found | undefined): Found | null => {
  const match = found && (quotedAddress.exec(found.text) ?? address.exec(found.text));
  return match ? placeOf(match, match[0], found.start) : null;
};

const nameIn = (found: Found | undefined): Found | null => {
  const match = found && /(?:[\w-]+\.)+[\w-]+/.exec(found.text);
  return match ? placeOf(match, match[0], found.start) : null;
};

const actionIn = (found: Found | undefined): Found | null => {
  const word = found && /^(?:failed|delayed|delivered|relayed|expanded)/i.exec(found.text)?.[0];
  return word ? { text: word.toLowerCase(), start: found.start, end: found.start + word.length } : null;
};

/** The recipient in the header of a report of Exim or Gmail. */
function failedRecipient(text: string): Found | null {
  const match = /^x-failed-recipients[ ]{0,2}:[ ]{0,2}(\S{1,320})[ \t]{0,8}$/im.exec(text);
  return match ? addressIn(placeOf(match, match[1] ?? '')) : null;
}

/** A way in which a line names the recipient of whom it begins to speak. */
interface Form {
  form: string;
  pattern: RegExp;
  /** What else has to hold; `following` is the next line that is not empty. */
  condition?: (line: string, following: string) => boolean;
  /** Whether what stands there may also be the sender who was refused. */
  isOpen?: boolean;
}

interface Line {
  line: string;
  from: number;
}
interface Recipient extends Found {
  isNamed: boolean;
}
interface Start extends Place {
  recipient: Recipient | null;
}

/** Whether a line goes on with the reply of the line before: "550-…" and "550 …" (RFC 5321, section 4.2.1). */
const continues = (before = '', line = '') => {
  const code = /^[ \t]{0,8}([45]\d\d)-/.exec(before)?.[1];
  return code !== undefined && line.trimStart().startsWith(code);
};

/** Divides texts by the recipients that they speak of. */
export class RecipientSplitter {
  readonly #expressions: ReturnType<typeof compileRecipients>;
  readonly #forms: Form[];

  constructor(signs: Signs) {
    this.#expressions = compileRecipients(signs);
    const { answer, beforeAnswer, addressAndReply } = this.#expressions;
    this.#forms = [
      {
        form: 'log of Postfix or Sendmail',
        pattern: /(?:^|[ ,\t])to=<?([^\s<>,;]{1,64}@[^\s<>,;]{1,253})/,
        condition: (line) => /(?:status|stat|dsn)=/.test(line),
      },
      { form: 'log of Exim', pattern: /(?:^|\s)(?:\*\*|==|=>|->)[ ]+<?([^\s<>]{1,64}@[^\s<>:;,]{1,253})/ },
      {
        form: 'dictionary of refused recipients',
        pattern: /^['"]([^\s'"]{1,64}@[^\s'"]{1,253})['"]:[ ]?\(?[245]\d\d,/,
      },
      { form: 'address before its answer', pattern: addressAndReply, isOpen: true },
      { form: 'report of Postfix or qmail', pattern: /^[ \t]{0,8}<([^\s<>]{1,64}@[^\s<>]{1,253})>[ ]?:/, isOpen: true },
      {
        form: 'report of Exim, indented',
        pattern: alone(/[ \t]{1,8}/),
      },
      {
        form: 'report of Exchange, above the answer',
        pattern: alone(/(?:[^\n<>@:;,|=\d]{1,60}[ ](?=<))?/),
        isOpen: true,
        condition: (_, following) => answer.test(following),
      },
      { form: 'report of Exchange, before the answer', pattern: beforeAnswer },
      {
        form: 'report of older Exchange, with the time',
        pattern:
          /^[ \t]{0,16}['"]?([^\s<>:;,'"]{1,64}@[^\s<>:;,'"]{1,253})['"]?[ ][a-zà-ÿ]{1,4}[ ](?:[a-z]{2,4}[ ])?\d{1,4}[./-]\d{1,2}[./-]/i,
      },
      {
        form: 'command of a dialogue',
        pattern: /\brcpt to:[ ]?<([^\s<>]{1,64}@[^\s<>]{1,253})>/i,
        condition: (line) => !this.#expressions.quotedCommand.test(line),
      },
    ];
  }

  /** The parts of a text, one for each recipient; a text that names none or one is a single part. */
  *split(whole: string): Generator<Part> {
    const text = this.#withoutSenders(whole);
    const blocks = readBlocks(text);
    const { value: block, done } = blocks.next();
    if (!done) yield* this.#splitReport(text, block, blocks);
    else if (this.#expressions.queued.test(text) && this.#findStarts(text).length === 0) yield* this.#splitQueue(text);
    else yield* this.#splitLines(text);
  }

  /** Of a table whose headings say which column names recipients, blanks the addresses in the others. */
  #withoutSenders(text: string): string {
    const [head = '', line = ''] = /^\s{0,80}([^\n@]{3,400})\n/.exec(text) ?? [];
    const separator = ['\t', ';', '|', ','].find((character) => line.includes(character));
    if (separator === undefined) return text;
    const { senderHeading, recipientHeadings } = this.#expressions;
    const headings = line.split(separator).map((cell) => cell.replace(/[\s"'*_]+/g, ' ').trim());
    const isOfSender = headings.map((cell) => senderHeading.test(cell));
    const own = recipientHeadings
      .map((expression) => headings.findIndex((cell, column) => !isOfSender[column] && expression.test(cell)))
      .find((column) => column >= 0);
    if (own === undefined && !isOfSender.includes(true)) return text;
    const isOther = (column: number) => (own === undefined ? isOfSender[column] : column !== own);
    const rows = replaceIn(text.slice(head.length), /[^\n]+/g, (row) =>
      row
        .split(separator)
        .map((cell, column) => (isOther(column) && isAddress.test(cell) ? ' '.repeat(cell.length) : cell))
        .join(separator),
    );
    return text.slice(0, head.length) + rows;
  }

  /** A text as one part. */
  whole(text: string, recipient: Found | null = null, isNamed = false): Part {
    return this.#partOf(text, [[0, text.length]], recipient, isNamed);
  }

  *#splitReport(text: string, one: Block, others: Iterable<Block>): Generator<Part> {
    let isOnly = true;
    let inWords: Map<string, Part['ranges']> | undefined;
    for (const [{ start, end, fields }, next] of pairs(chain(one, others))) {
      if (next) isOnly = false;
      const range: [number, number] = isOnly
        ? [0, text.length]
        : [start, next?.start ?? Math.max(end, endOfBlock(text, end))];
      const recipient = addressIn(fields['final-recipient']) ?? addressIn(fields['original-recipient']);
      const key = recipient?.text.toLowerCase();
      if (!isOnly) inWords ??= this.#rangesOf(text.slice(0, one.start));
      const words = [...((key !== undefined && inWords?.get(key)) || [])];
      // Words that many blocks share would be read as often.
      if (key !== undefined) inWords?.delete(key);
      // Where the fields state no answer, the words above them do.
      const isSilent = fields['status'] && !fields['diagnostic-code'];
      const ranges = isSilent ? [...words, range] : [range];
      const part = this.#partOf(text, ranges, recipient, true, nameIn(fields['remote-mta']));
      yield { ...part, words: [...words, range], action: actionIn(fields['action']) };
    }
  }

  /** The list of a queue: above each recipient the reason, and above them the sender. Who has which is not told apart. */
  *#splitQueue(text: string): Generator<Part> {
    const { queued } = this.#expressions;
    let from = 0;
    for (const [, next] of pairs(text.matchAll(new RegExp(queued, 'gim')))) {
      const to = next?.index ?? text.length;
      const only = this.#onlyRecipient(text, from, to);
      const others = only ? text.slice(only.end, to).match(everyAddress) : null;
      yield this.#partOf(text, [[from, to]], others ? null : only, false);
      from = to;
    }
  }

  /** Where words speak of each recipient. */
  #rangesOf(words: string): Map<string, Part['ranges']> {
    const parts = new Map<string, Part['ranges']>();
    for (const { recipient, ranges } of this.#splitLines(words))
      if (recipient) parts.set(recipient.text.toLowerCase(), ranges);
    return parts;
  }

  *#splitLines(text: string): Generator<Part> {
    const starts = this.#findStarts(text);
    const { firsts, next } = groupStarts(starts);
    if (firsts.length > 1) {
      for (let group = 0; group < firsts.length; group++) {
        const first = firsts.at(group);
        const rangeAt = (at: number): [number, number] => [
          starts.at(at)?.start ?? 0,
          starts.at(at + 1)?.start ?? text.length,
        ];
        const ranges =
          next.at(first) === starts.length
            ? [rangeAt(first)]
            : lazily(function* () {
                for (let at = first; at < starts.length; at = next.at(at)) yield rangeAt(at);
              });
        const recipient = starts.at(first)?.recipient ?? null;
        yield this.#partOf(text, ranges, recipient, recipient?.isNamed ?? false);
      }
      return;
    }
    const failed = failedRecipient(text);
    const only = starts.at(0)?.recipient;
    if (failed) yield this.whole(text, failed, true);
    else yield only ? this.whole(text, only, only.isNamed) : this.whole(text, this.#onlyRecipient(text));
  }

  /** Where a text begins to speak of another recipient, or states another reply in a line of its own. */
  #findStarts(text: string): Records<Start> {
    const hasBreaks = text.trim().includes('\n');
    const replies = this.#findReplyLines(text, hasBreaks);
    const starts = new Records((start, from, told): Start => {
      const [length, isNamed] = [told >> 1, (told & 1) === 1];
      const end = from + length;
      return { start, end, recipient: length > 0 ? { text: text.slice(from, end), start: from, end, isNamed } : null };
    });
    let isAfterEntry = replies.isList;
    let at = -1;
    let replyAt = 0;
    for (const [{ line, from }, second, third] of followed(this.#lines(text, hasBreaks))) {
      at++;
      const isReply = replyAt < replies.lines.length && replies.lines.at(replyAt) === at;
      if (isReply) replyAt++;
      const recipient = this.#recipientOf(
        text,
        line,
        from,
        isPassedOver(second?.line ?? '') ? (third?.line ?? '') : (second?.line ?? ''),
      );
      const isOwn = isReply && isAfterEntry;
      if (!recipient && !isOwn) continue;
      const only = recipient ?? this.#onlyRecipient(text, from, from + line.length, hasBreaks);
      const length = only ? only.end - only.start : 0;
      starts.push(from, only?.start ?? 0, length * 2 + (recipient?.isNamed ? 1 : 0));
      isAfterEntry = replies.isList || isReply;
    }
    return starts;
  }

  /** Which lines state a reply of their own, and whether a text is nothing but a list of such. */
  #findReplyLines(text: string, hasBreaks: boolean): { lines: Numbers; isList: boolean } {
    const lines = new Numbers();
    let isList = true;
    let before: string | undefined;
    let at = -1;
    for (const { line } of this.#lines(text, hasBreaks)) {
      at++;
      if (line.trim() === '') continue;
      if (!continues(before, line)) {
        if (this.#expressions.reply.test(line.slice(0, 600))) lines.push(at);
        else isList = false;
      }
      before = line;
    }
    return { lines, isList: isList && lines.length > 1 };
  }

  *#lines(text: string, hasBreaks: boolean): Generator<Line> {
    for (const [from, next = text.length] of pairs(this.#lineStarts(text, hasBreaks)))
      yield { from, line: text.slice(from, next).replace(/\n$/, '') };
  }

  /** Where lines begin, and entries of a dictionary within a line. */
  *#lineStarts(text: string, hasBreaks: boolean): Generator<number> {
    yield 0;
    const entries = text.matchAll(this.#expressions.entry);
    let entry = entries.next();
    for (const start of hasBreaks ? behindBreaks(text) : this.#lostBreaks(text)) {
      for (; !entry.done && entry.value.index <= start; entry = entries.next()) yield entry.value.index;
      yield start;
    }
    for (; !entry.done; entry = entries.next()) yield entry.value.index;
  }

  *#lostBreaks(text: string): Generator<number> {
    for (const { 0: match, index, groups } of text.matchAll(this.#expressions.lostBreak)) {
      yield index;
      if (groups?.['end']) yield index + match.length;
    }
  }

  /** The recipient of whom a line begins to speak; null where it does not. */
  #recipientOf(text: string, line: string, from: number, following: string): Recipient | null {
    const short = line.slice(0, 2000);
    if (!short.includes('@')) return null;
    for (const { pattern, condition, isOpen } of this.#forms) {
      const match = !condition || condition(short, following) ? pattern.exec(short) : null;
      const found = match && placeOf(match, match[1] ?? '', from);
      if (found && !(isOpen && (ofEnvelope.test(found.text) || this.#isSender(text, found))))
        return { ...found, isNamed: !isOpen };
    }
    return this.#recipientOfRow(text, short, from);
  }

  /** The one recipient of a row of a table, of an object in JSON, or of a line in a list that somebody wrote. */
  #recipientOfRow(text: string, line: string, from: number): Recipient | null {
    const isRow =
      /[\t|;,]/.test(line) || /^[ \t]{0,8}(?:[-*•][ ])?[^\s@:]{1,64}@[^\s@:]{1,253}(?::| [–—-]) /.test(line);
    if (!isRow || !this.#expressions.row.test(line)) return null;
    const found = new Map<string, Found>();
    for (const match of line.matchAll(everyAddress)) {
      const before = line.slice(Math.max(0, match.index - 120), match.index);
      if (this.#expressions.senderInJson.test(before)) continue;
      const place = placeOf(match, match[0], from);
      found.set(place.text.toLowerCase(), place);
    }
    const [only, ...others] = found.values();
    if (!only || others.length > 0 || ofEnvelope.test(only.text) || this.#isSender(text, only)) return null;
    return { ...only, isNamed: false };
  }

  /** Whether the words around an address say that it is a sender. */
  #isSender(text: string, { start, end }: Place): boolean {
    const { sender, senderInJson, behindSender, author, beforeWrote, behindWrote } = this.#expressions;
    const [before, behind] = [text.slice(Math.max(0, start - 120), start), text.slice(end, end + 60)];
    return (
      sender.test(before.slice(-40)) ||
      senderInJson.test(before) ||
      behindSender.test(behind) ||
      author.test(before) ||
      behindWrote.test(behind) ||
      (/^>?[ ]?:(?!\S)/.test(behind) && beforeWrote.test(before))
    );
  }

  /** The senders that a text names, in its order. */
  findSenders(text: string): Records<Found> {
    const { namedSender, behindSender, system } = this.#expressions;
    const senders = new Records((start, end) => ({ text: text.slice(start, end), start, end }));
    const add = ({ text: name, start, end }: Found) => {
      if (!system.test(name)) senders.push(start, end, 0);
    };
    for (const match of text.matchAll(namedSender)) add(placeOf(match, match[1] ?? ''));
    for (const match of text.matchAll(everyAddress)) {
      const found = placeOf(match, match[0]);
      if (behindSender.test(text.slice(found.end, found.end + 60))) add(found);
    }
    senders.sort();
    return senders;
  }

  /** Who sent what came back, in lower case: to whom a report goes, and whom the headers of the mail name. */
  findAuthors(text: string): ReadonlySet<string> {
    const authors = new Set<string>();
    let isReport = false;
    let seen = 0;
    for (const { 0: field, index, groups = {} } of text.matchAll(this.#expressions.people)) {
      // "to:" within a line is a word of a sentence.
      if (index > 0 && !/^[\n\p{Lu}]/u.test(field)) continue;
      const address = (groups['address'] ?? '').toLowerCase();
      const isAuthor = groups['author'] !== undefined;
      // A report goes to the author; what other mail goes to are recipients.
      if (isAuthor && reporter.test(address)) isReport = true;
      else if (isAuthor || isReport) authors.add(address);
      if (!isAuthor) isReport = false;
      if (++seen === headerFields) break;
    }
    return authors;
  }

  /** The recipient of a text that speaks of one: not the sender, and no postmaster. */
  #onlyRecipient(text: string, from = 0, to = text.length, hasBreaks = text.trim().includes('\n')): Found | null {
    const { system, head, headInLine, copied, closing } = this.#expressions;
    const [own = ''] = text.slice(from, to).split(closing, 1);
    const all: RegExpExecArray[] = [];
    for (const match of own.matchAll(everyAddress)) if (all.push(match) === 200) break;
    const senders = new Set(
      all.flatMap(({ 0: name, index }) =>
        this.#isSender(text, { start: from + index, end: from + index + name.length }) ? [name.toLowerCase()] : [],
      ),
    );
    const candidates = all.filter(({ 0: name }) => !senders.has(name.toLowerCase()) && !system.test(name));
    // A bounce itself goes to the sender of what came back.
    const isReport = this.#expressions.report.test(text.slice(0, reportReach));
    const isBehind = ({ index }: { index: number }, ...expressions: RegExp[]) =>
      expressions.some((expression) => expression.test(text.slice(Math.max(0, from + index - 120), from + index)));
    const isHead = (candidate: { index: number }) =>
      isBehind(candidate, head, copied, ...(hasBreaks ? [] : [headInLine]));
    const direct = candidates.filter((candidate) => !isHead(candidate));
    const ofHead = () =>
      isReport ? undefined : (candidates.find((candidate) => !isBehind(candidate, copied)) ?? candidates[0]);
    const found = direct.length > 0 ? this.#nearest(own, direct) : ofHead();
    return found ? placeOf(found, found[0], from) : null;
  }

  /**
   * Of several addresses the one before the code in its line: "ute@… wrote to bob@…. Result: 550"; undefined where that is
   * not clear, and the first where none stands there.
   */
  #nearest(text: string, candidates: RegExpExecArray[]): RegExpExecArray | undefined {
    if (candidates.length < 2) return candidates[0];
    const at = this.#expressions.outcome.exec(text)?.index ?? 0;
    const lineStart = text.slice(0, at).lastIndexOf('\n') + 1;
    // The qmail of some distributions puts the sender in brackets behind the recipient.
    const isApart = (index: number) => !/@\S{1,253} <$/.test(text.slice(Math.max(0, index - 256), index));
    const inLine = candidates.filter(({ index }) => index >= lineStart && index < at && isApart(index));
    const last = inLine.at(-1);
    const others = inLine.filter(({ 0: name }) => name.toLowerCase() !== last?.[0].toLowerCase());
    const other = others.at(-1);
    if (!last || !other) return last ?? candidates[0];
    const between = text.slice(other.index + other[0].length, last.index);
    return this.#expressions.onTo.test(between) ? last : undefined;
  }

  /** Hosts that answered, in the order of the text. */
  *#hostsIn(text: string, ranges: Part['ranges']): Generator<Found> {
    for (const [from, to] of ranges)
      for (const { 0: match, 1: name = '', index } of text.slice(from, to).matchAll(this.#expressions.host)) {
        const end = from + index + match.length;
        yield { text: name, start: end - name.length, end };
      }
  }

  #partOf(
    text: string,
    ranges: Part['ranges'],
    recipient: Found | null,
    isNamed: boolean,
    stated: Found | null = null,
  ): Part {
    const remoteMta = stated ?? first(this.#hostsIn(text, ranges), () => true) ?? null;
    const found = lazily(() => this.#hostsIn(text, ranges));
    const hosts = lazily(function* () {
      if (stated) yield stated.text;
      if (remoteMta) for (const host of found) yield host.text;
    });
    return { ranges, words: ranges, recipient, isNamed, remoteMta, hosts, action: null };
  }
}

/** How many header fields are looked at: those of a report and of the mail below it. */
const headerFields = 8;

/** Who sends reports. */
const reporter = /^(?:mailer-daemon|postmaster|microsoftexchange)/;

/** What stands between a recipient and the answer: an empty line, or in reports of Exchange the host that answered. */
const isPassedOver = (line: string) => /^\s*(?:(?:[\w-]{1,63}\.){1,10}[a-z]{2,24})?\s*$/i.test(line.slice(0, 300));

/** Joins the starts that speak of the same recipient: the first of each, and behind each the next, or `starts.length`. */
function groupStarts(starts: Records<Start>): { firsts: Numbers; next: Numbers } {
  const [firsts, next] = [new Numbers(), new Numbers()];
  /** By recipient the last start so far. */
  const last = new Map<string, number>();
  let at = 0;
  for (const { recipient } of starts) {
    next.push(starts.length);
    const key = recipient?.text.toLowerCase();
    const before = key === undefined ? undefined : last.get(key);
    // Lines without a recipient are findings of their own.
    if (before === undefined) firsts.push(at);
    else next.set(before, at);
    if (key !== undefined) last.set(key, at);
    at++;
  }
  return { firsts, next };
}

function* behindBreaks(text: string): Generator<number> {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) yield at + 1;
}

/** Each line with the two behind it. */
function* followed(lines: Iterable<Line>): Generator<[Line, Line | undefined, Line | undefined]> {
  let [one, two]: (Line | undefined)[] = [];
  for (const line of lines) {
    if (one) yield [one, two, line];
    [one, two] = [two, line];
  }
  if (one) yield [one, two, undefined];
  if (two) yield [two, undefined, undefined];
}
