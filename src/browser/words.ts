import { langs, type Lang } from '../i18n/langs.ts';
import { sayCount } from '../i18n/plural.ts';
import type { Finding } from '../decoder/findings.ts';
import type { Title } from '../output/index.ts';
import type { CodeData } from '../output/schema.ts';
import { describeParts, readClass, resolveQuery } from '../base/query.ts';
import { codeDataUrl } from '../base/urls.ts';
import type { Answer, Hit } from './combobox.ts';
import { decode, DecoderError } from './decoder.ts';
import { findFullText } from './fulltext.ts';
import { isCertain, loadFinder, loadIndex } from './titles.ts';

// Loaded when the search field takes the focus. What it answers: codes by name, a pasted bounce, words, or where to go on.

export { enhance } from './combobox.ts';
export { loadIndex };

type LoadedIndex = Awaited<ReturnType<typeof loadIndex>>;

const hitOf = ({ href, lang, code, title, text }: Title): Hit => ({
  href,
  ...(lang && { lang }),
  title: code ? `${code.toUpperCase()} ${title}` : title,
  text,
});

/** Answers what stands in the field. `exact` needed no index; the names of its hits follow here. */
export async function answer(text: string, exact: Answer, lang: Lang, isSent: boolean): Promise<Answer> {
  if (exact.hits.length > 0) return answerCodes(text, exact, lang);
  const half = readClass(text);
  if (half) return answerHalf(text, half, lang);
  // Digits alone are a code that is still being typed, until it is sent.
  if (!isSent && !/\p{L}/u.test(text)) return exact;
  const isPasted = looksPasted(text);
  if (!isPasted) return findWords(text, lang);
  try {
    return (await answerPasted(text, lang)) ?? (await findWords(text, lang, true));
  } catch (error) {
    // The words of the text may still lead somewhere; what they find is no verdict.
    const found = await findWords(text, lang, true);
    const { strings } = await loadIndex(lang);
    return {
      ...found,
      note: [error instanceof DecoderError ? strings[error.failed] : strings.broken, found.note].join(' '),
      isCertain: false,
      isPartial: true,
    };
  }
}

/** Says what is missing to half a code, of which only the class is known. */
async function answerHalf(text: string, cls: string, lang: Lang): Promise<Answer> {
  const { strings, names } = await loadIndex(lang);
  const words = [text.trim(), cls, describeParts(cls, names)];
  return { hits: [], note: words.reduce((says, word) => says.replace('#', word), strings.half) };
}

/** The pages of the codes that a text names, or those that come near a code that nobody knows. */
async function answerCodes(text: string, exact: Answer, lang: Lang): Promise<Answer> {
  const { strings, byCode, names } = await loadIndex(lang);
  const { found, unknown } = resolveQuery(text, new Set(byCode.keys()));
  const hits = found.flatMap((code): Hit[] => {
    const title = byCode.get(code);
    return title
      ? [{ ...hitOf(title), text: [describeParts(code, names), title.text].filter(Boolean).join(' · ') }]
      : [];
  });
  const isSeveral = !exact.isCertain && found.length > 1;
  if (isSeveral) hits.push(...(await findDifference(found, lang)));
  const isKnown = { isCertain: !unknown && !isSeveral };
  if (!unknown) return { hits, note: sayCount(strings.results, hits.length, lang), ...isKnown };
  const says = strings.unknown.replace('#', unknown);
  return { hits, note: says, unknown: says, ...isKnown };
}

/** What tells two codes apart, where a page of one of them says it. */
async function findDifference(codes: string[], lang: Lang): Promise<Hit[]> {
  const { strings, byCode } = await loadIndex(lang);
  for (const [code, other] of [codes, codes.toReversed()]) {
    const page = code && byCode.get(code);
    if (!page || !other) continue;
    const response = await fetch(codeDataUrl(code)).catch(() => null);
    const data = response?.ok ? ((await response.json()) as CodeData) : null;
    const text = data?.confused?.find((item) => item.code === other)?.difference[lang];
    const title = strings.difference.replace('#', code).replace('#', other);
    if (text) return [{ href: `${page.href}#confused`, title, text: text.replaceAll('`', '') }];
  }
  return [];
}

/** Long, with a line break or with an address in it: a bounce and not a few words. */
const looksPasted = (text: string) => text.length > 60 || /[\n@]|\b[245]\d\d[ -]|\b[245]\.\d\.\d/.test(text);

/** The hits of one finding: its reason, and the code that the text states or whose page helps. */
function hitsOf(
  { reason, page, provider, inferred, evidence }: Finding,
  index: LoadedIndex,
  names: Record<string, string>,
) {
  const { strings, byCode, byReason } = index;
  const wording = inferred && evidence.find(({ kind }) => kind === 'wording')?.text.replace(/\s+/g, ' ');
  const parts = [
    provider && (names[provider] ?? provider),
    wording && strings.because.replace('#', () => (wording.length > 60 ? `${wording.slice(0, 59)}…` : wording)),
  ];
  const why = reason === null ? undefined : byReason.get(reason);
  const code = byCode.get(page);
  const tell = (title: Title): Hit => ({ ...hitOf(title), text: [...parts, title.text].filter(Boolean).join(' · ') });
  if (!why) return code ? [tell(code)] : [];
  // The verdict of the reason is the one of this bounce; that of its code counts where nothing more is known.
  return [tell(why), ...(code ? [{ ...hitOf(code), text: code.text === why.text ? code.text : '' }] : [])];
}

/** What a pasted bounce means, best first; the last hit leads to all that was recognized. */
async function answerPasted(text: string, lang: Lang): Promise<Answer | null> {
  const [index, decoded] = await Promise.all([loadIndex(lang), decode(text)]);
  if (!decoded?.findings.length) return null;
  const { findings, names } = decoded;
  const all = findings.slice(0, 20).flatMap((finding) => hitsOf(finding, index, names));
  const hits = [...new Map(all.reverse().map((hit): [string, Hit] => [hit.href, hit])).values()].reverse().slice(0, 5);
  const { strings, decodeHref } = index;
  const note = sayCount(strings.results, hits.length, lang);
  return {
    hits: [...hits, { href: `${decodeHref}#${encodeURIComponent(text)}`, title: strings.all }],
    note,
    isCertain: true,
  };
}

/** The best page in another language that answers words, which says so. */
async function findForeign(text: string, lang: Lang): Promise<Hit[]> {
  const found = langs
    .filter((other) => other !== lang)
    .map(async (other) => {
      const [find, { strings }] = await Promise.all([loadFinder(other), loadIndex(other)]);
      // What a language lacks is found in the one that has it.
      const best = find(text).find(({ lang, covered }) => !lang && covered === 1);
      return best ? [{ ...hitOf(best), text: [strings.here, best.text].join(' · '), lang: other }] : [];
    });
  return (await Promise.all(found)).flat();
}

/**
 * The pages that answer words: titles first, then the full text, and the other languages. The parts of the full text that
 * are asked for tell something of the words, so what is pasted is looked up in the titles only.
 */
export async function findWords(text: string, lang: Lang, isPasted = false): Promise<Answer> {
  const [find, { strings, codesHref, decodeHref, stopWords }] = await Promise.all([loadFinder(lang), loadIndex(lang)]);
  const own = find(text);
  const isAnswered = own.filter(({ covered }) => covered === 1).length > 0;
  // The name of a setting or of a file stands in no title.
  const isLiteral = /\w[_/\\]\w/.test(text);
  // One hit costs one part of the index; more of them only where nothing else is shown.
  const isWanted = !isPasted && (own.length < 3 || !isAnswered || isLiteral);
  const fullText = isWanted
    ? await findFullText(text, isAnswered && !isLiteral ? 1 : 3, stopWords).catch(() => null)
    : [];
  const mentioned = (fullText ?? []).map((hit) => ({
    ...hit,
    text: [strings.mentioned, hit.text].filter(Boolean).join(' · '),
  }));
  const foreign = isAnswered ? [] : await findForeign(text, lang).catch(() => null);
  const isPartial = !fullText || !foreign;
  const titles = own.map(hitOf);
  const all = [...(isLiteral ? [mentioned, titles] : [titles, mentioned]).flat().slice(0, 6), ...(foreign ?? [])];
  const hits = [...new Map(all.toReversed().map((hit): [string, Hit] => [hit.href, hit])).values()].toReversed();
  // Only whoever works on the site reads the first.
  const lacks =
    import.meta.env.DEV && !fullText
      ? ' The dev server has no full text: run "npm start" for it.'
      : isPartial
        ? ` ${strings.partial}`
        : '';
  if (hits.length > 0)
    return {
      hits,
      note: sayCount(strings.results, hits.length, lang) + lacks,
      isPartial,
      isCertain: !isPasted && !isLiteral && isCertain(own),
    };
  return {
    hits: [
      { href: codesHref, title: strings.codes },
      { href: decodeHref, title: strings.decode },
      { href: `${decodeHref}#${encodeURIComponent(text)}`, title: strings.report },
    ],
    note: isPartial ? lacks.trim() : strings.none,
    isPartial,
  };
}
