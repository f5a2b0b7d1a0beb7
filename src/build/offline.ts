import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeHtml } from '../base/inline.ts';
import { manifestUrl, offlineUrl } from '../base/urls.ts';
import { listUrl, type Edition } from '../browser/copies.ts';
import { complete, langs, type Complete } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import { isRedirect } from '../scripts/addresses.ts';
import { writeWorker } from './bundles.ts';

// What a browser keeps that is asked to keep a language: a list of files for each, and the service worker that knows
// their editions. The last thing that is written, as it holds the hashes of all else.

const list = async (root: string, pattern: string) =>
  (await Array.fromAsync(glob(pattern, { cwd: root }))).map((file) => file.replaceAll('\\', '/')).sort();

/** The language of a part of the search, where it has one. */
const partLang = (file: string) =>
  /\/(?:search\/|(?:wasm|pagefind)\.|(?:index|fragment)\/)([a-z]+)[-._]/.exec(file)?.[1];

/** The files of a language, with the paths under which they are asked for. */
async function filesOf(root: string, lang: Complete): Promise<Map<string, string>> {
  const others: readonly string[] = langs.filter((other) => other !== lang);
  const files = new Map<string, string>();
  for (const file of await list(root, `${lang}/**/*.html`)) files.set(`/${file.replace(/index\.html$/, '')}`, file);
  for (const file of await list(root, 'parts/**/*.*'))
    if (!others.includes(partLang(file) ?? '')) files.set(`/${file}`, file);
  for (const path of [manifestUrl(lang), '/favicon.svg']) files.set(path, path.slice(1));
  return files;
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
/** Where a page says how large a copy is. */
const told = /(<span data-size[^>]*>)[^<]*/;

/** Reads each file once: most of them are pages, and these are most of what a build writes. */
async function readFiles(root: string, lang: Complete): Promise<Omit<Edition, 'edition'>> {
  const entries: Edition['files'] = {};
  const telling: [path: string, file: string, html: string][] = [];
  let [size, date] = [0, ''];
  for (const [path, file] of await filesOf(root, lang)) {
    const bytes = readFileSync(join(root, file));
    if (file.endsWith('.html')) {
      const html = bytes.toString();
      // A page that leads elsewhere is sent by few hosts.
      if (isRedirect(html)) continue;
      const [, own = ''] = /<meta property="article:modified_time" content="([^"]+)">/.exec(html) ?? [];
      if (own > date) date = own;
      if (told.test(html)) telling.push([path, file, html]);
    }
    entries[path] = [bytes.length, hash(bytes)];
    size += bytes.length;
  }
  // A digit more or less makes no other megabyte.
  const megabytes = Math.ceil(size / 1e6);
  for (const [path, file, html] of telling) {
    const bytes = Buffer.from(html.replace(told, (_, tag: string) => `${tag}${megabytes}`));
    writeFileSync(join(root, file), bytes);
    size += bytes.length - (entries[path]?.[0] ?? 0);
    entries[path] = [bytes.length, hash(bytes)];
  }
  return { date, size, files: entries };
}

/** Writes the list of each language and, at the root, the service worker. */
export async function writeEditions(root: string) {
  const copies = await Promise.all(complete.map(async (lang) => [lang, await readFiles(root, lang)] as const));
  // When the newest content of the site was read last.
  const date = copies.reduce((newest, [, copy]) => (copy.date > newest ? copy.date : newest), '');
  const editions = copies.map(([lang, { size, files }]) => {
    const edition = { edition: hash(JSON.stringify([date, files])).slice(0, 8), date, size, files };
    const place = join(root, listUrl(lang));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, JSON.stringify(edition));
    return [lang, { edition: edition.edition, ...sayOf(lang, date) }] as const;
  });
  await writeWorker(root, Object.fromEntries(editions));
}

/** What the worker says in a language. */
function sayOf(lang: Complete, date: string) {
  const { language, offline, date: say } = t(lang);
  const { note, missing } = offline;
  const link = `<a href="${offlineUrl(lang)}">${escapeHtml(note.copy)}</a>`;
  return {
    language: escapeHtml(language),
    note: `<p class="quiet mute">${escapeHtml(note.text(say(date))).replace('#', link)}</p>`,
    missing: { title: escapeHtml(missing.title), text: escapeHtml(missing.text) },
  };
}
