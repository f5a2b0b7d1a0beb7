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
   * answer only a login (RFC 4954, section 6). `told` is the stage of a wording that names whom it refuses.
   */
  find(text: string, reply: Place, start: number, told: Stage | null, codes: (string | null)[]): Stage | null {
    const words = this.#stageOfWords(text.slice(reply.start, reply.end).replace(/\s+/g, ' '));
    const command = this.#stageOfCommand(text, reply, start);
    const isLogin = codes.some((code) => code !== null && /^53[458]$|^[45]\.7\.8$/.test(code));
    const candidates = [words, told, command, isLogin ? ('authenticate' as const) : null];
    return candidates.find(isBeforeRecipients) ?? candidates.find((stage) => stage !== null) ?? null;
  }

  #stageOfWords(reply: string): Stage | null {
    const groups = this.#expressions.words.exec(reply)?.groups ?? {};
    return (Object.keys(groups).find((stage) => groups[stage] !== undefined) as Stage | undefined) ?? null;
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
