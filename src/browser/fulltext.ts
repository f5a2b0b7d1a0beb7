import type { Hit } from './combobox.ts';
import { once } from './once.ts';

interface Pagefind {
  options(options: { noWorker: boolean; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(
    text: string,
  ): Promise<{ results: { data(): Promise<{ url: string; meta: { title: string; summary?: string } }> }[] }>;
}

const load = () =>
  once('full text', async () => {
    // Made after the build, so that no bundler knows it.
    const pagefind = (await import(
      /* @vite-ignore */ new URL('/parts/pagefind/pagefind.js', location.href).href
    )) as Pagefind;
    // A worker would cost another copy of the engine; the index is small enough without.
    // It takes the folder above its own for that of the site.
    await pagefind.options({ noWorker: true, baseUrl: '/' });
    await pagefind.init();
    return pagefind;
  });

/** The pages in the language of this one that hold all words but the most common, best first. */
export async function findFullText(text: string, max: number, stopWords: string[]): Promise<Hit[]> {
  const words = text.slice(0, 200).split(/\s+/);
  // The index does not hold them.
  const telling = words.filter((word) => !stopWords.includes(word.toLowerCase()) && !/^\d$/.test(word));
  if (telling.length === 0) return [];
  const { results } = await (await load()).search(telling.join(' '));
  const found = await Promise.all(results.slice(0, max).map((result) => result.data()));
  return found.map(({ url, meta }) => ({ href: url, title: meta.title, text: meta.summary }));
}
