import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { langs } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';

/**
 * The text of a page without the words that stand on every other one, and without status codes, which are found by
 * themselves: nobody is found by them here, and their places would make a part of the index half as large again. The
 * heading stays whole, as it is shown.
 */
const withoutStopWords = (html: string, stopWords: ReadonlySet<string>) => {
  const start = html.indexOf('</h1>');
  return (
    html.slice(0, start) +
    html
      .slice(start)
      .replace(/>[^<]+</g, (text) =>
        text
          .replace(/\p{L}+/gu, (word) => (stopWords.has(word.toLowerCase()) ? '' : word))
          .replace(/\b(?:[245]\.\d{1,3}\.\d{1,3}|\d)\b/g, ''),
      )
  );
};

/** Indexes the full text of the pages below `root`; what a component marks with `data-pagefind-ignore` stays out. */
export async function writeFullTextIndex(root: string) {
  const { index } = await pagefind.createIndex({
    // What stands on every page finds none: labels, small print, commands with their output.
    excludeSelectors: ['.label', 'small', 'pre'],
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
  await rm(join(root, 'parts/pagefind'), { recursive: true, force: true });
  // Pagefind's own writing may still go on when it says that it is done; what is handed over is whole.
  const { files } = await index.getFiles();
  for (const { path, content } of files) {
    const file = join(root, 'parts/pagefind', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await pagefind.close();
  await sortEntry(join(root, 'parts/pagefind/pagefind-entry.json'));
}

/** Pagefind lists the languages in an order of chance. */
async function sortEntry(file: string) {
  const entry = JSON.parse(await readFile(file, 'utf8')) as { languages: Record<string, unknown> };
  const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(file, JSON.stringify({ ...entry, languages }));
}

/** Removes what Pagefind writes for others: its own user interfaces and its worker are not used here. */
export async function removeUnusedParts(root: string) {
  for await (const unused of glob('parts/pagefind/pagefind-{*ui,highlight,worker}.*', { cwd: root }))
    await rm(join(root, unused));
}

/** Pagefind packs its engine with gzip; brotli makes it 9 KB smaller, and the engine reads both. */
export async function unpackEngine(root: string) {
  for await (const engine of glob('parts/pagefind/wasm.*.pagefind', { cwd: root })) {
    const file = join(root, engine);
    await writeFile(file, gunzipSync(await readFile(file)));
  }
}

// What Pagefind writes before the data of a part.
const signature = 'pagefind_dcd';

/** Takes text and anchors of each page out of its result: they serve excerpts, and a hit here shows title and summary. */
export async function dropExcerpts(root: string) {
  for await (const fragment of glob('parts/pagefind/fragment/*.pf_fragment', { cwd: root })) {
    const file = join(root, fragment);
    const text = gunzipSync(await readFile(file)).toString();
    if (!text.startsWith(signature))
      throw new Error(`${fragment} does not begin with ${signature}: Pagefind has changed`);
    const data = JSON.parse(text.slice(signature.length)) as object;
    await writeFile(file, signature + JSON.stringify({ ...data, content: '', anchors: [] }));
  }
}

/** The head of an item of CBOR (RFC 8949, section 3): its type, its number, and where its content begins. */
function readHead(bytes: Buffer, at: number) {
  const [first = 0] = bytes.subarray(at, at + 1);
  const [type, short] = [first >> 5, first & 31];
  const size = { 24: 1, 25: 2, 26: 4 }[short] ?? 0;
  if ((short > 23 && size === 0) || ![0, 1, 2, 3, 4].includes(type))
    throw new Error(`An index of Pagefind holds ${first} at ${at}, which it never did: Pagefind has changed`);
  return { type, value: size ? bytes.readUIntBE(at + 1, size) : short, next: at + 1 + size };
}

/** Where an item ends. */
function findEnd(bytes: Buffer, at: number): number {
  const { type, value, next } = readHead(bytes, at);
  if (type < 2) return next;
  return type === 4 ? itemsOf(bytes, at).end : next + value;
}

/** Where each item of an array begins. */
function itemsOf(bytes: Buffer, at: number): { starts: number[]; end: number } {
  const { value, next } = readHead(bytes, at);
  const starts: number[] = [];
  let end = next;
  for (let count = 0; count < value; count++) {
    starts.push(end);
    end = findEnd(bytes, end);
  }
  return { starts, end };
}

const readText = (bytes: Buffer, at: number) => {
  const { value, next } = readHead(bytes, at);
  return bytes.toString('utf8', next, next + value);
};
const head = (type: number, value: number) => {
  const size = value < 24 ? 0 : value < 256 ? 1 : 2;
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = (type << 5) | (size ? 23 + size : value);
  if (size) bytes.writeUIntBE(value, 1, size);
  return bytes;
};
const writeArray = (items: Buffer[]) => Buffer.concat([head(4, items.length), ...items]);
const writeText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);

async function readPart(file: string) {
  const bytes = gunzipSync(await readFile(file));
  if (!bytes.subarray(0, signature.length).equals(Buffer.from(signature)))
    throw new Error(`${file} does not begin with ${signature}: Pagefind has changed`);
  return bytes.subarray(signature.length);
}
const writePart = (file: string, bytes: Buffer) =>
  writeFile(file, gzipSync(Buffer.concat([Buffer.from(signature), bytes]), { level: 9 }));

/**
 * Halves each part of the index: Pagefind makes them for sites a hundred times as large, and a word needs but one. The
 * list of the parts, with their first and last words, is the third item of what the engine loads first.
 */
export async function splitParts(root: string) {
  for await (const meta of glob('parts/pagefind/*.pf_meta', { cwd: root })) {
    const bytes = await readPart(join(root, meta));
    const [, , list = 0, after = 0] = itemsOf(bytes, 0).starts;
    const parts: Buffer[] = [];
    for (const part of itemsOf(bytes, list).starts) {
      const [from = '', to = '', name = ''] = itemsOf(bytes, part).starts.map((at) => readText(bytes, at));
      const file = join(root, `parts/pagefind/index/${name}.pf_index`);
      const index = await readPart(file);
      const [words = 0] = itemsOf(index, 0).starts;
      const { starts, end } = itemsOf(index, words);
      const middle = Math.max(
        1,
        starts.findIndex((at) => at > end / 2),
      );
      const border = starts[middle];
      if (border === undefined) throw new Error(`${name}.pf_index holds one word only and cannot be halved`);
      const wordAt = (at = 0) => readText(index, itemsOf(index, at).starts[0] ?? 0);
      const halves = [
        { id: `${name}a`, words: [from, wordAt(starts[middle - 1])], range: [starts[0], border], count: middle },
        { id: `${name}b`, words: [wordAt(border), to], range: [border, end], count: starts.length - middle },
      ];
      for (const { id, words, range, count } of halves) {
        const content = Buffer.concat([head(4, 1), head(4, count), index.subarray(...range)]);
        await writePart(join(root, `parts/pagefind/index/${id}.pf_index`), content);
        parts.push(writeArray([...words, id].map(writeText)));
      }
      await rm(file);
    }
    await writePart(
      join(root, meta),
      Buffer.concat([bytes.subarray(0, list), writeArray(parts), bytes.subarray(after)]),
    );
  }
}
