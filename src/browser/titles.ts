import MiniSearch from 'minisearch';
import type { Lang } from '../i18n/langs.ts';
import type { Index, Title } from '../output/index.ts';
import { once } from './once.ts';

// Titles, keywords and wordings of all pages of a language, and the engine that searches them.

export const loadIndex = (lang: Lang) =>
  once(`index ${lang}`, async () => {
    const response = await fetch(`/parts/search/${lang}.json`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return readIndex((await response.json()) as Index);
  });

/** An index with its pages by code and by reason. */
export const readIndex = (index: Index) => ({
  ...index,
  byCode: new Map(index.pages.flatMap((page) => (page.code ? [[page.code, page]] : []))),
  byReason: new Map(index.pages.flatMap((page) => (page.reason ? [[page.reason, page]] : []))),
});

/** Umlauts as people type them without, accents gone: `Überlauf` → `ueberlauf`. */
const plain = (term: string) =>
  term
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** A page that was found. */
export interface Found extends Title {
  /** The part of the telling words that the page holds, 0 to 1. */
  covered: number;
  /** How well it fits, by word (BM25, boosted); only comparable within one index. */
  score: number;
  /** Whether the words are its title or one of its keywords, in any order. */
  isNamed: boolean;
}

/** What holds less than all of the words must hold half of them, and fit this well. */
const least = { covered: 0.5, score: 5 };

/** The part that counts of words that stand in several keywords of a page and together in none. */
const scattered = 0.5;

/** So many pages are read at once; then the page may answer whoever types. */
const chunkSize = 20;

/** A function that finds the pages of an index. */
export async function createFinder({ pages, stopWords }: Pick<Index, 'pages' | 'stopWords'>) {
  const common = new Set(stopWords.map(plain));
  const vocabulary = new Set<string>();
  const engine = new MiniSearch<Title & { id: number }>({
    fields: ['code', 'title', 'keywords', 'text'],
    processTerm: (term) => {
      const word = plain(term);
      if (common.has(word)) return null;
      vocabulary.add(word);
      return word;
    },
  });
  await engine.addAllAsync(
    pages.map((page, id) => ({ ...page, id })),
    { chunkSize },
  );
  const wordsOf = (text: string) => [...new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map(plain))];
  const telling = (text: string) => wordsOf(text).filter((term) => !common.has(term));
  // One telling word alone names nothing: "no domain" is not "for this domain".
  const nameOf = (text: string) => {
    const terms = telling(text);
    return (terms.length > 1 ? terms : wordsOf(text)).toSorted().join(' ');
  };
  /** The names of a page, and the words of each keyword with those of the title; read for the pages that are found. */
  const readNames = ({ title, text, keywords }: Title) => ({
    names: new Set([title, ...keywords.split('\n')].map(nameOf)),
    phrases: [text, ...keywords.split('\n')].map((phrase) => new Set(wordsOf(`${title} ${phrase}`))),
  });
  const read: ReturnType<typeof readNames>[] = [];
  // Searching adds the words of the query; only those of the pages can be related to it.
  const words = [...vocabulary].filter((word) => word.length > 4);
  const related = (term: string) =>
    words
      .filter((word) =>
        word.length > term.length ? term.length > 3 && word.includes(term, 1) : term.length > 8 && term.includes(word),
      )
      .slice(0, 30);

  /**
   * The pages whose title, keywords or wordings hold the words, also with typos, best first: what holds all of them comes
   * before what holds some. Compounds, "Fehler" in "Verbindungsfehler", are looked into where few pages hold all words.
   */
  return (text: string): Found[] => {
    const asked = text.slice(0, 400);
    const found = search(asked, false);
    return found.filter(({ covered }) => covered === 1).length < 3 ? search(asked, true) : found;
  };

  function search(text: string, compounds: boolean): Found[] {
    const terms = telling(text).slice(0, 12);
    const name = nameOf(text);
    const last = terms.at(-1);
    const wanted = terms.map((term) => [term, ...(compounds ? related(term) : [])]);
    const found = engine.search(
      {
        combineWith: 'OR',
        queries: wanted.map(([term = '', ...others]) => ({
          combineWith: 'OR' as const,
          queries: [
            { queries: [term], fuzzy: term.length > 3 ? 0.25 : false, prefix: term.length > 2 && term === last },
            { queries: others, combineWith: 'OR' as const, boostTerm: () => 0.2 },
          ],
        })),
      },
      {
        // A page with many keywords is no worse for it.
        bm25: { k: 1.2, b: 0.3, d: 0.5 },
        boost: { code: 4, title: 4, keywords: 3 },
        weights: { fuzzy: 0.35, prefix: 0.6 },
        boostDocument: (id: number) => pages[id]?.weight ?? 1,
      },
    );
    return found
      .flatMap(({ id, score, queryTerms, terms: matched }): Found[] => {
        const page = pages[id as number];
        if (!page) return [];
        const { names, phrases } = (read[id as number] ??= readNames(page));
        const covered = wanted.filter((words) => words.some((word) => queryTerms.includes(word))).length / terms.length;
        const isNamed = names.has(name);
        // "Spam" of one keyword and "blocked" of another do not make the page one about blocked spam.
        const isTogether = phrases.some(
          (phrase) => matched.filter((word) => phrase.has(word)).length >= terms.length * covered,
        );
        const fit = (score / terms.length) * covered ** 2 * (isNamed ? 2 : 1) * (isTogether ? 1 : scattered);
        const isEnough = covered === 1 || (covered >= least.covered && fit >= least.score);
        return isEnough ? [{ ...page, covered, isNamed, score: fit }] : [];
      })
      .sort((a, b) => Number(b.covered === 1) - Number(a.covered === 1) || b.score - a.score)
      .slice(0, 6);
  }
}

/**
 * What a hit must reach for Enter to open it unasked, and by how much it must lead. Derived from the queries of
 * `src/tests/queries.yml`: with these, no query of them opens a page that does not answer it.
 */
const certain = { score: 66, lead: 1.2 };

/** Whether the first hit is the answer beyond doubt: it holds all words, is named by them or fits well, and leads. */
export function isCertain([first, second]: Found[]): boolean {
  if (!first || first.covered < 1 || (!first.isNamed && first.score < certain.score)) return false;
  return !second || second.covered < 1 || first.score >= second.score * certain.lead;
}

export const loadFinder = (lang: Lang) => once(`finder ${lang}`, async () => createFinder(await loadIndex(lang)));
