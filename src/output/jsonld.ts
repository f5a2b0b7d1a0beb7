import type { Lang } from '../i18n/langs.ts';

// Structured data after schema.org, for search engines. `address` is the site's own, without a final slash.

/** One step of the breadcrumb path; the address of the last one is the page itself. */
export interface Crumb {
  name: string;
  path: string;
  /** The language of the name where it is not that of the page. */
  lang?: Lang | undefined;
}

const serialize = (graph: object[]) =>
  // A "</script>" in a title would end the element.
  JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', String.raw`\u003c`);

const breadcrumbs = (address: string, crumbs: Crumb[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    // The last step is the page that says this.
    ...(at < crumbs.length - 1 && { item: address + path }),
  })),
});

/** Author and publisher are one: the site. */
const madeBy = (name: string, address: string) => {
  const organization = { '@type': 'Organization', name, url: `${address}/` };
  return { author: organization, publisher: organization };
};

/** A page that only has its place in the path. */
export const pageJsonLd = (address: string, crumbs: Crumb[]) => serialize([breadcrumbs(address, crumbs)]);

/** A code page: the article, and the term that it defines. `reviewed` is a date, `2026-11-24`, or null. */
export function codeJsonLd(
  address: string,
  page: {
    lang: Lang;
    code: string;
    title: string;
    path: string;
    set: string;
    crumbs: Crumb[];
    reviewed: string | null;
    summary: string;
    publisher: string;
  },
) {
  const { lang, code, title, path, set, crumbs, reviewed, summary, publisher } = page;
  const term = { '@type': 'DefinedTerm', name: title, termCode: code, inDefinedTermSet: address + set };
  const article = {
    '@type': 'TechArticle',
    headline: title,
    description: summary,
    inLanguage: lang,
    url: address + path,
    ...(reviewed && { dateModified: reviewed }),
    ...madeBy(publisher, address),
    about: term,
  };
  return serialize([article, breadcrumbs(address, crumbs)]);
}

/** A page about a reason, or a guide: the article. `reviewed` is a date, `2026-11-24`. */
export function articleJsonLd(
  address: string,
  page: {
    lang: Lang;
    title: string;
    summary: string;
    path: string;
    crumbs: Crumb[];
    reviewed: string;
    publisher: string;
  },
) {
  const { lang, title, summary, path, crumbs, reviewed, publisher } = page;
  const article = {
    '@type': 'TechArticle',
    headline: title,
    description: summary,
    inLanguage: lang,
    url: address + path,
    dateModified: reviewed,
    ...madeBy(publisher, address),
  };
  return serialize([article, breadcrumbs(address, crumbs)]);
}

/** The home page: the site itself. */
export const siteJsonLd = (address: string, lang: Lang, name: string, path: string) =>
  serialize([{ '@type': 'WebSite', name, url: address + path, inLanguage: lang }]);
