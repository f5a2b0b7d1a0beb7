import type { KnownResponse } from './knowledge.ts';
import { Records } from './memory.ts';
import type { PhraseMatch } from './phrases.ts';

interface Tag {
  text: string;
  /** Whether the tag may go on, `AUP#In-130*`. */
  isOpen: boolean;
  value: KnownResponse;
  /** Its place among all tags. */
  index: number;
}

const word = /[A-Za-z0-9]+/;
const isWord = (char: string | undefined) => char !== undefined && /[A-Za-z0-9]/.test(char);

/**
 * Finds the tags of providers, `[TSS04]`, `AUP#In-1305`, in their exact case. Each is compared where its first word
 * stands, so that the time grows with the text alone.
 */
export class Tags {
  readonly #all: Tag[] = [];
  readonly #byWord = new Map<string, Tag[]>();

  constructor(responses: KnownResponse[]) {
    for (const value of responses) {
      for (const stated of value.tags ?? []) {
        const isOpen = stated.endsWith('*');
        const text = isOpen ? stated.slice(0, -1) : stated;
        const key = word.exec(text)?.[0];
        if (key === undefined) continue;
        const tag = { text, isOpen, value, index: this.#all.length };
        this.#all.push(tag);
        this.#byWord.set(key, [...(this.#byWord.get(key) ?? []), tag]);
      }
    }
  }

  /** All tags in a text, in its order. */
  find(text: string): Records<PhraseMatch<KnownResponse>> {
    const matches = new Records((start, end, index) => {
      const { value, text: own } = this.#all[index] as Tag;
      return { value, start, end, weight: own.length };
    });
    for (const { 0: key, index } of text.matchAll(/(?<![A-Za-z0-9])[A-Za-z0-9]{1,32}/g))
      for (const tag of this.#byWord.get(key) ?? []) {
        const start = index - tag.text.indexOf(key);
        const end = start + tag.text.length;
        const isTag = start >= 0 && text.startsWith(tag.text, start) && (tag.isOpen || !isWord(text[end]));
        if (isTag) matches.push(start, end, tag.index);
      }
    return matches;
  }
}
