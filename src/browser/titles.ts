import MiniSearch from 'minisearch';
import type { Lang } from '../i18n/langs.ts';
import type { Index, Title } from '../output/index.ts';
import { once } from './once.ts';

// Titles, keywords and wordings of all pages of a language, and the engine that searches them.

export const loadIndex = (lang: Lang) =>
  once(`index ${lang}`, async () => {
    const response = await fetch(`/search/${lang}.json`);
    if (!response.ok) throw new Error(`/search/${lang}.json: ${response.status}`);
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

/** A function that finds the pages of an index. */
export function createFinder({ pages, stopWords }: Pick<Index, 'pages' | 'stopWords'>) {
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
  engine.addAll(pages.map((page, id) => ({ ...page, id })));
  // Searching adds the words of the query; only those of the pages can be related to it.
  const words = [...vocabulary].filter((word) => word.length > 4);
  const related = (term: string) =>
    words
      .filter((word) =>
        word.length > term.length ? term.length > 3 && word.includes(term, 1) : term.length > 8 && term.includes(word),
      )
      .slice(0, 30);

  /**
   * The pages whose title, keywords or wordings hold all words, also with typos, best first. With `compounds` a word
   * may stand inside another or hold it: "Fehler" in "Verbindungsfehler".
   */
  return (text: string, compounds = false): Title[] => {
    const terms = (text.slice(0, 400).match(/[\p{L}\p{N}]+/gu) ?? []).map(plain).filter((term) => !common.has(term));
    const last = terms.at(-1);
    const queries = terms.slice(0, 12).map((term) => ({
      combineWith: 'OR' as const,
      queries: [
        { queries: [term], fuzzy: term.length > 3 ? 0.25 : false, prefix: term.length > 2 && term === last },
        ...(compounds ? [{ queries: related(term), combineWith: 'OR' as const }] : []),
      ],
    }));
    const found = engine.search(
      { combineWith: 'AND', queries },
      {
        boost: { code: 4, title: 4, keywords: 3 },
        weights: { fuzzy: 0.35, prefix: 0.6 },
        boostDocument: (id: number) => pages[id]?.weight ?? 1,
      },
    );
    return found.slice(0, 6).flatMap(({ id }) => pages[id as number] ?? []);
  };
}

export const loadFinder = (lang: Lang) => once(`finder ${lang}`, async () => createFinder(await loadIndex(lang)));
