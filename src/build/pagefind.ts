import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';

/** Indexes the full text of the pages below `root`; what a component marks with `data-pagefind-ignore` stays out. */
export async function writeFullTextIndex(root: string) {
  const { index } = await pagefind.createIndex({
    // What stands on every page finds none: labels, small print, commands with their output, and what is said of other codes.
    excludeSelectors: ['.label', 'small', 'pre', '#confused', '#examples'],
  });
  if (!index) throw new Error('Pagefind could not create an index');
  await index.addDirectory({ path: root });
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
