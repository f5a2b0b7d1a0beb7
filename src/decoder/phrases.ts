import { lazily, Records } from './memory.ts';
import { plainView, wordsOf, type View } from './view.ts';

/** A known wording: its fixed parts in order, ready for comparison. */
interface Phrase<T> {
  parts: string[];
  /** Whether the last part may go on, `blacklist*`. */
  isOpen: boolean;
  value: T;
  /** Its place among all wordings. */
  index: number;
  weight: number;
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
/** "mailbox" in "anna@mailbox.org" and "user" in "<user@example.com>" are names. */
const isPartOfName = (text: string, start: number, end: number) =>
  /^(?:[\w.+-]{0,64}@|\.[a-z])/.test(text.slice(end, end + 66)) ||
  /[@\w][.@-]$/.test(text.slice(Math.max(0, start - 2), start));
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
  readonly #all: Phrase<T>[] = [];
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
      const own = [first.slice(at), ...rest];
      const weight = own.reduce((sum, part) => sum + part.length, 0);
      const phrase = { parts: own, isOpen, value, index: this.#all.length, weight };
      this.#all.push(phrase);
      if (isUnspaced(text)) this.#unspaced.push(phrase);
      else {
        const [key = ''] = first.match(word) ?? [];
        const isOneOpenWord = isOpen && parts.length === 1 && key === first.slice(at);
        const slot = isOneOpenWord ? openSlot(key) : key;
        this.#byWord.set(slot, [...(this.#byWord.get(slot) ?? []), phrase]);
      }
    }
  }

  /** All matches in a text that `wordsOf` made, in the order and at the places of its source. */
  find({ text, at }: View): Records<PhraseMatch<T>> {
    const matches = new Records((start, end, index) => {
      const { value, weight } = this.#all[index] as Phrase<T>;
      return { value, start, end, weight };
    });
    const compare = (phrase: Phrase<T>, start: number) => {
      const end = endOf(text, phrase, start);
      if (end > 0) matches.push(at(start), at(end), phrase.index);
    };
    for (const { 0: found, index } of text.matchAll(word)) {
      // A wording of several parts must not begin in an address or a host and go on in what is said about another matter.
      let isName: boolean | undefined;
      for (const phrase of this.#byWord.get(found) ?? []) {
        const isApart = phrase.parts.length > 1 && phrase.parts[0] === found;
        if (!isApart || !(isName ??= isPartOfName(text, index, index + found.length))) compare(phrase, index);
      }
      for (const phrase of this.#byWord.get(openSlot(found)) ?? []) compare(phrase, index);
    }
    const spaced = matches.length;
    for (const phrase of this.#unspaced) {
      const [first = ''] = phrase.parts;
      for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + first.length))
        compare(phrase, start);
    }
    if (matches.length > spaced) matches.sort();
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
export function withoutOverlaps<T>(matches: Iterable<PhraseMatch<T>>): Iterable<PhraseMatch<T>> {
  if (!Array.isArray(matches)) return lazily(() => eachWithoutOverlaps(matches));
  return matches.length < 2 ? matches : [...eachWithoutOverlaps<T>(matches)];
}

function* eachWithoutOverlaps<T>(matches: Iterable<PhraseMatch<T>>): Generator<PhraseMatch<T>> {
  /** Those that a longer one may still push out. */
  const kept: PhraseMatch<T>[] = [];
  for (const match of matches) {
    // The matches come in the order of their beginnings, so that only the last ones can reach into this one. Tags begin a
    // little before the word that orders them.
    while (kept[0] && kept[0].end + gap < match.start) yield kept.shift() as PhraseMatch<T>;
    for (let last = kept.at(-1); last && last.end > match.start && last.weight < match.weight; last = kept.at(-1))
      kept.pop();
    const last = kept.at(-1);
    if (!last || last.end <= match.start || last.weight === match.weight) kept.push(match);
  }
  yield* kept;
}
