import type { de } from '../i18n/de.ts';
import { langs, type Lang } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import type { Code, Content, Reason } from '../model/shapes.ts';
import type { Part } from '../model/schema.ts';
import type { PartNames } from '../base/query.ts';
import { codesUrl, codeUrl, decodeUrl, providerUrl, reasonUrl, subjectUrl } from '../base/urls.ts';

/** What the search field and the decoder know of a page before it is opened. */
export interface Title {
  href: string;
  /** The code as shown, `5.4.2`; absent for pages of reasons and of providers. */
  code?: string;
  /** The id of a reason. */
  reason?: string;
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
  const answers = text?.verdict ?? code.derived?.verdict;
  return {
    href: codeUrl(lang, code.code),
    code: code.code,
    title: code.title[lang],
    text: answers ? search.verdict(verdict.address[answers.address], verdict.resend[answers.resend]) : '',
    ...(code.standing === 'nonstandard' ? { weight: 0.4 } : !text && { weight: 0.8 }),
    keywords: text?.keywords.join(' ') ?? code.registered?.registryTitle ?? '',
  };
}

function titleOfReason({ id, verdict: { address, resend }, text }: Reason, lang: Lang): Title {
  const { search, verdict } = t(lang);
  return {
    href: reasonUrl(lang, id),
    reason: id,
    title: text[lang].title,
    text: search.verdict(verdict.address[address], verdict.resend[resend]),
    keywords: text[lang].keywords.join(' '),
  };
}

/** What classes and subjects are called. */
export const partNames = ({ classes, subjects }: Pick<Content, 'classes' | 'subjects'>, lang: Lang): PartNames => {
  const names = (parts: Map<string | number, Part>) =>
    Object.fromEntries([...parts].map(([number, { title }]) => [number, title[lang]]));
  return { classes: names(classes), subjects: names(subjects) };
};

/** What the decoder's page says beside the titles: of codes and reasons what to do now, of responses what they mean. */
export interface Answers {
  codes: Record<string, { action: string; type: string }>;
  reasons: Record<string, { action: string; why: string }>;
  /** By provider and id: `gmx/ip-address-block-listed-554`. */
  meanings: Record<string, string>;
}

export const answers = ({ codes, reasons, providers }: Content, lang: Lang): Answers => ({
  codes: Object.fromEntries(
    [...codes.values()].flatMap(({ code, text }) =>
      text ? [[code, { action: text[lang].action, type: text[lang].type }]] : [],
    ),
  ),
  reasons: Object.fromEntries(
    [...reasons.values()].map(({ id, text }) => [id, { action: text[lang].action, why: text[lang].why }]),
  ),
  meanings: Object.fromEntries(
    [...providers.values()].flatMap(({ id: provider, responses }) =>
      responses.map(({ id, meaning }) => [`${provider}/${id}`, meaning[lang]]),
    ),
  ),
});

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
  const reasons = [...content.reasons.values()].map((reason) => titleOfReason(reason, lang));
  return [...codes, ...reasons, ...subjects, ...providers];
}

/** What `/search/<lang>.json` holds: what the search field and the decoder say, and the pages that they know. */
export interface Index {
  strings: Pick<
    (typeof de)['search'],
    'unknown' | 'none' | 'because' | 'all' | 'codes' | 'decode' | 'report' | 'results'
  > & {
    decoder: Pick<(typeof de)['decoder'], 'copied' | 'failed' | 'none' | 'found' | 'inferred' | 'stated' | 'told'>;
  };
  /** Of all languages, as readers mix them with the words of servers. */
  stopWords: string[];
  names: PartNames;
  codesHref: string;
  decodeHref: string;
  pages: Title[];
}

export function searchIndex(content: Content, lang: Lang): Index {
  const { unknown, none, because, all, codes, decode, report, results } = t(lang).search;
  const { copied, failed, none: nothing, found, inferred, stated, told } = t(lang).decoder;
  return {
    strings: {
      unknown,
      none,
      because,
      all,
      codes,
      decode,
      report,
      results,
      decoder: { copied, failed, none: nothing, found, inferred, stated, told },
    },
    stopWords: langs.flatMap((each) => t(each).search.stopWords.split(' ')),
    names: partNames(content, lang),
    codesHref: codesUrl(lang),
    decodeHref: decodeUrl(lang),
    pages: titles(content, lang),
  };
}
