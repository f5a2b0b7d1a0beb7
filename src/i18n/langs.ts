/** The languages of the site. Each is an original: no page exists in only one of them. */
export const langs = ['de', 'en'] as const;
export type Lang = (typeof langs)[number];

export const isLang = (text: string | undefined): text is Lang => langs.includes(text as Lang);
export const otherLang = (lang: Lang): Lang => (lang === 'de' ? 'en' : 'de');
