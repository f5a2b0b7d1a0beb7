import type { Hit } from './search.ts';

// Loaded when the search field takes the focus: the full text of the pages in the language of this one.

interface Pagefind {
  options(options: { noWorker: boolean }): Promise<void>;
  init(): Promise<void>;
  search(
    text: string,
  ): Promise<{ results: { data(): Promise<{ url: string; meta: { title: string; summary?: string } }> }[] }>;
}

// Made after the build, so that no bundler knows it.
const engine = (
  import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href) as Promise<Pagefind>
).then(async (pagefind) => {
  // A worker would cost another copy of the engine; the index is small enough without.
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return pagefind;
});
// A failure is told when words are asked for.
engine.catch(() => undefined);

/** The pages that hold all the words, best first, at most five; a hit without an address is a message. */
export async function find(text: string, { none = '', failed = '' }: DOMStringMap): Promise<Hit[]> {
  try {
    const { results } = await (await engine).search(text);
    const found = await Promise.all(results.slice(0, 5).map((result) => result.data()));
    const hits = found.map(({ url, meta }) => ({ href: url, title: meta.title, text: meta.summary }));
    return hits.length > 0 ? hits : [{ href: '', title: none }];
  } catch {
    return [{ href: '', title: failed }];
  }
}
