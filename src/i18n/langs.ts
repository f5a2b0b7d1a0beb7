/** The languages in which every page and every text exists. */
export const complete = ['de', 'en'] as const;
/** Further languages: each has the pages that are written in it. */
const further = [] as const;

/** The languages of the site. */
export const langs = [...complete, ...further] as const;
export type Complete = (typeof complete)[number];
export type Lang = (typeof langs)[number];

/** What a page without a language speaks, who reads none of the languages gets, and what stands in where one lacks a text. */
export const defaultLang: Complete = 'en';

/** Something in the languages that have it; the complete ones always do. */
export type Texts<T> = Record<Complete, T> & { [L in Exclude<Lang, Complete>]?: T | undefined };

export const isLang = (text: string | undefined): text is Lang => langs.includes(text as Lang);
export const isComplete = (lang: string | undefined): lang is Complete => complete.includes(lang as Complete);

/** The language that an address names. Throws where it names none: the component stands on a page without a language. */
export function parseLang(text: string | undefined): Lang {
  if (!isLang(text)) throw new Error(`"${text}" is not a language of the site; use the component below /${langs[0]}/`);
  return text;
}

/** A text in a language, or where that lacks it in the default one; `foreignLang` says so to whoever shows it. */
export const textIn = <T>(texts: Texts<T>, lang: Lang): T => texts[lang] ?? texts[defaultLang];

/** For the attribute `lang`: the language of `textIn` where it is not the one asked for. */
export const foreignLang = (texts: Texts<unknown>, lang: Lang): Lang | undefined =>
  texts[lang] === undefined ? defaultLang : undefined;

/** Whether a language has a page; `texts` are what is written for it. The complete languages have it without. */
export const hasPage = (texts: Texts<unknown> | undefined, lang: Lang) =>
  isComplete(lang) || texts?.[lang] !== undefined;

/** The language in which the readers of `lang` get a page. */
export const pageLang = (texts: Texts<unknown> | undefined, lang: Lang): Lang =>
  hasPage(texts, lang) ? lang : defaultLang;

/** One value for each language that has one: `byLang((lang) => text[lang]?.title)` → `{ de: '…', en: '…' }`. */
export const byLang = <T>(valueOf: (lang: Lang) => T | undefined) =>
  Object.fromEntries(
    langs.flatMap((lang) => {
      const value = valueOf(lang);
      return value === undefined ? [] : [[lang, value]];
    }),
  ) as Texts<T>;

/** The addresses of a page in the languages that have it: `pathsOf(homeUrl)`, or for an entry `pathsOf(urlOf, texts)`. */
export const pathsOf = (urlOf: (lang: Lang) => string, texts?: Texts<unknown>) =>
  byLang((lang) => (hasPage(texts, lang) ? urlOf(lang) : undefined));

/** The static paths of a page that exists once in each complete language. */
export const pathsByLang = () => complete.map((lang) => ({ params: { lang }, props: { lang } }));
