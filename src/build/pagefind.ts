import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { langs } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';

/**
 * The text of a page without the words that stand on every other one: nobody is found by them, and their places would
 * make a part of the index half as large again. The heading stays whole, as it is shown.
 */
const withoutStopWords = (html: string, stopWords: ReadonlySet<string>) => {
  const start = html.indexOf('</h1>');
  return (
    html.slice(0, start) +
    html
      .slice(start)
      .replace(/>[^<]+</g, (text) =>
        text.replace(/\p{L}+/gu, (word) => (stopWords.has(word.toLowerCase()) ? '' : word)),
      )
  );
};

/** Indexes the full text of the pages below `root`; what a component marks with `data-pagefind-ignore` stays out. */
export async function writeFullTextIndex(root: string) {
  const { index } = await pagefind.createIndex({
    // What stands on every page finds none: labels, small print, commands with their output, what is said of other codes, and what holds for many.
    excludeSelectors: ['.label', 'small', 'pre', '#confused', '#examples', '#practices', '#reasons'],
  });
  if (!index) throw new Error('Pagefind could not create an index');
  const stopWords = new Set(langs.flatMap((lang) => t(lang).search.stopWords.split(' ')));
  for await (const file of glob('**/*.html', { cwd: root })) {
    const content = await readFile(join(root, file), 'utf8');
    if (content.includes('data-pagefind-body'))
      await index.addHTMLFile({
        sourcePath: file.replaceAll('\\', '/'),
        content: withoutStopWords(content, stopWords),
      });
  }
  await rm(join(root, 'pagefind'), { recursive: true, force: true });
  await index.writeFiles({ outputPath: join(root, 'pagefind') });
  await pagefind.close();
}

/** Removes what Pagefind writes for others: its own user interfaces and its worker are not used here. */
export async function removeUnusedParts(root: string) {
  for await (const unused of glob('pagefind/pagefind-{*ui,highlight,worker}.*', { cwd: root }))
    await rm(join(root, unused));
}

/** Pagefind packs its engine with gzip; brotli makes it 9 KB smaller, and the engine reads both. */
export async function unpackEngine(root: string) {
  for await (const engine of glob('pagefind/wasm.*.pagefind', { cwd: root })) {
    const file = join(root, engine);
    await writeFile(file, gunzipSync(await readFile(file)));
  }
}

// What Pagefind writes before the data of a part.
const signature = 'pagefind_dcd';

/** Takes text and anchors of each page out of its result: they serve excerpts, and a hit here shows title and summary. */
export async function dropExcerpts(root: string) {
  for await (const fragment of glob('pagefind/fragment/*.pf_fragment', { cwd: root })) {
    const file = join(root, fragment);
    const text = gunzipSync(await readFile(file)).toString();
    if (!text.startsWith(signature))
      throw new Error(`${fragment} does not begin with ${signature}: Pagefind has changed`);
    const data = JSON.parse(text.slice(signature.length)) as object;
    await writeFile(file, signature + JSON.stringify({ ...data, content: '', anchors: [] }));
  }
}
