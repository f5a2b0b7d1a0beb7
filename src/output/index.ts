import type { Lang } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import type { Code, Content } from '../model/shapes.ts';
import { codeUrl, providerUrl, subjectUrl } from '../base/urls.ts';

/** What the search field and the decoder know of a page before it is opened. */
export interface Title {
  href: string;
  /** The code as shown, `5.4.2`; absent for pages of providers. */
  code?: string;
  title: string;
  /** The verdict, or where none is written what the page is about. */
  text: string;
  /** How far to trust a match; 1 unless given: a number that no RFC defines, or a page without an entry, comes later. */
  weight?: number;
  keywords: string;
}

function titleOfCode(code: Code, lang: Lang): Title {
  const { search, verdict } = t(lang);
  const text = code.text?.[lang];
  return {
    href: codeUrl(lang, code.code),
    code: code.code,
    title: code.title[lang],
    text: text ? search.verdict(verdict.address[text.verdict.address], verdict.resend[text.verdict.resend]) : '',
    ...(code.standing === 'nonstandard' ? { weight: 0.4 } : !text && { weight: 0.8 }),
    keywords: text?.keywords.join(' ') ?? code.registered?.registryTitle ?? '',
  };
}

/** The names of the classes 2, 4 and 5 and of the subjects, divided by `|`, as `describeParts` wants them. */
export const nameParts = ({ classes, subjects }: Pick<Content, 'classes' | 'subjects'>, lang: Lang) =>
  [...[2, 4, 5].map((cls) => classes.get(cls)), ...subjects.values()].map((part) => part?.title[lang]).join('|');

/** What the decoder's page says of a code beside its title: what to do now, and the type that gives it its colour. */
export const actions = ({ codes }: Content, lang: Lang): Record<string, { action: string; type: string }> =>
  Object.fromEntries(
    [...codes.values()].flatMap(({ code, text }) =>
      text ? [[code, { action: text[lang].action, type: text[lang].type }]] : [],
    ),
  );

/** All pages that a search can lead to, in one language; the full text is Pagefind's business. */
export function titles(content: Content, lang: Lang): Title[] {
  const codes = [...content.codes.values()].map((code) => titleOfCode(code, lang));
  const subjects = [...content.subjects.values()].map(({ subject, title, registryTitle }) => ({
    href: subjectUrl(lang, subject),
    code: `x.${subject}`,
    title: title[lang],
    text: t(lang).search.subject,
    keywords: registryTitle,
  }));
  const providers = [...content.providers.values()].map((provider) => {
    const text = provider.text?.[lang];
    const keywords = [...(text?.keywords ?? []), provider.name, ...(provider.domains ?? [])].join(' ');
    return {
      href: providerUrl(lang, provider.id),
      title: text?.title ?? t(lang).providers.pageTitle(provider.name),
      text: t(lang).providers.count(provider.responses.length),
      weight: 0.6,
      keywords,
    };
  });
  return [...codes, ...subjects, ...providers];
}
