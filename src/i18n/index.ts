import type { Lang } from './langs.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const strings = { de, en };

/** The strings of the user interface in one language. */
export const t = (lang: Lang) => strings[lang];
