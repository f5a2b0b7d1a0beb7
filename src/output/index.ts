import type { de } from '../i18n/de.ts';
import { langs, pageLang, textIn, type Lang, type Texts } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import type { Code, Content, Reason } from '../model/shapes.ts';
import type { Part } from '../model/schema.ts';
import type { PartNames } from '../base/query.ts';
import {
  codesUrl,
  codeUrl,
  decodeUrl,
  glossaryUrl,
  guidesUrl,
  guideUrl,
  providerUrl,
  reasonUrl,
  servicesUrl,
  serviceUrl,
  subjectUrl,
} from '../base/urls.ts';

/** What the search field and the decoder know of a page before it is opened. */
export interface Title {
  href: string;
  /** The language of the page where it is not that of the index, which then lacks the page. */
  lang?: Lang;
  /** The code as shown, `5.4.2`; absent for pages of reasons and of providers. */
  code?: string;
  /** The id of a reason. */
  reason?: string;
  title: string;
  /** The verdict, or where none is written what the page is about. */
  text: string;
  /** How far to trust a match; 1 unless given: a number that no RFC defines, or a page without an entry, comes later. */
  weight?: number;
  /** One a line. */
  keywords: string;
}

function titleOfCode(code: Code, lang: Lang): Title {
  const { search, verdict } = t(lang);
  const text = code.text?.[lang];
  const answers = text?.verdict ?? code.derived?.verdict;
  return {
    href: codeUrl(lang, code.code),
    code: code.code,
    title: textIn(code.title, lang),
    text: answers ? search.verdict(verdict.address[answers.address], verdict.resend[answers.resend]) : '',
    ...(code.standing === 'nonstandard' ? { weight: 0.4 } : !text && { weight: 0.8 }),
    keywords: text ? joinKeywords(text.keywords) : (code.registered?.registryTitle ?? ''),
  };
}

function titleOfReason({ id, verdict: { address, resend }, text }: Reason, lang: Lang): Title {
  const { search, verdict } = t(lang);
  return {
    href: reasonUrl(lang, id),
    reason: id,
    title: textIn(text, lang).title,
    text: search.verdict(verdict.address[address], verdict.resend[resend]),
    weight: 1.3,
    keywords: joinKeywords(textIn(text, lang).keywords),
  };
}

/** What classes and subjects are called. */
export const partNames = ({ classes, subjects }: Pick<Content, 'classes' | 'subjects'>, lang: Lang): PartNames => {
  const names = (parts: Map<string | number, Part>) =>
    Object.fromEntries([...parts].map(([number, { title }]) => [number, textIn(title, lang)]));
  return { classes: names(classes), subjects: names(subjects) };
};

/** What the decoder's page says by itself. */
const said = [
  'copied',
  'failed',
  'none',
  'found',
  'inferred',
  'stated',
  'told',
  'otherCode',
  'retry',
  'blocklist',
  'total',
  'firstRows',
  'firstChars',
  'working',
  'broken',
  'noMail',
  'cancelled',
] as const;

/** What the decoder's page says beside the titles: of codes and reasons what to do now, of responses what they mean. */
export interface Answers {
  codes: Record<string, { action: string; type?: string }>;
  reasons: Record<string, { action: string; why: string }>;
  /** By provider and id: `gmx/ip-address-block-listed-554`. */
  meanings: Record<string, string>;
  /** What helps at a provider, by it and the reason: `gmx/ip-blocked`. */
  help: Record<string, { text: string; url?: string | undefined }[]>;
  /** What sending services are called. */
  services: Record<string, string>;
  says: Pick<(typeof de)['decoder'], (typeof said)[number]>;
  /** What the answers are called. */
  words: { address: Record<string, string>; party: Record<string, string> };
}

export const answers = ({ codes, reasons, providers, services }: Content, lang: Lang): Answers => ({
  says: Object.fromEntries(said.map((key) => [key, t(lang).decoder[key]])) as Answers['says'],
  help: Object.fromEntries(
    [...reasons.values()].flatMap(({ id, help }) =>
      help.map(({ provider, items }) => [
        `${provider.id}/${id}`,
        textIn(items, lang).map(({ text, url }) => ({ text, url })),
      ]),
    ),
  ),
  words: {
    address: t(lang).verdict.address,
    party: Object.fromEntries(Object.entries(t(lang).reason.party).map(([party, { name }]) => [party, name])),
  },
  services: Object.fromEntries([...services.values()].map(({ id, name }) => [id, name])),
  codes: Object.fromEntries(
    [...codes.values()].flatMap(({ code, text }) =>
      text ? [[code, { action: textIn(text, lang).action, ...(text.de.type && { type: text.de.type }) }]] : [],
    ),
  ),
  reasons: Object.fromEntries(
    [...reasons.values()].map(({ id, text }) => [
      id,
      { action: textIn(text, lang).action, why: textIn(text, lang).why },
    ]),
  ),
  meanings: Object.fromEntries(
    [...providers.values()].flatMap(({ id: provider, responses }) =>
      responses.map(({ id, meaning }) => [`${provider}/${id}`, textIn(meaning, lang)]),
    ),
  ),
});

/** Keywords as one string. Codes are left out: the field reads them by itself. */
const joinKeywords = (keywords: readonly string[]) =>
  [...new Set(keywords)].filter((keyword) => !/^(?:[\d.x]+ ?)+$/.test(keyword)).join('\n');

/** A page as the readers of `lang` get it. */
function titleIn(lang: Lang, texts: Texts<unknown> | undefined, titleOf: (own: Lang) => Title): Title {
  const own = pageLang(texts, lang);
  return { ...titleOf(own), ...(own !== lang && { lang: own }) };
}

/** All pages that a search can lead to, in one language; the full text is Pagefind's business. */
function titles(content: Content, lang: Lang): Title[] {
  const codes = [...content.codes.values()].map((code) => titleIn(lang, code.text, (own) => titleOfCode(code, own)));
  const subjects = [...content.subjects.values()].map(({ subject, title, registryTitle }) =>
    titleIn(lang, undefined, (own) => ({
      href: subjectUrl(own, subject),
      code: `x.${subject}`,
      title: textIn(title, own),
      text: t(own).search.subject,
      keywords: registryTitle,
    })),
  );
  const providers = [...content.providers.values()].flatMap((provider) => {
    const { id, name, text, domains = [], responses } = provider;
    const page = titleIn(lang, text, (own) => ({
      href: providerUrl(own, id),
      title: text?.[own]?.title ?? t(own).providers.pageTitle(name),
      text: t(own).providers.count(responses.length),
      keywords: joinKeywords([...(text?.[own]?.keywords ?? []), name, ...domains]),
    }));
    if (!text?.de.unblock.length) return [page];
    const unblock = titleIn(lang, text, (own) => ({
      href: `${providerUrl(own, id)}#unblock`,
      title: textIn(text, own).title,
      text: t(own).providers.unblock,
      // Who names the provider alone asks for its page.
      weight: 0.7,
      keywords: joinKeywords(
        name.split(' / ').flatMap((name) => t(own).search.unblock.map((word) => `${name} ${word}`)),
      ),
    }));
    return [page, unblock];
  });
  const reasons = [...content.reasons.values()].map((reason) =>
    titleIn(lang, reason.text, (own) => titleOfReason(reason, own)),
  );
  const guides = [...content.guides].map(([slug, texts]) =>
    titleIn(lang, texts, (own) => {
      const { title, summary, keywords } = textIn(texts, own);
      return { href: guideUrl(own, slug), title, text: summary, weight: 1.5, keywords: joinKeywords(keywords) };
    }),
  );
  const services = [...content.services.values()].map(({ id, name, terms }) =>
    titleIn(lang, undefined, (own) => ({
      href: serviceUrl(own, id),
      title: t(own).service.pageTitle(name),
      text: t(own).service.title,
      keywords: joinKeywords(terms.map(({ term }) => `${name} ${term}`)),
    })),
  );
  const general = (['guide', 'service', 'glossary'] as const).map((kind) =>
    titleIn(lang, undefined, (own) => ({
      href: { guide: guidesUrl, service: servicesUrl, glossary: glossaryUrl }[kind](own),
      title: t(own)[kind].title,
      text: t(own)[kind].summary,
      weight: 0.6,
      keywords: '',
    })),
  );
  return [...codes, ...reasons, ...guides, ...services, ...general, ...subjects, ...providers];
}

/** What `/parts/search/<lang>.json` holds: what the search field and the decoder say, and the pages that they know. */
export interface Index {
  strings: Pick<
    (typeof de)['search'],
    | 'unknown'
    | 'half'
    | 'none'
    | 'because'
    | 'all'
    | 'codes'
    | 'decode'
    | 'report'
    | 'results'
    | 'mentioned'
    | 'difference'
    | 'here'
    | 'partial'
  > &
    Pick<(typeof de)['decoder'], 'broken' | 'noMail'>;
  /** Of all languages, as readers mix them with the words of servers. */
  stopWords: string[];
  names: PartNames;
  codesHref: string;
  decodeHref: string;
  pages: Title[];
}

export function searchIndex(content: Content, lang: Lang): Index {
  const { unknown, none, because, all, codes, decode, report, results, mentioned, difference, here, partial, half } =
    t(lang).search;
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
      mentioned,
      difference,
      here,
      partial,
      half,
      broken: t(lang).decoder.broken,
      noMail: t(lang).decoder.noMail,
    },
    stopWords: langs.flatMap((each) => t(each).search.stopWords.split(' ')),
    names: partNames(content, lang),
    codesHref: codesUrl(pageLang(undefined, lang)),
    decodeHref: decodeUrl(pageLang(undefined, lang)),
    pages: titles(content, lang),
  };
}
