import type { Signs } from '../model/schema.ts';
import { compileStages } from './expressions.ts';
import type { Stage } from './findings.ts';
import type { Place } from './statements.ts';

// Who was refused comes first. What answers the greeting, EHLO, a login or MAIL FROM is about the connection, the name, the
// login or the sender, whatever words stand in it, such as the "user unknown" of a third server that a callout quotes.

/** The stages at which no recipient has been named yet (RFC 5321, section 4.1.4). */
const beforeRecipients: ReadonlySet<Stage> = new Set<Stage>(['connect', 'greet', 'encrypt', 'authenticate', 'sender']);
export const isBeforeRecipients = (stage: Stage | null): boolean => stage !== null && beforeRecipients.has(stage);

/** How far before a reply its command may stand in a dialogue; what is longer is another matter. */
const dialogueReach = 600;

/** How far from an answer a noun may stand that tells whom it is about. */
const partyReach = 160;

/** The line before a reply, which may introduce it: "The sender was refused:"; '' where it states one of its own. */
function lineBefore(text: string, start: number): string {
  const line = /[^\n]*(?=\n$)/.exec(text.slice(Math.max(0, start - partyReach), start))?.[0].trimEnd() ?? '';
  return /(?<![\w.])[2-5]\d\d[ -]/.test(line) ? '' : line;
}

/** The stage of the first words in a text that tell one. */
function stageIn(words: RegExp, text: string): Stage | null {
  const groups = words.exec(text.replace(/\s+/g, ' '))?.groups ?? {};
  return (Object.keys(groups).find((stage) => groups[stage] !== undefined) as Stage | undefined) ?? null;
}

const stageOfCommand = (command: string): Stage => {
  const [verb = ''] = command.toLowerCase().split(/[ _:]/);
  const stages: Record<string, Stage> = {
    initial: 'connect',
    ehlo: 'greet',
    helo: 'greet',
    starttls: 'encrypt',
    auth: 'authenticate',
    mail: 'sender',
    rcpt: 'recipient',
  };
  return stages[verb] ?? 'content';
};

/** Finds which command a reply answers. */
export class StageFinder {
  readonly #expressions: ReturnType<typeof compileStages>;

  constructor(signs: Signs) {
    this.#expressions = compileStages(signs);
  }

  /**
   * The stage of a reply, from its words, from the command that it names or that stands before it, or from codes that
   * answer only a login or, where no words tell it, speak of the sender. `told` is the stage of a wording that names whom it
   * refuses; `codes` are the reply code and the status code.
   */
  find(text: string, reply: Place, start: number, told: Stage | null, codes: (string | null)[]): Stage | null {
    const words = stageIn(this.#expressions.words, text.slice(reply.start, reply.end));
    const command = this.#stageOfCommand(text, reply, start);
    const stated = [...codes.filter((code) => code !== null), codes.join(' ')];
    const isLogin = stated.some((code) => this.#expressions.codes.authenticate.test(code));
    const isSender = stated.some((code) => this.#expressions.codes.sender.test(code));
    const candidates = [words, told, command, isLogin ? ('authenticate' as const) : null];
    // Many servers refuse the sender only in reply to RCPT TO.
    const ofCode = isSender && words !== 'recipient' ? ('sender' as const) : null;
    return candidates.find(isBeforeRecipients) ?? ofCode ?? candidates.find((stage) => stage !== null) ?? null;
  }

  /**
   * Whom an answer is about that would condemn a recipient: "Sender callout failed: 550 User unknown", "no such user
   * (sender)". A noun tells it that stands before the words, or behind them in their sentence; `answer` is where the
   * code stands.
   */
  findParty(text: string, reply: Place, answer: Place, words: Place): Stage | null {
    const { inAnswer, beforeAnswer, behindAnswer, recipient } = this.#expressions;
    const end = Math.max(answer.end, words.end);
    const line = lineBefore(text, reply.start);
    const from = Math.max(reply.start - (line.endsWith(':') ? line.length + 1 : 0), answer.start - partyReach);
    // What was accepted before was another command.
    const [before = ''] = text
      .slice(from, answer.start)
      .split(/(?:^|\s)[23]\d\d[ -]/)
      .slice(-1);
    // The subject of a mail in another cell of the row names nobody.
    const cells = before.split(/[;\t|]|,(?=\S|$)/);
    const own = cells.length > 2 ? (cells.at(-1) ?? '') : before;
    const within = this.#withoutAsides(text.slice(answer.end, end));
    // With the last letter of the words, as that may be the end of their sentence: "User unknown."
    const behind = this.#withoutAsides(text.slice(Math.max(0, end - 1), Math.min(reply.end, end + partyReach)));
    const [sentence = ''] = behind.split(/(?<!\.)[.;!?](?=\s)|\n/, 1);
    const found =
      stageIn(inAnswer, within) ??
      stageIn(beforeAnswer, this.#withoutAsides(own)) ??
      // "No such recipient (sender …)" says itself whom it means.
      (recipient.test(within) ? null : stageIn(behindAnswer, sentence)) ??
      // qmail: "Connected to … but sender was rejected.", and the reply in the next line.
      stageIn(this.#expressions.words, line);
    return isBeforeRecipients(found) ? found : null;
  }

  /** What names somebody without meaning him: addresses, hosts, "returned to sender". Lines of one reply are joined. */
  #withoutAsides(text: string): string {
    return text
      .replace(/\n[ \t]{0,16}[2-5]\d\d[- ](?:[245]\.\d{1,3}\.\d{1,3} )?/g, ' ')
      .replace(/[^\s<>"'(),;=]{1,64}@[^\s<>"'(),;]{1,253}|https?:\S{1,500}/g, '@')
      .replace(/(?<![\w.-])(?:[a-z0-9_-]{1,63}\.){1,10}(?=[a-z]{2,24}\b)/g, '')
      .replace(this.#expressions.asides, ' ');
  }

  #stageOfCommand(text: string, { start: from, end }: Place, start: number): Stage | null {
    const { named, refused, dialogue, property, answer } = this.#expressions;
    const own = text.slice(from, end).replace(/\s+/g, ' ');
    // Where a reply quotes another one the outermost comes last: "… (in reply to RCPT TO command) (in reply to …".
    const command = [...own.matchAll(named)].at(-1)?.[1] ?? refused.exec(own)?.[1] ?? property.exec(own)?.[1];
    if (command !== undefined) return stageOfCommand(command);
    const before = text.slice(Math.max(0, start - dialogueReach), start);
    // Exim: "… after RCPT TO:<…>:", and the reply in the next line.
    const ending = [...before.matchAll(named)].at(-1);
    if (ending && /^[^\n]{0,140}:\s*$/.test(before.slice(ending.index + ending[0].length)))
      return stageOfCommand(ending[1] ?? '');
    const last = [...before.matchAll(dialogue)].at(-1);
    if (!last || answer.test(before.slice(last.index + last[0].length))) return null;
    return stageOfCommand(last[1] ?? '');
  }
}
