import MiniSearch from 'minisearch';
import type { Lang } from '../i18n/langs.ts';
import type { Title } from '../output/index.ts';
import { describeParts, resolveQuery } from '../base/query.ts';
import type { Answer, Hit, SiteSearch } from './search.ts';

// Loaded when the search field takes the focus: titles, keywords and wordings of all pages in the language of this one,
// and after them the full text.

/** What `/search/<lang>.json` holds. */
export interface Index {
  strings: Record<
    'unknown' | 'none' | 'results' | 'result' | 'because' | 'all' | 'decode' | 'codes' | 'report',
    string
  >;
  /** The names of classes and subjects, as `describeParts` wants them. */
  names: string;
  decodeHref: string;
  codesHref: string;
  pages: Title[];
}
interface Pagefind {
  options(options: { noWorker: boolean }): Promise<void>;
  init(): Promise<void>;
  search(
    text: string,
  ): Promise<{ results: { data(): Promise<{ url: string; meta: { title: string; summary?: string } }> }[] }>;
}

const lang = document.documentElement.lang as Lang;
const loads = new Map<string, Promise<unknown>>();
/** Loads once; a failure may be tried again. */
function once<T>(name: string, load: () => Promise<T>): Promise<T> {
  const loading = (loads.get(name) as Promise<T> | undefined) ?? load();
  loads.set(name, loading);
  loading.catch(() => loads.delete(name));
  return loading;
}

export const loadIndex = (of: Lang = lang) =>
  once(of, async () => {
    const response = await fetch(`/search/${of}.json`);
    if (!response.ok) throw new Error(`/search/${of}.json: ${response.status}`);
    const index = (await response.json()) as Index;
    return { ...index, byCode: new Map(index.pages.flatMap((page) => (page.code ? [[page.code, page]] : []))) };
  });

/** Umlauts as people type them without, accents gone: `Überlauf` → `ueberlauf`. */
const plain = (term: string) =>
  term
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
// They stand everywhere and tell nothing.
const common = new Set(
  'der die das den dem ein eine einen einer ist sind war hat haben und oder von vom zu im in am an auf mit für nicht mein meine meiner was warum wie the a an is are was has have of to my on for and or with why what how does do not i it this'.split(
    ' ',
  ),
);

const loadEngine = (of: Lang) =>
  once(`engine ${of}`, async () => {
    const { pages } = await loadIndex(of);
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
    return { engine, pages, vocabulary: [...vocabulary].filter((word) => word.length > 4) };
  });

/**
 * The pages whose title, keywords or wordings hold all words, also with typos, best first. With `compounds` a word may
 * stand inside another or hold it: "Fehler" in "Verbindungsfehler".
 */
async function findTitles(text: string, of: Lang, compounds = false): Promise<Title[]> {
  const { engine, pages, vocabulary } = await loadEngine(of);
  const terms = (text.slice(0, 400).match(/[\p{L}\p{N}]+/gu) ?? []).map(plain).filter((term) => !common.has(term));
  const last = terms.at(-1);
  const related = (term: string) =>
    vocabulary
      .filter((word) =>
        word.length > term.length ? term.length > 3 && word.includes(term, 1) : term.length > 8 && term.includes(word),
      )
      .slice(0, 30);
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
}

const loadFullText = () =>
  once('full text', async () => {
    // Made after the build, so that no bundler knows it.
    const pagefind = (await import(
      /* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href
    )) as Pagefind;
    // A worker would cost another copy of the engine; the index is small enough without.
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    return pagefind;
  });

async function findFullText(text: string, max: number): Promise<Hit[]> {
  const { results } = await (await loadFullText()).search(text.slice(0, 200));
  const found = await Promise.all(results.slice(0, max).map((result) => result.data()));
  return found.map(({ url, meta }) => ({ href: url, title: meta.title, text: meta.summary }));
}

const hitOf = ({ href, code, title, text }: Title): Hit => ({
  href,
  title: code ? `${code.toUpperCase()} ${title}` : title,
  text,
});

/**
 * The pages that answer words: titles first, then compounds, the full text, and the other language. The parts of the
 * full text that are asked for tell something of the words, so what is pasted is looked up in the titles only.
 */
export async function findWords(text: string, of = lang, isPasted = false): Promise<Answer> {
  const { strings, codesHref, decodeHref } = await loadIndex(of);
  const titles = await findTitles(text, of);
  const compounds = titles.length < 3 ? await findTitles(text, of, true) : [];
  // The name of a setting or of a file stands in no title.
  const isLiteral = /\w[_/\\]\w/.test(text);
  const few = titles.length + compounds.length < 3;
  // One hit costs one part of the index; more of them only where nothing else is shown.
  const max = titles.length + compounds.length > 0 && !isLiteral ? 1 : 3;
  const fullText = !isPasted && (few || isLiteral) ? await findFullText(text, max).catch(() => []) : [];
  const other = of === 'de' ? 'en' : 'de';
  const foreign = titles.length === 0 ? (await findTitles(text, other)).slice(0, 3) : [];
  const own = [...titles, ...compounds].map(hitOf);
  const all = [
    ...(isLiteral ? [...fullText, ...own] : [...own, ...fullText]).slice(0, 6),
    ...foreign.map((title) => ({ ...hitOf(title), lang: other })),
  ];
  const hits = [...new Map(all.map((hit): [string, Hit] => [hit.href, hit])).values()];
  if (hits.length > 0) return { hits, note: count(strings, hits.length) };
  return {
    hits: [
      { href: codesHref, title: strings.codes },
      { href: decodeHref, title: strings.decode },
      { href: `${decodeHref}#${encodeURIComponent(text)}`, title: strings.report },
    ],
    note: strings.none,
  };
}

const count = (strings: Index['strings'], n: number) =>
  n === 1 ? strings.result : strings.results.replace('#', `${n}`);

/** What a pasted bounce means, best first; the last hit leads to all that was recognized. */
async function readPasted(text: string, of: Lang): Promise<Answer | null> {
  const [{ strings, byCode, decodeHref }, { readBounce, providerName }] = await Promise.all([
    loadIndex(of),
    import('./decoder.ts'),
  ]);
  const { findings } = await readBounce(text);
  if (findings.length === 0) return null;
  const seen = new Set<string>();
  const hits = findings.flatMap(({ page, provider, inferred, evidence }): Hit[] => {
    const title = byCode.get(page);
    if (!title || seen.has(page)) return [];
    seen.add(page);
    const wording = inferred && evidence.find(({ kind }) => kind === 'wording')?.text.replace(/\s+/g, ' ');
    const parts = [
      provider && providerName(provider),
      wording && strings.because.replace('#', wording.length > 60 ? `${wording.slice(0, 59)}…` : wording),
      title.text,
    ];
    return [{ ...hitOf(title), text: parts.filter(Boolean).join(' · ') }];
  });
  hits.splice(5);
  hits.push({ href: `${decodeHref}#${encodeURIComponent(text)}`, title: strings.all });
  return { hits, note: count(strings, hits.length - 1) };
}

/** Long, with a line break or with an address in it: a bounce and not a few words. */
const looksPasted = (text: string) => text.length > 60 || /[\n@]|\b[245]\d\d[ -]|\b[245]\.\d\.\d/.test(text);

/** Answers what stands in the field. `exact` holds the hits that needed no index; their names follow here. */
export async function answer(text: string, exact: Hit[], of = lang): Promise<Answer> {
  if (exact.length > 0) {
    const { strings, byCode, names } = await loadIndex(of);
    const { found, unknown } = resolveQuery(text, new Set(byCode.keys()));
    const hits = found.flatMap((code) => {
      const title = byCode.get(code);
      return title
        ? { ...hitOf(title), text: [describeParts(code, names), title.text].filter(Boolean).join(' · ') }
        : [];
    });
    const says = unknown && strings.unknown.replace('#', unknown);
    return { hits, note: says ?? count(strings, hits.length), ...(says && { unknown: says }) };
  }
  const isPasted = looksPasted(text);
  return (isPasted && (await readPasted(text, of))) || findWords(text, of, isPasted);
}

/** The keys of a combobox, and what is pasted with its line breaks. Once for each field. */
export function enhance(search: SiteSearch) {
  const [input, panel, list] = search.parts();
  if (input.onkeydown) return;
  const marked = () => list.querySelector('[aria-selected=true]');
  const mark = (option: Element | null) => {
    for (const other of list.children) other.setAttribute('aria-selected', String(other === option));
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    search.asked++;
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(null);
  };
  new MutationObserver(() => mark(null)).observe(list, { childList: true });
  input.onkeydown = (event) => {
    const { key } = event;
    if (key === 'Escape') close();
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    if (panel.hidden && list.childElementCount > 0) {
      panel.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    }
    mark(
      key === 'ArrowDown'
        ? (marked()?.nextElementSibling ?? list.firstElementChild)
        : (marked()?.previousElementSibling ?? list.lastElementChild),
    );
  };
  input.addEventListener('paste', ({ clipboardData }) => {
    search.pasted = clipboardData?.getData('text') ?? '';
  });
  search.addEventListener('focusout', ({ relatedTarget }) => {
    if (!search.contains(relatedTarget as Node)) close();
  });
}
