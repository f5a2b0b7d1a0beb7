import { readStatusCode } from '../base/code.ts';
import type { Signs } from '../model/schema.ts';
import { compileReplyCodes, compileReturned, compileStatusCodes } from './expressions.ts';
import { Records, replaceIn } from './memory.ts';

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

interface Reply extends Place {
  reply: string;
}
interface Code extends Place {
  code: string;
  trust: Statement['trust'];
}
/** RFC 5321, section 4.2: a reply code has three digits, a status code (RFC 3463) at most nine characters. */
const replyLength = 3;
const trusts = ['told', 'mentioned', 'doubtful'] as const;
const origins = ['remote', 'report', 'text'] as const;

/** What stands between the reply code and the status code of one answer. */
const between = /^(?:[ -][ ]?['"#]?|[,;:/_|][ ]?(?:b?['"]|#)?|[ ]?[[(]#?)$/;
/** A name directly before a number of three parts: the number is its version, unless the text speaks of a bounce. */
const nameBefore = /(?:^|[\s"'(])(?:\p{Lu}[\p{L}\d+-]*|\p{Ll}+\p{Lu}[\p{L}\d+-]*)[ ]$/u;
const textAfter = /^(?:[ \t]*$|[ \t]*\n|, ?b?['"]|-(?:[ \t]|[\p{L}<(\d#])|[ \t]+[\p{L}<"'#([*\d@:-])/u;
const isLineStart = (before: string) => /(?:^|\n)[ \t]*$/.test(before);

/** Below the answer of the other server, `<<< 550 …`, Sendmail repeats the failure with a code and words of its own. */
const ownLine =
  /(?<=^[ \t]{0,8}<<<[^\n]{0,2000}\n)[ \t]{0,8}[45]\d\d (?:[45]\.\d\.\d{1,3} )?<[^<>\n]{1,320}>\.\.\. .*/gm;
/** The same where the line breaks are gone. */
const ownWords =
  /(?<!<<<[ \t]{0,2})[45]\d\d (?:[45]\.\d\.\d{1,3} )?<[^<>\n]{1,320}>\.\.\. (?:User unknown|Service unavailable)/g;

/** How far a code is judged by what stands before and behind it. */
const [reachBefore, reachAfter] = [180, 80];
/** How far behind an answer the words stand that introduce the next server's: an address and a host lie between. */
const passesOnReach = 700;
const before = (text: string, at: number) => text.slice(Math.max(0, at - reachBefore), at);
const after = (text: string, at: number) => text.slice(at, at + reachAfter);

/** Finds what servers answered. `known` holds the codes that exist. */
export class StatementFinder {
  readonly #status: ReturnType<typeof compileStatusCodes>;
  readonly #reply: ReturnType<typeof compileReplyCodes>;
  readonly #returned: ReturnType<typeof compileReturned>;
  readonly #known: ReadonlySet<string>;

  constructor(signs: Signs, known: ReadonlySet<string>) {
    this.#status = compileStatusCodes(signs);
    this.#reply = compileReplyCodes(signs);
    this.#returned = compileReturned(signs);
    this.#known = known;
  }

  /** All statements, in the order of the text. */
  find(text: string): Records<Statement> {
    return this.#pair(text, this.#findReplies(text), this.#findCodes(text));
  }

  /**
   * The headers and the returned copy of a mail say nothing about the bounce, but are full of look-alikes: blanks them,
   * so that all positions stay.
   */
  blankReturned(text: string): string {
    const blank = (part: string) => replaceIn(part, /[^\n]+/g, (line) => ' '.repeat(line.length));
    if (!text.includes('\n')) return text.includes('<<<') ? replaceIn(text, ownWords, blank) : text;
    const withoutHeaders = replaceIn(text, this.#returned.header, (match) =>
      match.length > 4000 || /(?:final-recipient|diagnostic-code)[ ]{0,2}:/i.test(match) ? match : blank(match),
    );
    const visible = replaceIn(withoutHeaders, ownLine, blank);
    const copy = this.#returned.copy.exec(visible);
    if (!copy || /final-recipient[ ]{0,2}:/i.test(visible.slice(copy.index))) return visible;
    return visible.slice(0, copy.index) + blank(visible.slice(copy.index));
  }

  #findReplies(text: string): Records<Reply> {
    const replies = new Records((start, end) => ({ reply: text.slice(start, end), start, end }));
    for (const { 0: reply, index: start } of text.matchAll(this.#reply.code)) {
      const end = start + reply.length;
      if (this.#isReply(text, { reply, start, end })) replies.push(start, end, 0);
    }
    return replies;
  }

  #isReply(text: string, { reply, start, end }: Reply): boolean {
    const [left, right] = [before(text, start), after(text, end)];
    const code = /[245]\.\d{1,3}\.\d/.exec(right);
    if (code && between.test(right.slice(0, code.index)) && (code[0][0] === reply[0] || /^[ -]/.test(right)))
      return true;
    if (!this.#known.has(reply)) return false;
    // A reply code and nothing else.
    if (text.length < 12 && text.replace(/[\s"'`().:;#]/g, '') === reply) return true;
    // A login that is refused must never pass for a recipient: RFC 4954, section 6, at the beginning of a line.
    const isLogin = /^53[458]$/.test(reply) && this.#reply.lineStart.test(left);
    const isNumber = this.#reply.counted.test(right) && !isLogin && !this.#reply.byRemote.test(left);
    if (isNumber || this.#reply.countedIn.test(left) || this.#reply.ofWeb.test(left)) return false;
    if (this.#reply.named.test(right)) return true;
    if (this.#reply.lineStart.test(left)) return textAfter.test(right);
    return this.#reply.introduced.test(left) && this.#isAnswerText(left, right, reply);
  }

  /** Within a line only what reads like an answer follows a reply code. */
  #isAnswerText(left: string, right: string, reply: string): boolean {
    if (/^[23]/.test(reply)) return this.#reply.beforeSuccess.test(left) && textAfter.test(right);
    // A sentence may end with the number: "we got error 550."
    if (this.#reply.mayEnd.test(left)) return textAfter.test(right) || /^['")\]};:.,]/.test(right);
    if (this.#reply.article.test(left)) return this.#reply.nounAfter.test(right);
    return textAfter.test(right) || /^['"]?[)\]};,|\t]/.test(right);
  }

  #findCodes(text: string): Records<Code> {
    let headings = 0;
    const codes = new Records((start, end, told): Code => {
      const isHeading = told >= trusts.length;
      // Lines that all begin with a code and go on in words may be numbered sections.
      const trust = isHeading && headings > 1 ? 'doubtful' : (trusts[told % trusts.length] ?? 'told');
      return { code: text.slice(start, end), start, end, trust };
    });
    for (const { 0: code, index: start } of text.matchAll(this.#status.code)) {
      const end = start + code.length;
      const trust = this.#trustIn(text, code, start, end);
      if (!trust || !readStatusCode(code)) continue;
      const isHeading =
        trust === 'mentioned' &&
        isLineStart(text.slice(Math.max(0, start - 20), start)) &&
        /^\.?[ \t]+\p{L}/u.test(text.slice(end, end + 20));
      if (isHeading) headings++;
      codes.push(start, end, trusts.indexOf(trust) + (isHeading ? trusts.length : 0));
    }
    return codes;
  }

  /** How sure it is that a number of three parts is a status code; null where it is none. */
  #trustIn(text: string, code: string, start: number, end: number): Statement['trust'] | null {
    const [left, right] = [before(text, start), after(text, end)];
    const reply = /(?<![\w.])([2-5])\d\d([^\d]{1,4})$/.exec(left);
    const hasReply =
      reply !== null && between.test(reply[2] ?? '') && (reply[1] === code[0] || /^[ -]/.test(reply[2] ?? ''));
    if (hasReply) return 'told';
    const { lookAlike, numbered, dateAfter, labelled, introduced, successAfter } = this.#status;
    if ((lookAlike.test(left) && !numbered.test(left)) || dateAfter.test(right)) return null;
    if (!this.#known.has(code) && !labelled.test(left)) return null;
    // RFC 3463, section 3: the subjects end at 7.
    if (!/^\d\.[0-7]\./.test(code) && !/\b(?:status|dsn)[ ]?[:=][ ]?$/i.test(left)) return null;
    const isAlone = text.trim() === code;
    const isSuccess = code.startsWith('2');
    if (isSuccess && !this.#reply.byReport.test(left) && !successAfter.test(right) && !isAlone) return null;
    const isIntroduced = introduced.test(left);
    if (!isIntroduced && !/^[\s:)\]},;.'"-]|^$/.test(right)) return null;
    if (isSuccess || isAlone || (isIntroduced && !isLineStart(left))) return 'told';
    // A code that nothing introduces: "WooCommerce 5.1.1" is rather a version.
    return nameBefore.test(left) ? 'doubtful' : 'mentioned';
  }

  /** Joins each reply code with the status code directly behind it; both lists come in the order of the text. */
  #pair(text: string, replies: Records<Reply>, codes: Records<Code>): Records<Statement> {
    const statements = new Records((start, codeAt, told) => unpack(text, start, codeAt, told));
    let previous: [Reply | null, Code | null] = [null, null];
    const add = (reply: Reply | null, code: Code | null) => {
      const start = reply?.start ?? code?.start ?? 0;
      const isAnswer = reply !== null && (previous[0]?.reply !== reply.reply || previous[1]?.code !== code?.code);
      previous = [reply, code];
      statements.push(
        start,
        code?.start ?? 0,
        pack({
          codeLength: code?.code.length ?? 0,
          isReply: reply !== null,
          isAnswer,
          origin: this.#originOf(text, start, (code ?? reply)?.end ?? start),
          trust: reply || !code ? 'told' : code.trust,
        }),
      );
    };
    let at = 0;
    for (const reply of replies) {
      let next = codes.at(at);
      for (; next && next.start < reply.start; next = codes.at(++at)) add(null, next);
      const isPair = next && between.test(text.slice(reply.end, next.start));
      add(reply, (isPair && next) || null);
      if (isPair) at++;
    }
    for (let code = codes.at(at); code; code = codes.at(++at)) add(null, code);
    return statements;
  }

  #originOf(text: string, start: number, end: number): Statement['origin'] {
    const left = before(text, start);
    if (this.#reply.byReport.test(left) || this.#reply.passesOn.test(text.slice(end, end + passesOnReach)))
      return 'report';
    return this.#reply.byRemote.test(left) ? 'remote' : 'text';
  }
}

/** What one number holds about a statement. */
type Packed = Pick<Statement, 'isAnswer' | 'origin' | 'trust'> & { codeLength: number; isReply: boolean };
const pack = ({ codeLength, isReply, isAnswer, origin, trust }: Packed) =>
  codeLength |
  (Number(isReply) << 4) |
  (Number(isAnswer) << 5) |
  (origins.indexOf(origin) << 6) |
  (trusts.indexOf(trust) << 8);

function unpack(text: string, start: number, codeStart: number, told: number): Statement {
  const codeEnd = codeStart + (told & 15);
  const code = codeEnd > codeStart ? text.slice(codeStart, codeEnd) : null;
  const replyEnd = told & 16 ? start + replyLength : start;
  return {
    start,
    end: code ? codeEnd : replyEnd,
    code,
    replyCode: told & 16 ? text.slice(start, replyEnd) : null,
    codeAt: code ? { start: codeStart, end: codeEnd } : null,
    replyAt: told & 16 ? { start, end: replyEnd } : null,
    isAnswer: (told & 32) !== 0,
    origin: origins[(told >> 6) & 3] ?? 'text',
    trust: trusts[told >> 8] ?? 'told',
  };
}
