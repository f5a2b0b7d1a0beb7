import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
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

/** The files of a language, with the paths under which they are asked for; a page that leads elsewhere is sent by few hosts. */
async function filesOf(root: string, lang: Complete): Promise<Map<string, string>> {
  const others: readonly string[] = langs.filter((other) => other !== lang);
  const files = new Map<string, string>();
  for (const file of await list(root, `${lang}/**/*.html`))
    if (!isRedirect(await readFile(join(root, file), 'utf8'))) files.set(`/${file.replace(/index\.html$/, '')}`, file);
  for (const file of await list(root, 'parts/**/*.*'))
    if (!others.includes(partLang(file) ?? '')) files.set(`/${file}`, file);
  for (const path of [manifestUrl(lang), '/favicon.svg']) files.set(path, path.slice(1));
  return files;
}

/** Writes where the pages say how large a copy is; a digit more or less makes no other megabyte. */
async function writeSize(root: string, files: Map<string, string>) {
  let size = 0;
  for (const file of files.values()) size += (await stat(join(root, file))).size;
  for (const file of files.values()) {
    if (!file.endsWith('.html')) continue;
    const html = await readFile(join(root, file), 'utf8');
    const told = html.replace(/(<span data-size[^>]*>)[^<]*/, (_, tag: string) => `${tag}${Math.ceil(size / 1e6)}`);
    if (told !== html) await writeFile(join(root, file), told);
  }
}

/** When the newest content of the site was read last. */
async function findDate(root: string): Promise<string> {
  let newest = '';
  for (const file of await list(root, '*/**/*.html')) {
    const [, date = ''] =
      /<meta property="article:modified_time" content="([^"]+)">/.exec(await readFile(join(root, file), 'utf8')) ?? [];
    if (date > newest) newest = date;
  }
  return newest;
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

async function readFiles(root: string, files: Map<string, string>, date: string): Promise<Edition> {
  const entries: Edition['files'] = {};
  let size = 0;
  for (const [path, file] of files) {
    const bytes = await readFile(join(root, file));
    entries[path] = [bytes.length, hash(bytes)];
    size += bytes.length;
  }
  return { edition: hash(JSON.stringify([date, entries])).slice(0, 8), date, size, files: entries };
}

/** Writes the list of each language and, at the root, the service worker. */
export async function writeEditions(root: string) {
  const date = await findDate(root);
  const editions = await Promise.all(
    complete.map(async (lang) => {
      const files = await filesOf(root, lang);
      await writeSize(root, files);
      const edition = await readFiles(root, files, date);
      const place = join(root, listUrl(lang));
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, JSON.stringify(edition));
      return [lang, { edition: edition.edition, ...sayOf(lang, date) }] as const;
    }),
  );
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
