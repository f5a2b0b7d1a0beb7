import { escapeExpression } from '../base/expression.ts';

// From lists of words to expressions. `*` at the beginning or end of a word lets it go on there.

const isLetter = (char: string | undefined) => char !== undefined && /\w/.test(char);

/** The edge of a word is one only beside a letter: `\b` beside a colon would demand a letter behind it. */
function expressionOf(word: string, isOpen: boolean): string {
  const text = word.replace(/^\*|\*$/g, '');
  const begins = !word.startsWith('*') && isLetter(text[0]);
  const ends = !isOpen && !word.endsWith('*') && isLetter(text.at(-1));
  return `${begins ? String.raw`\b` : ''}${escapeExpression(text)}${ends ? String.raw`\b` : ''}`;
}

// The longest first, so that a word is not taken for the beginning of a longer one.
const alternatives = (lists: string[][], isOpen: boolean) =>
  `(?:${lists
    .flat()
    .sort((a, b) => b.length - a.length)
    .map((word) => expressionOf(word, isOpen))
    .join('|')})`;

/** An expression, to be put into a larger one, that finds any word of some lists. */
export const anyOf = (...lists: string[][]) => alternatives(lists, false);
/** The same for words behind which letters and digits may follow directly, `exim4`. */
export const beginningsOf = (...lists: string[][]) => alternatives(lists, true);
