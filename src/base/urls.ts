import type { Lang } from '../i18n/langs.ts';

// Every address of the site. They are a contract: published once, valid for ever.

export const homeUrl = (lang: Lang) => `/${lang}/`;
export const codesUrl = (lang: Lang) => `/${lang}/codes/`;
export const codeUrl = (lang: Lang, code: string) => `/${lang}/codes/${code}/`;
/** The reply codes in the table of all codes. */
export const repliesUrl = (lang: Lang) => `${codesUrl(lang)}#replies`;
export const subjectUrl = (lang: Lang, subject: number) => `/${lang}/codes/x.${subject}/`;
export const reasonsUrl = (lang: Lang) => `/${lang}/reasons/`;
export const reasonUrl = (lang: Lang, reason: string) => `/${lang}/reasons/${reason}/`;
export const providersUrl = (lang: Lang) => `/${lang}/providers/`;
export const providerUrl = (lang: Lang, provider: string) => `/${lang}/providers/${provider}/`;
/** The address of one response on its provider's page. */
export const responseUrl = (lang: Lang, provider: string, response: string) =>
  `${providerUrl(lang, provider)}#${response}`;
export const servicesUrl = (lang: Lang) => `/${lang}/services/`;
export const serviceUrl = (lang: Lang, service: string) => `/${lang}/services/${service}/`;
export const guidesUrl = (lang: Lang) => `/${lang}/guides/`;
export const guideUrl = (lang: Lang, guide: string) => `/${lang}/guides/${guide}/`;
/** The data of one code. */
export const codeDataUrl = (code: string) => `/api/v1/${code.includes('.') ? 'codes' : 'replies'}/${code}.json`;
/** The picture of a page for shared links: of a code, of a reason, or without `id` the one of all other pages. */
export const cardUrl = (lang: Lang, id?: string) => (id ? `/cards/${lang}/${id}.png` : `/cards/${lang}.png`);
export const cheatSheetUrl = (lang: Lang) => `/${lang}/cheatsheet/`;
export const glossaryUrl = (lang: Lang) => `/${lang}/glossary/`;
export const decodeUrl = (lang: Lang) => `/${lang}/decode/`;
export const openSearchUrl = (lang: Lang) => `/${lang}/opensearch.xml`;
export const manifestUrl = (lang: Lang) => `/${lang}/manifest.webmanifest`;
export const pageUrl = (lang: Lang, slug: string) => `/${lang}/${slug}/`;
/** Where a language is kept for offline use. */
export const offlineUrl = (lang: Lang) => `${pageUrl(lang, 'privacy')}#offline`;

/** The language-neutral address to put into an error message: `/5.4.2/`, `/x.4/`. */
export const permalink = (code: string) => `/${code.toLowerCase()}/`;

/** An address as a link shows it: host and path, so that two pages of one host are told apart. */
export function shortenUrl(url: string): string {
  const { host, pathname } = new URL(url);
  const path = pathname.replace(/\/$/, '');
  return host.replace(/^www\./, '') + (path.length > 40 ? `${path.slice(0, 39)}…` : path);
}

/** Where the source of a provider response is kept: `owner/repo path` is a file on GitHub; other sources have no address. */
export function sourceUrl(source: string): string | null {
  const match = /^([\w.-]+\/[\w.-]+) ([\w./-]+\/[\w./-]+|[\w-]+\.\w+)$/.exec(source);
  return match && `https://github.com/${match[1]}/blob/HEAD/${match[2]}`;
}
