/** The languages of the site. */
export const langs = ['de', 'en'] as const;
export type Lang = (typeof langs)[number];

/** What a page without a language speaks, and who reads none of the languages gets. */
export const defaultLang: Lang = 'en';

export const isLang = (text: string | undefined): text is Lang => langs.includes(text as Lang);

/** The language that an address names. Throws where it names none: the component stands on a page without a language. */
export function parseLang(text: string | undefined): Lang {
  if (!isLang(text)) throw new Error(`"${text}" is not a language of the site; use the component below /${langs[0]}/`);
  return text;
}

export const otherLang = (lang: Lang): Lang => (lang === 'de' ? 'en' : 'de');

/** One value for each language: `byLang(homeUrl)` → `{ de: '/de/', en: '/en/' }`. */
export const byLang = <T>(valueOf: (lang: Lang) => T) =>
  Object.fromEntries(langs.map((lang) => [lang, valueOf(lang)])) as Record<Lang, T>;

/** The static paths of a page that exists once in each language. */
export const pathsByLang = () => langs.map((lang) => ({ params: { lang }, props: { lang } }));
