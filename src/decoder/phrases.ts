import { plainView, wordsOf } from './view.ts';

/** A known wording: its fixed parts in order, ready for comparison. */
interface Phrase<T> {
  parts: string[];
  /** Whether the last part may go on, `blacklist*`. */
  isOpen: boolean;
  value: T;
}
export interface PhraseMatch<T> {
  value: T;
  start: number;
  end: number;
  /** Characters that are fixed in the wording; the more, the more telling. */
  weight: number;
}

// From its beginning; no wording has a longer word, and a longer match would overflow the stack in a text without spaces.
const word = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,64}/gu;
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
// Scripts without spaces between words.
const isUnspaced = (text: string) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);
/** How far the parts of a wording may stand apart. */
const gap = 200;

const normalize = (text: string) => wordsOf(plainView(text)).text.trim();

/**
 * The slot of a wording of one open word, `blacklist*`: its first letters, by which the words of a text find it that go on
 * in any way.
 */
const openSlot = (word: string) => `${word.slice(0, 3)}*`;

/**
 * Finds known wordings in a text: `...` stands for at most 200 characters, `*` at the end for the rest of a word.
 * Each wording is compared where its first word stands, so that the time grows with the text and not with its content.
 */
export class Phrases<T> {
  readonly #byWord = new Map<string, Phrase<T>[]>();
  readonly #unspaced: Phrase<T>[] = [];

  constructor(wordings: { text: string; value: T }[]) {
    for (const { text, value } of wordings) {
      const isOpen = text.endsWith('*');
      const parts = (isOpen ? text.slice(0, -1) : text).split('...').map(normalize).filter(Boolean);
      // What stands before the first word decides nothing.
      const [first = '', ...rest] = parts;
      const at = first.search(/[\p{L}\p{N}]/u);
      if (at < 0) continue;
      const phrase = { parts: [first.slice(at), ...rest], isOpen, value };
      if (isUnspaced(text)) this.#unspaced.push(phrase);
      else {
        const [key = ''] = first.match(word) ?? [];
        const isOneOpenWord = isOpen && parts.length === 1 && key === first.slice(at);
        const slot = isOneOpenWord ? openSlot(key) : key;
        this.#byWord.set(slot, [...(this.#byWord.get(slot) ?? []), phrase]);
      }
    }
  }

  /** All matches in a text that `wordsOf` made, in its order. */
  find(text: string): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    const compare = (phrase: Phrase<T>, start: number) => {
      const end = endOf(text, phrase, start);
      if (end > 0)
        matches.push({
          value: phrase.value,
          start,
          end,
          weight: phrase.parts.reduce((sum, part) => sum + part.length, 0),
        });
    };
    for (const { 0: found, index } of text.matchAll(word)) {
      for (const phrase of this.#byWord.get(found) ?? []) compare(phrase, index);
      for (const phrase of this.#byWord.get(openSlot(found)) ?? []) compare(phrase, index);
    }
    for (const phrase of this.#unspaced) {
      const [first = ''] = phrase.parts;
      for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + first.length)) compare(phrase, at);
    }
    return matches;
  }
}

/** Where a wording that begins at `start` ends; 0 where it does not stand there. */
function endOf(text: string, { parts, isOpen }: Phrase<unknown>, start: number): number {
  let end = start;
  for (const [at, part] of parts.entries()) {
    if (at === 0) {
      if (!text.startsWith(part, start)) return 0;
      end = start + part.length;
      continue;
    }
    const offset = text.slice(end, end + gap + part.length).indexOf(part);
    if (offset < 0) return 0;
    end += offset + part.length;
  }
  if (isOpen) while (isWord(text[end])) end++;
  else if (isWord(text[end]) && isWord(text[end - 1]) && !isUnspaced(text[end - 1] ?? '')) return 0;
  return end;
}

/** Of wordings that overlap the longer ones: "connection refused by", not "refused by". */
export function withoutOverlaps<T>(matches: PhraseMatch<T>[]): PhraseMatch<T>[] {
  const kept: PhraseMatch<T>[] = [];
  for (const match of matches) {
    // The matches come in the order of their beginnings, so that only the last ones can reach into this one.
    for (let last = kept.at(-1); last && last.end > match.start && last.weight < match.weight; last = kept.at(-1))
      kept.pop();
    const last = kept.at(-1);
    if (!last || last.end <= match.start || last.weight === match.weight) kept.push(match);
  }
  return kept;
}
