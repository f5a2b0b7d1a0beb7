import { isWholeMail } from './mail.ts';

/** A text within a stream, and the line at which it begins, from 1. */
export interface Piece {
  text: string;
  line: number;
}

/** So much of one text is read, in characters; a log is longer, and of a longer mail the rest is what came back with it. */
export const longestText = 1_000_000;

// RFC 4155: "From ", an address and a time open a mail; where a mail has such a line, ">" stands before it.
const mboxLine = /^From \S{1,320}[ ].{0,40}\d\d:\d\d/;
const quotedMboxLine = /^>(?=>*From )/;

/** How logs write the time: syslog, ISO 8601, TAI64N, seconds since 1970. */
const time =
  /^["[(]?(?:<\d{1,3}>(?:\d )?)?(?:(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d|\d{4}[-/.]\d\d[-/.]\d\d[T ,;\t]|\d\d?[-/.](?:\d\d?|[A-Z][a-z]{2})[-/.]\d{4}[T ,;:\t]|\d\d:\d\d:\d\d|@[\da-f]{24} |\d{10}[.:, ])/;
const isLogLine = (line: string) => time.test(line) || /^\{.*\}$/.test(line);

const newline = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

function decodeBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

/**
 * Splits a stream of bytes into the texts that it is made of: the lines of a log, the mails of an mbox, or all of it, as
 * `decodeMany` says. Holds no more than one text.
 */
export class TextSplitter {
  /** What a line has that is not at its end. */
  #rest: Uint8Array[] = [];
  #restLength = 0;
  #line = 0;
  /** What the stream is made of, once that is known. */
  #form: 'lines' | 'mbox' | 'mail' | undefined;
  /** The lines of the text that is being read. */
  #text: Piece[] = [];
  #length = 0;
  #isAfterBlank = true;

  /** Takes the next bytes, and gives the texts that end in them. */
  *push(bytes: Uint8Array): Generator<Piece> {
    let from = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      this.#keep(bytes.subarray(from, end));
      yield* this.#endLine();
      from = end + 1;
    }
    this.#keep(bytes.subarray(from));
  }

  /** Gives what is left when the stream has ended. */
  *end(): Generator<Piece> {
    if (this.#restLength > 0) yield* this.#endLine();
    const lines = this.#text.filter(({ text }) => /^\S/.test(text));
    const isLog = this.#form === undefined && lines.filter(({ text }) => isLogLine(text)).length > lines.length / 2;
    if (isLog) yield* this.#splitLog();
    yield* this.#endText();
  }

  #keep(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#restLength >= longestText) return;
    // A copy: the source may fill the same buffer again.
    this.#rest.push(bytes.slice(0, longestText - this.#restLength));
    this.#restLength += bytes.length;
  }

  *#endLine(): Generator<Piece> {
    const [first = new Uint8Array(), ...others] = this.#rest;
    const bytes = others.length === 0 ? first : join([first, ...others]);
    this.#rest = [];
    this.#restLength = 0;
    this.#line++;
    yield* this.#take({ text: decodeBytes(bytes).replace(/\r$/, ''), line: this.#line });
  }

  *#take(line: Piece): Generator<Piece> {
    if (this.#form === 'lines') return yield* this.#takeLogLine(line);
    const isOpening = this.#isAfterBlank && mboxLine.test(line.text) && (this.#form === 'mbox' || !this.#text[0]);
    this.#isAfterBlank = line.text === '';
    if (isOpening) {
      this.#form = 'mbox';
      return yield* this.#endText();
    }
    if (this.#length + line.text.length <= longestText) {
      // Blank lines before a text are none of it.
      if (line.text.trim() !== '' || this.#text[0])
        this.#add(this.#form === 'mbox' ? { ...line, text: line.text.replace(quotedMboxLine, '') } : line);
      return;
    }
    if (this.#form === undefined && !isWholeMail(textOf(this.#text))) {
      yield* this.#splitLog();
      return yield* this.#takeLogLine(line);
    }
    this.#form ??= 'mail';
    this.#length = longestText;
  }

  #add(line: Piece): void {
    this.#text.push(line);
    this.#length += line.text.length + 1;
  }

  /** An indented line continues the one before. */
  *#takeLogLine(line: Piece): Generator<Piece> {
    if (line.text.trim() === '') return;
    const isContinued = /^[ \t]/.test(line.text) && this.#text[0] && this.#length < longestText;
    if (!isContinued) yield* this.#endText();
    this.#add(line);
  }

  /** What was read so far is not one text: its lines are. */
  *#splitLog(): Generator<Piece> {
    const lines = this.#text;
    this.#form = 'lines';
    this.#text = [];
    for (const line of lines) yield* this.#takeLogLine(line);
  }

  *#endText(): Generator<Piece> {
    const [first] = this.#text;
    const text = textOf(this.#text);
    this.#text = [];
    this.#length = 0;
    if (first) yield { text, line: first.line };
  }
}

const textOf = (lines: Piece[]) => lines.map(({ text }) => text).join('\n');

function join(parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
