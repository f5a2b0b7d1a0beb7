import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { langs } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';

/**
 * What Pagefind reads of a page, without the words that stand on every other one, and without status codes, which are
 * found by themselves: nobody is found by them here, and their places would make a part of the index half as large
 * again. The heading stays whole, as it is shown. Styles and scripts, half of a page, need not be handed over.
 */
function searchedPart(html: string, stopWords: ReadonlySet<string>): string {
  const [root = ''] = /<html[^>]*>/.exec(html) ?? [];
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  const start = main.indexOf('</h1>');
  return (
    root +
    main.slice(0, start) +
    main
      .slice(start)
      .replace(/>[^<]+</g, (text) =>
        text
          .replace(/\p{L}+/gu, (word) => (stopWords.has(word.toLowerCase()) ? '' : word))
          .replace(/\b(?:[245]\.\d{1,3}\.\d{1,3}|\d)\b/g, ''),
      ) +
    '</main></html>'
  );
}

/** What Pagefind wants to write, by its path below `parts/pagefind`; nothing is written before all of it is as it should be. */
type Parts = Map<string, Buffer>;

/** Indexes the full text of the pages below `root`; what a component marks with `data-pagefind-ignore` stays out. */
export async function writeFullTextIndex(root: string) {
  const parts = await indexPages(root);
  removeUnusedParts(parts);
  sortEntry(parts);
  unpackEngine(parts);
  splitParts(parts);
  dropExcerpts(parts);
  for (const [path, content] of parts) {
    const file = join(root, 'parts/pagefind', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

async function indexPages(root: string): Promise<Parts> {
  const { index } = await pagefind.createIndex({
    // What stands on every page finds none: labels, small print, commands with their output.
    excludeSelectors: ['.label', 'small', 'pre'],
  });
  if (!index) throw new Error('Pagefind could not create an index');
  const stopWords = new Set(langs.flatMap((lang) => t(lang).search.stopWords.split(' ')));
  for await (const file of glob('**/*.html', { cwd: root })) {
    const content = readFileSync(join(root, file), 'utf8');
    if (content.includes('data-pagefind-body'))
      await index.addHTMLFile({
        sourcePath: file.replaceAll('\\', '/'),
        content: searchedPart(content, stopWords),
      });
  }
  const { files } = await index.getFiles();
  await pagefind.close();
  return new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
}

/** Those of the parts whose path fits. */
const partsLike = (parts: Parts, pattern: RegExp) => [...parts].filter(([path]) => pattern.test(path));

/** Pagefind lists the languages in an order of chance. */
function sortEntry(parts: Parts) {
  for (const [path, content] of partsLike(parts, /^pagefind-entry\.json$/)) {
    const entry = JSON.parse(content.toString()) as { languages: Record<string, unknown> };
    const languages = Object.fromEntries(Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1)));
    parts.set(path, Buffer.from(JSON.stringify({ ...entry, languages })));
  }
}

/** Removes what Pagefind has for others: its own user interfaces and its worker are not used here. */
function removeUnusedParts(parts: Parts) {
  for (const [path] of partsLike(parts, /^pagefind-(?:.*ui|highlight|worker)\./)) parts.delete(path);
}

/** Pagefind packs its engine with gzip; brotli makes it 9 KB smaller, and the engine reads both. */
function unpackEngine(parts: Parts) {
  for (const [path, content] of partsLike(parts, /^wasm\..*\.pagefind$/)) parts.set(path, gunzipSync(content));
}

// What Pagefind writes before the data of a part.
const signature = 'pagefind_dcd';

/** Takes text and anchors of each page out of its result: they serve excerpts, and a hit here shows title and summary. */
function dropExcerpts(parts: Parts) {
  for (const [path, content] of partsLike(parts, /^fragment\//)) {
    const data = JSON.parse(unpack(path, content).toString()) as object;
    parts.set(path, Buffer.from(signature + JSON.stringify({ ...data, content: '', anchors: [] })));
  }
}

/** In how many bytes the number of an item stands that does not fit into its first. */
const sizes: Record<number, number> = { 24: 1, 25: 2, 26: 4 };

/** The head of an item of CBOR (RFC 8949, section 3): its type, its number, and where its content begins. */
function readHead(bytes: Buffer, at: number) {
  const first = bytes[at] ?? 0;
  const [type, short] = [first >> 5, first & 31];
  const size = short < 24 ? 0 : sizes[short];
  if (size === undefined || type > 4)
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

/** The data of a part. Throws where Pagefind writes them in another way than it did. */
function unpack(path: string, content: Buffer): Buffer {
  const bytes = gunzipSync(content);
  if (!bytes.subarray(0, signature.length).equals(Buffer.from(signature)))
    throw new Error(`${path} does not begin with ${signature}: Pagefind has changed`);
  return bytes.subarray(signature.length);
}
const pack = (bytes: Buffer) => gzipSync(Buffer.concat([Buffer.from(signature), bytes]), { level: 9 });

/**
 * Halves each part of the index: Pagefind makes them for sites a hundred times as large, and a word needs but one. The
 * list of the parts, with their first and last words, is the third item of what the engine loads first.
 */
function splitParts(parts: Parts) {
  for (const [meta, packed] of partsLike(parts, /\.pf_meta$/)) {
    const bytes = unpack(meta, packed);
    const [, , list = 0, after = 0] = itemsOf(bytes, 0).starts;
    const entries: Buffer[] = [];
    for (const entry of itemsOf(bytes, list).starts) {
      const [from = '', to = '', name = ''] = itemsOf(bytes, entry).starts.map((at) => readText(bytes, at));
      const path = `index/${name}.pf_index`;
      const whole = parts.get(path);
      if (!whole) throw new Error(`${meta} names ${path}, which is not there: Pagefind has changed`);
      const index = unpack(path, whole);
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
        parts.set(`index/${id}.pf_index`, pack(content));
        entries.push(writeArray([...words, id].map(writeText)));
      }
      parts.delete(path);
    }
    parts.set(meta, pack(Buffer.concat([bytes.subarray(0, list), writeArray(entries), bytes.subarray(after)])));
  }
}
