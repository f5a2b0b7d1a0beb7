import type { Signs } from '../model/schema.ts';
import { compileRecipients } from './expressions.ts';
import type { Place } from './statements.ts';

interface Found extends Place {
  text: string;
}

/** The part of a text that speaks of one recipient. */
export interface Part {
  ranges: [from: number, to: number][];
  recipient: Found | null;
  /** Whether the text says that it is the recipient; else it is only the one address that may be. */
  isNamed: boolean;
  remoteMta: Found | null;
  /** All hosts that are named as answering. */
  hosts: string[];
  action: Found | null;
}

// RFC 3464, section 2. Action and Status count only with a value that they can have, as they are words of every day.
// Where line breaks were swallowed a field follows directly upon the value before it.
const field =
  /(?<!-)(?:(final-recipient|original-recipient|remote-mta|diagnostic-code|reporting-mta|received-from-mta|arrival-date|last-attempt-date|will-retry-until|final-log-id|dsn-gateway)[ \t]{0,4}:|(action)[ \t]{0,4}:(?=\s{0,4}(?:failed|delayed|delivered|relayed|expanded))|(status)[ \t]{0,4}:(?=\s{0,4}[245]\.\d))\s{0,4}/gi;
const address = /[^\s<>()[\]{},;:"'|=\\]{1,64}@[^\s<>()[\]{},;:"'|=\\@]{1,253}[^\s<>()[\]{},;:"'|=\\@.]/;
/** A local part in quotation marks, of RFC 5321, section 4.1.2. */
const quotedAddress = /"[^"\n]{1,64}"@[^\s<>()[\]{},;:"'|=\\@]{1,253}/;

/** A place of a text that is a group of a match. */
const placeOf = (match: RegExpExecArray, text: string, from = 0): Found => {
  const start = from + match.index + match[0].indexOf(text);
  return { text, start, end: start + text.length };
};

/** The fields of a report that speak of one recipient. */
interface Block {
  start: number;
  end: number;
  fields: Partial<Record<string, Found>>;
}

function readBlocks(text: string): Block[] {
  const isField = ({ index, 0: name }: RegExpExecArray) => /^[A-Z]/.test(name) || !/\w/.test(text[index - 1] ?? '');
  const fields = [...text.matchAll(field)].filter(isField).map((match) => ({
    name: (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase(),
    start: match.index,
    from: match.index + match[0].length,
  }));
  const blocks: Block[] = [];
  let block: Block | undefined;
  for (const [at, { name, start, from }] of fields.entries()) {
    const end = endOfField(text, from, fields[at + 1]?.start ?? text.length);
    const value = text.slice(from, Math.min(end, from + 400)).trim();
    const isRecipient = name.endsWith('-recipient');
    const isComplete = block && (block.fields[name] || (block.fields['status'] && block.fields['action']));
    const isApart = block && isRecipient && /\n[ \t]*\n/.test(text.slice(block.end, start).slice(-200));
    if (!block || (isRecipient && (isComplete || isApart))) {
      block = { start, end, fields: {} };
      blocks.push(block);
    }
    block.fields[name] ??= { text: value, start: from, end: from + value.length };
    block.end = end;
  }
  return blocks.filter(({ fields: found }) => found['final-recipient'] || found['original-recipient']);
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
  const match = /^x-failed-recipients[ ]{0,2}:[ ]{0,2}(\S{1,320})$/im.exec(text);
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
interface Start {
  from: number;
  recipient: (Found & { isNamed: boolean }) | null;
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
    const { answer, beforeAnswer } = this.#expressions;
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
      { form: 'report of Postfix or qmail', pattern: /^[ \t]{0,8}<([^\s<>]{1,64}@[^\s<>]{1,253})>[ ]?:/, isOpen: true },
      {
        form: 'report of Exim, indented',
        pattern: /^[ \t]{1,8}<?([^\s<>:;,]{1,64}@[^\s<>:;,]{1,253}?)>?[ \t]{0,8}$/,
      },
      {
        form: 'report of Exchange, above the answer',
        pattern: /^<?([^\s<>:;,]{1,64}@[^\s<>:;,]{1,253}?)>?[ \t]{0,8}$/,
        condition: (_, following) => answer.test(following),
      },
      { form: 'report of Exchange, before the answer', pattern: beforeAnswer },
      {
        form: 'command of a dialogue',
        pattern: /\brcpt to:[ ]?<([^\s<>]{1,64}@[^\s<>]{1,253})>/i,
        condition: (line) => !this.#expressions.quotedCommand.test(line),
      },
      {
        form: 'row of a table',
        pattern: new RegExp(`(${address.source})`),
        condition: (line) => /[\t|;,]/.test(line) && this.#expressions.row.test(line) && hasOneAddress(line),
        isOpen: true,
      },
    ];
  }

  /** The parts of a text, one for each recipient; a text that names none or one is a single part. */
  split(text: string): Part[] {
    const blocks = readBlocks(text);
    return blocks.length > 0 ? this.#splitReport(text, blocks) : this.#splitLines(text);
  }

  /** A text as one part. */
  whole(text: string, recipient: Found | null = null, isNamed = false): Part {
    return this.#withHosts(text, {
      ranges: [[0, text.length]],
      recipient,
      isNamed,
      remoteMta: null,
      hosts: [],
      action: null,
    });
  }

  #splitReport(text: string, blocks: Block[]): Part[] {
    return blocks.map(({ start, end, fields }, at) => {
      const range: [number, number] =
        blocks.length === 1 ? [0, text.length] : [start, blocks[at + 1]?.start ?? Math.max(end, endOfBlock(text, end))];
      const hosts = this.#hostsIn(text, ...range);
      return {
        ranges: [range],
        recipient: addressIn(fields['final-recipient']) ?? addressIn(fields['original-recipient']),
        isNamed: true,
        remoteMta: nameIn(fields['remote-mta']) ?? hosts[0] ?? null,
        hosts: hosts.map((found) => found.text),
        action: actionIn(fields['action']),
      };
    });
  }

  #splitLines(text: string): Part[] {
    const starts = this.#findStarts(text);
    const parts = new Map<string, Part>();
    for (const [at, { from, recipient }] of starts.entries()) {
      // Lines without a recipient are findings of their own.
      const key = recipient?.text.toLowerCase() ?? `line ${from}`;
      const isNamed = recipient?.isNamed ?? false;
      const part = parts.get(key) ?? { ranges: [], recipient, isNamed, remoteMta: null, hosts: [], action: null };
      part.ranges.push([from, starts[at + 1]?.from ?? text.length]);
      parts.set(key, part);
    }
    if (parts.size > 1) return [...parts.values()].map((part) => this.#withHosts(text, part));
    const failed = failedRecipient(text);
    if (failed) return [this.whole(text, failed, true)];
    const only = starts[0]?.recipient;
    return [only ? this.whole(text, only, only.isNamed) : this.whole(text, this.#onlyRecipient(text))];
  }

  /** Where a text begins to speak of another recipient, or states another reply in a line of its own. */
  #findStarts(text: string): Start[] {
    const lines = this.#lines(text);
    const isEntry = ({ line }: Line) => this.#expressions.reply.test(line.slice(0, 600));
    const isBlank = ({ line }: Line) => line.trim() === '';
    let before: string | undefined;
    const kinds = lines.map((line) => {
      const kind = isBlank(line) ? 'blank' : continues(before, line.line) ? 'more' : isEntry(line) ? 'reply' : 'other';
      if (kind !== 'blank') before = line.line;
      return kind;
    });
    const isList = !kinds.includes('other') && kinds.filter((kind) => kind === 'reply').length > 1;
    const starts: Start[] = [];
    let isAfterEntry = isList;
    for (const [at, { line, from }] of lines.entries()) {
      const following = lines[at + 1]?.line.trim() || (lines[at + 2]?.line ?? '');
      const recipient = this.#recipientOf(text, line, from, following);
      const isOwn = kinds[at] === 'reply' && isAfterEntry;
      if (!recipient && !isOwn) continue;
      const only = recipient ?? this.#onlyRecipient(text, from, from + line.length);
      starts.push({ from, recipient: only && { ...only, isNamed: recipient?.isNamed ?? false } });
      isAfterEntry = isList || kinds[at] === 'reply';
    }
    return starts;
  }

  #lines(text: string): Line[] {
    const hasBreaks = text.trim().includes('\n');
    const starts = [0, ...[...text.matchAll(this.#expressions.entry)].map(({ index }) => index)];
    for (const { 0: match, index, groups } of text.matchAll(hasBreaks ? /\n/g : this.#expressions.lostBreak)) {
      if (hasBreaks) starts.push(index + 1);
      else if (groups?.['end']) starts.push(index, index + match.length);
      else starts.push(index);
    }
    starts.sort((a, b) => a - b);
    return starts.map((from, at) => ({
      from,
      line: text.slice(from, starts[at + 1] ?? text.length).replace(/\n$/, ''),
    }));
  }

  /** The recipient of whom a line begins to speak; null where it does not. */
  #recipientOf(text: string, line: string, from: number, following: string): (Found & { isNamed: boolean }) | null {
    const short = line.slice(0, 2000);
    if (!short.includes('@')) return null;
    for (const { pattern, condition, isOpen } of this.#forms) {
      const match = !condition || condition(short, following) ? pattern.exec(short) : null;
      const found = match && placeOf(match, match[1] ?? '', from);
      if (found && !(isOpen && this.#isSender(text, found))) return { ...found, isNamed: !isOpen };
    }
    return null;
  }

  /** Whether the words around an address say that it is a sender. */
  #isSender(text: string, { start, end }: Place): boolean {
    const { sender, behindSender } = this.#expressions;
    return sender.test(text.slice(Math.max(0, start - 40), start)) || behindSender.test(text.slice(end, end + 60));
  }

  /** The senders that a text names, in its order. */
  findSenders(text: string): Found[] {
    const { namedSender, behindSender, system } = this.#expressions;
    const before = [...text.matchAll(namedSender)].map((match) => placeOf(match, match[1] ?? ''));
    const behind = [...text.matchAll(new RegExp(address, 'g'))]
      .map((match) => placeOf(match, match[0]))
      .filter(({ end }) => behindSender.test(text.slice(end, end + 60)));
    return [...before, ...behind].filter(({ text: name }) => !system.test(name)).sort((a, b) => a.start - b.start);
  }

  /** The recipient of a text that speaks of one: not the sender, and no postmaster. */
  #onlyRecipient(text: string, from = 0, to = text.length): Found | null {
    const { system, head, headInLine } = this.#expressions;
    const hasBreaks = text.trim().includes('\n');
    const all = [...text.slice(from, to).matchAll(new RegExp(address, 'g'))].slice(0, 200);
    const senders = new Set(
      all.flatMap(({ 0: name, index }) =>
        this.#isSender(text, { start: from + index, end: from + index + name.length }) ? [name.toLowerCase()] : [],
      ),
    );
    const candidates = all.filter(({ 0: name }) => !senders.has(name.toLowerCase()) && !system.test(name));
    // A bounce itself goes to the sender of what came back.
    const isHead = ({ index }: { index: number }) =>
      [head, ...(hasBreaks ? [] : [headInLine])].some((expression) =>
        expression.test(text.slice(Math.max(0, from + index - 120), from + index)),
      );
    const found = candidates.find((candidate) => !isHead(candidate)) ?? candidates[0];
    return found ? placeOf(found, found[0], from) : null;
  }

  /** Hosts that answered, in the order of the text. */
  #hostsIn(text: string, from: number, to: number): Found[] {
    return [...text.slice(from, to).matchAll(this.#expressions.host)].map(({ 0: match, 1: name = '', index }) => {
      const end = from + index + match.length;
      return { text: name, start: end - name.length, end };
    });
  }

  #withHosts(text: string, part: Part): Part {
    const hosts = part.ranges.flatMap(([from, to]) => this.#hostsIn(text, from, to));
    return { ...part, remoteMta: hosts[0] ?? null, hosts: hosts.map((found) => found.text) };
  }
}

function hasOneAddress(line: string): boolean {
  const first = address.exec(line);
  return first !== null && !address.test(line.slice(first.index + first[0].length));
}
