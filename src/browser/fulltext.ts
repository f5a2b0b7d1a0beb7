import type { Hit } from './combobox.ts';
import { forget, once } from './once.ts';

interface Pagefind {
  options(options: { noWorker: boolean; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(
    text: string,
  ): Promise<{ results: { data(): Promise<{ url: string; meta: { title: string; summary?: string } }> }[] }>;
}

/** How many of Pagefind's requests failed: it swallows that itself, and finds nothing or waits for ever. */
let failures = 0;

function countFailures() {
  const { fetch } = globalThis;
  globalThis.fetch = async (...asked) => {
    const response = await fetch(...asked).catch((error: unknown) => error);
    const isAnswer = response instanceof Response;
    if (String(asked[0]).includes('/pagefind/') && !(isAnswer && response.ok)) failures++;
    if (isAnswer) return response;
    throw response;
  };
}

const name = 'full text';
let tries = 0;
const load = () =>
  once(name, async () => {
    // Made after the build, so that no bundler knows it.
    const pagefind = (await import(
      /* @vite-ignore */ new URL(`/parts/pagefind/pagefind.js?${tries++}`, location.href).href
    )) as Pagefind;
    await once('failures', async () => countFailures());
    return withoutFailure(pagefind, async () => {
      // It takes the folder above its own for that of the site; and a worker would cost another copy of the engine.
      await pagefind.options({ noWorker: true, baseUrl: '/' });
      await pagefind.init();
      return pagefind;
    });
  });

/** Does what may load parts; where one of them fails, all is forgotten, so that the next question asks for it anew. */
async function withoutFailure<T>(pagefind: Pagefind, act: () => Promise<T>): Promise<T> {
  const before = failures;
  const result = await act().catch((error: unknown) => error);
  if (failures === before && !(result instanceof Error)) return result as T;
  forget(name);
  await pagefind.destroy();
  throw new Error('A part of the full text could not be loaded');
}

/** The pages in the language of this one that hold all words but the most common, best first. */
export async function findFullText(text: string, max: number, stopWords: string[]): Promise<Hit[]> {
  const words = text.slice(0, 200).split(/\s+/);
  // The index does not hold them.
  const telling = words.filter((word) => !stopWords.includes(word.toLowerCase()) && !/^\d$/.test(word));
  if (telling.length === 0) return [];
  const pagefind = await load();
  const found = await withoutFailure(pagefind, async () => {
    const { results } = await pagefind.search(telling.join(' '));
    return Promise.all(results.slice(0, max).map((result) => result.data()));
  });
  return found.map(({ url, meta }) => ({ href: url, title: meta.title, text: meta.summary }));
}
