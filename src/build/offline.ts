import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { escapeHtml } from '../base/inline.ts';
import type { Moves } from '../base/moves.ts';
import { manifestUrl, offlineUrl } from '../base/urls.ts';
import { listUrl, type Edition } from '../browser/copies.ts';
import type { Editions } from '../browser/sw.ts';
import { complete, langs, type Complete } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import { isRedirect } from '../scripts/addresses.ts';
import { writeWorker } from './bundles.ts';
import { listFiles } from './edition.ts';

// What a browser keeps that is asked to keep a language: a list of files for each, and the service worker that knows
// their editions. The last thing that is written, as it holds the hashes of all else.

type Files = Edition['files'];

const hash = (content: Buffer | string) => createHash('sha256').update(content).digest('hex').slice(0, 16);
const sizeOf = (files: Files) => Object.values(files).reduce((sum, [size]) => sum + size, 0);

/** The language of a part of the search, where it has one. */
const partLang = (file: string) =>
  /\/(?:search\/|(?:wasm|pagefind)\.|(?:index|fragment)\/)([a-z]+)[-._]/.exec(file)?.[1];

/** Where the page of the copies says how large one is. */
const saidSize = /(<span data-size[^>]*>)[^<]*/;

/** The files of a language by the paths under which they are asked for, and when the newest content was read last. */
function readFiles(root: string, lang: Complete): { files: Files; date: string } {
  const files: Files = {};
  const put = (path: string, content: Buffer) => (files[path] = [content.length, hash(content)]);
  const telling = new Map<string, string>();
  let newest = '';
  for (const file of listFiles(root, `${lang}/**/*.html`)) {
    const content = readFileSync(join(root, file));
    const html = content.toString();
    // It is sent by few hosts; the others lead on by themselves.
    if (isRedirect(html)) continue;
    const path = `/${file.replace(/index\.html$/, '')}`;
    put(path, content);
    if (saidSize.test(html)) telling.set(path, file);
    const [, date = ''] = /<meta property="article:modified_time" content="([^"]+)">/.exec(html) ?? [];
    if (date > newest) newest = date;
  }
  const others: readonly string[] = langs.filter((other) => other !== lang);
  const parts = listFiles(root, 'parts/**/*.*').filter((file) => !others.includes(partLang(file) ?? ''));
  for (const file of [...parts, manifestUrl(lang).slice(1), 'favicon.svg'])
    put(`/${file}`, readFileSync(join(root, file)));
  // A digit more or less makes no other megabyte.
  const megabytes = Math.ceil(sizeOf(files) / 1e6);
  for (const [path, file] of telling) {
    const html = readFileSync(join(root, file), 'utf8').replace(saidSize, `$1${megabytes}`);
    writeFileSync(join(root, file), html);
    put(path, Buffer.from(html));
  }
  return { files, date: newest };
}

/** Writes the list of each language and, at the root, the service worker, which knows the pages that have moved. */
export async function writeEditions(root: string, moved: Moves['pages']) {
  const read = complete.map((lang) => ({ lang, ...readFiles(root, lang) }));
  const date = read.map((own) => own.date).reduce((one, other) => (one > other ? one : other));
  const editions = read.map(({ lang, files }) => {
    const edition = hash(JSON.stringify([date, files])).slice(0, 8);
    const place = join(root, listUrl(lang));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, JSON.stringify({ edition, date, size: sizeOf(files), files } satisfies Edition));
    return [lang, { edition, ...sayOf(lang) }];
  });
  await writeWorker(root, Object.fromEntries(editions) as Editions, Object.fromEntries(moved));
}

/** What the worker says in a language. */
function sayOf(lang: Complete): Omit<Editions[string], 'edition'> {
  const { language, offline } = t(lang);
  const { note, missing } = offline;
  const link = `<a href="${offlineUrl(lang)}">${escapeHtml(note.copy)}</a>`;
  return {
    language: escapeHtml(language),
    note: `<p class="quiet mute">${escapeHtml(note.text).replace('#', link)}</p>`,
    missing: { title: escapeHtml(missing.title), text: escapeHtml(missing.text) },
  };
}
