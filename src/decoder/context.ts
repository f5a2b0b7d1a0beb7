import { isUnmistakable, unmistakableLength, type ResponseMatch, type WordingMatch } from './choose.ts';
import { replaceIn, some, type Records } from './memory.ts';
import type { PhraseMatch } from './phrases.ts';
import type { Place, Statement } from './statements.ts';
import { wordsIn, type Tools } from './tools.ts';

/** What is found in a text, all in its order. */
export interface Context {
  wordings: Records<WordingMatch>;
  responses: Records<ResponseMatch>;
  tags: Records<ResponseMatch>;
  statements: Records<Statement>;
  senders: Records<Place & { text: string }>;
  /** Who sent what came back, in lower case: to whom the report goes, and whom the headers of the mail name. */
  authors: ReadonlySet<string>;
}

/** What a text says in codes and in words, as far as it speaks of mail that came back. */
export function contextOf(
  visible: string,
  { wordings, responses, tags, statements, recipients, signs }: Tools,
  source = visible,
): Context {
  // What a library calls the code is not what the server said.
  const words = wordsIn(replaceIn(visible, signs.ofLibrary, (own) => ' '.repeat(own.length)));
  const context: Context = {
    wordings: wordings.find(words),
    responses: responses.find(words),
    tags: tags.find(visible),
    statements: statements.find(visible),
    senders: recipients.findSenders(visible),
    authors: recipients.findAuthors(source),
  };
  if (some(context.statements, ({ trust }) => trust === 'told') || signs.bounce.test(visible)) return context;
  const isBounce =
    some(context.wordings, ({ start, end }) => signs.mail.test(visible.slice(start, end))) ||
    some(context.responses, ({ weight }) => weight >= unmistakableLength) ||
    some(context.tags, isUnmistakable) ||
    isMostly(context.wordings, visible);
  if (isBounce) return context;
  const mentioned = context.statements.filter(({ trust }) => trust === 'mentioned');
  return mentioned.length > 0
    ? { ...context, statements: mentioned }
    : {
        ...context,
        statements: mentioned,
        wordings: context.wordings.none(),
        responses: context.responses.none(),
        tags: context.tags.none(),
      };
}

/** Whether wordings make up a good part of a text, as in "Message rejected as spam". */
function isMostly(matches: Iterable<PhraseMatch<unknown>>, text: string): boolean {
  let covered = 0;
  let to = 0;
  for (const { start, end } of matches) {
    covered += Math.max(0, end - Math.max(start, to));
    to = Math.max(to, end);
  }
  return covered >= text.trim().length / 2;
}
