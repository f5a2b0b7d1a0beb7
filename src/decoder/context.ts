import { isUnmistakable, unmistakableLength, type ResponseMatch, type WordingMatch } from './choose.ts';
import type { Phrases, PhraseMatch } from './phrases.ts';
import type { Place, Statement } from './statements.ts';
import { wordsIn, type Tools } from './tools.ts';

/** What is found in a text, all in its order. */
export interface Context {
  wordings: WordingMatch[];
  responses: ResponseMatch[];
  tags: ResponseMatch[];
  statements: Statement[];
  senders: (Place & { text: string })[];
}

/** What a text says in codes and in words, as far as it speaks of mail that came back. */
export function contextOf(
  visible: string,
  { wordings, responses, tags, statements, recipients, signs }: Tools,
): Context {
  // What a library calls the code is not what the server said.
  const words = wordsIn(visible.replace(signs.ofLibrary, (own) => ' '.repeat(own.length)));
  const find = <T>(phrases: Phrases<T>) =>
    phrases
      .find(words.text)
      .map((match) => ({ ...match, start: words.at[match.start] ?? 0, end: words.at[match.end] ?? 0 }))
      .sort((a, b) => a.start - b.start);
  const context: Context = {
    wordings: find(wordings),
    responses: find(responses),
    tags: tags.find(visible),
    statements: statements.find(visible),
    senders: recipients.findSenders(visible),
  };
  if (context.statements.some(({ trust }) => trust === 'told') || signs.bounce.test(visible)) return context;
  const isBounce =
    context.wordings.some(({ start, end }) => signs.mail.test(visible.slice(start, end))) ||
    context.responses.some(({ weight }) => weight >= unmistakableLength) ||
    context.tags.some(isUnmistakable) ||
    isMostly(context.wordings, visible);
  if (isBounce) return context;
  const mentioned = context.statements.filter(({ trust }) => trust === 'mentioned');
  return mentioned.length > 0
    ? { ...context, statements: mentioned }
    : { ...context, statements: [], wordings: [], responses: [], tags: [] };
}

/** Whether wordings make up a good part of a text, as in "Message rejected as spam". */
function isMostly(matches: PhraseMatch<unknown>[], text: string): boolean {
  let covered = 0;
  let to = 0;
  for (const { start, end } of matches) {
    covered += Math.max(0, end - Math.max(start, to));
    to = Math.max(to, end);
  }
  return covered >= text.trim().length / 2;
}
