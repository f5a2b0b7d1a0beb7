import type { Lang } from './langs.ts';
import { de } from './de.ts';
import { en } from './en.ts';

// Strings reach the browser in two ways. Words that stand on a page, or may stand there later, are markup of their
// component: text, <template>, or for a sentence that a script says a data attribute. What search and decoder say comes
// with their index, `/parts/search/<lang>.json`, on first use. No script holds a sentence, but for the letters that are copied.

const strings = { de, en } satisfies Record<Lang, typeof de>;

/** The strings of the user interface in one language. */
export const t = (lang: Lang): typeof de => strings[lang];
