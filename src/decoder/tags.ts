import type { KnownResponse } from './knowledge.ts';
import type { PhraseMatch } from './phrases.ts';

interface Tag {
  text: string;
  /** Whether the tag may go on, `AUP#In-130*`. */
  isOpen: boolean;
  value: KnownResponse;
}

const word = /[A-Za-z0-9]+/;
const isWord = (char: string | undefined) => char !== undefined && /[A-Za-z0-9]/.test(char);

/**
 * Finds the tags of providers, `[TSS04]`, `AUP#In-1305`, in their exact case. Each is compared where its first word
 * stands, so that the time grows with the text alone.
 */
export class Tags {
  readonly #byWord = new Map<string, Tag[]>();

  constructor(responses: KnownResponse[]) {
    for (const value of responses) {
      for (const stated of value.tags ?? []) {
        const isOpen = stated.endsWith('*');
        const text = isOpen ? stated.slice(0, -1) : stated;
        const key = word.exec(text)?.[0];
        if (key !== undefined) this.#byWord.set(key, [...(this.#byWord.get(key) ?? []), { text, isOpen, value }]);
      }
    }
  }

  /** All tags in a text, in its order. */
  find(text: string): PhraseMatch<KnownResponse>[] {
    return [...text.matchAll(/(?<![A-Za-z0-9])[A-Za-z0-9]{1,32}/g)].flatMap(({ 0: key, index }) =>
      (this.#byWord.get(key) ?? []).flatMap((tag) => {
        const start = index - tag.text.indexOf(key);
        const end = start + tag.text.length;
        const isTag = start >= 0 && text.startsWith(tag.text, start) && (tag.isOpen || !isWord(text[end]));
        return isTag ? [{ value: tag.value, start, end, weight: tag.text.length }] : [];
      }),
    );
  }
}
