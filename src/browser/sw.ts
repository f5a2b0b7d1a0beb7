import {
  fillCopy,
  isWhole,
  listCopies,
  listUrl,
  listWholeCopies,
  loadEdition,
  readEdition,
  removeCopy,
  type Copy,
} from './copies.ts';
import { longDate } from '../i18n/dates.ts';

// The service worker, `/sw.js`: registered only when somebody asks to keep a language, it answers where the site does not.
// Each edition of the site has its own: browsers find that it has changed, and what it keeps it fills while it is
// installed. It takes over when all is there; where a file is missing the older worker stays, with the older copy.

/** What the build tells about each language: the edition of this worker, and what its pages say. */
export type Editions = Record<
  string,
  {
    edition: string;
    /** The name of the language in itself. */
    language: string;
    /** Stands on pages from the copy; `{date}` is that of its edition. */
    note: string;
    /** What a page says that is not in the copy. */
    missing: { title: string; text: string };
  }
>;
/** Put in by the build, once: the editions, and the pages that have moved, old → new. */
declare const EDITIONS: Editions;
declare const MOVED: Record<string, string>;
const editions = EDITIONS;
const moved = MOVED;

interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: () => void): void;
}
const worker = self as unknown as Worker;

/** After so many milliseconds without an answer a page comes from the copy. */
const patience = 3000;

/** Stops the filling: somebody removes a copy, and what is removed must not come back. */
const stop = new AbortController();

worker.addEventListener('message', () => stop.abort());
worker.addEventListener('install', (event) => event.waitUntil(update()));
worker.addEventListener('activate', (event) => event.waitUntil(leaveOlder().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(request, pathname.replace(/\/index\.html$/, '/')));
  else event.respondWith(answerFile(request, pathname));
});

/** Whether a word of an address is a language; "constructor" is none. */
const isLang = (text: string) => Object.hasOwn(editions, text);
const isOwn = ({ lang, edition }: Copy) => editions[lang]?.edition === edition;

/** Fills the copies of this edition. What was loaded before it is broken off is there when the browser tries again. */
async function update() {
  const copies = await listWholeCopies();
  for (const lang of new Set(copies.map(({ lang }) => lang))) {
    if (!isLang(lang) || copies.some((copy) => copy.lang === lang && isOwn(copy))) continue;
    const list = await loadEdition(lang, stop.signal);
    // Renewed since this worker was sent; the browser will find the next one.
    if (list.edition !== editions[lang]?.edition) throw new Error(`${lang} is ${list.edition}`);
    try {
      await fillCopy(lang, list, { controller: stop });
    } catch (error) {
      // A half copy must not be what fills the space.
      if ((error as Error).name === 'QuotaExceededError')
        for (const copy of await listCopies())
          if (copy.lang === lang && isOwn(copy) && !(await isWhole(copy))) await removeCopy(copy);
      throw error;
    }
  }
  await worker.skipWaiting();
}

/** Removes the copies of older editions; the parts of the last one stay until the next, as pages that are open ask for them. */
async function leaveOlder() {
  for (const copy of await listCopies()) {
    if (isOwn(copy)) continue;
    const { lang, cache } = copy;
    if (!isLang(lang) || !(await isWhole(copy))) await removeCopy(copy);
    else {
      // First of all the list: from now on it is not whole.
      await cache.delete(listUrl(lang));
      const pages = (await cache.keys()).filter(({ url }) => !isPart(new URL(url).pathname));
      await Promise.all(pages.map((page) => cache.delete(page)));
    }
  }
}

const isPart = (path: string) => path.startsWith('/parts/');

/** A file by its path: whatever stands behind a question mark, it is the same. */
const find = (store: { match: Cache['match'] }, path: string) => store.match(path, { ignoreVary: true });

/** Parts have names by their content, so that those of a page are the right ones wherever they come from. */
async function answerFile(request: Request, path: string): Promise<Response> {
  const kept = isPart(path) ? await find(caches, path).catch(() => undefined) : undefined;
  return (
    kept ?? fetch(request).catch(async (error: unknown) => (await findFile(path)) ?? Promise.reject(error as Error))
  );
}

async function findFile(path: string) {
  for (const { cache } of await listServed()) {
    const file = await find(cache, path);
    if (file) return file;
  }
  return undefined;
}

/** The copy of each language that is served: that of this edition, or where it is not there, another whole one. */
async function listServed(): Promise<Copy[]> {
  const whole = await listWholeCopies();
  return [...new Set(whole.map(({ lang }) => lang))].flatMap((lang) => {
    const own = whole.filter((copy) => copy.lang === lang);
    return own.find(isOwn) ?? own[0] ?? [];
  });
}

/** A page comes from the site where that answers, else from the copy, with a note; never from both. */
async function answerPage(request: Request, path: string): Promise<Response> {
  const answer = fetch(request);
  const isMissing = await Promise.race([
    answer.then(
      ({ status }) => status >= 500,
      () => true,
    ),
    new Promise<true>((done) => setTimeout(done, patience, true)),
  ]);
  if (!isMissing) return answer;
  // What cannot be read in the copies must not keep from the reader what the site still sends.
  const copies = await listServed().catch(() => []);
  const lang = path.split('/')[1] ?? '';
  const own = copies.find((copy) => copy.lang === lang);
  const lookUp = async ({ cache }: Copy) => (await find(cache, path)) ?? (await find(cache, `${path}/`));
  const page = own && (await lookUp(own).catch(() => undefined));
  if (page) return writeNote(page, own);
  return answer.catch(() => explain(path, lang, copies));
}

const toHtml = (html: string, status: number) =>
  new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

async function writeNote(page: Response, copy: Copy, status = 200): Promise<Response> {
  const [html, list] = await Promise.all([page.text(), readEdition(copy)]);
  const note = editions[copy.lang]?.note.replace('{date}', list ? longDate(list.date, copy.lang) : '') ?? '';
  return new Response(
    html.replace(/<main[^>]*>/, (main) => main + note),
    { status, headers: page.headers },
  );
}

/** What is asked for is in no copy: leads to the page that was meant, or says that it is missing. */
async function explain(path: string, lang: string, copies: Copy[]): Promise<Response> {
  const preferred = navigator.languages.map((tag) => copies.find((copy) => tag.startsWith(copy.lang)));
  const copy = copies.find((own) => own.lang === lang) ?? preferred.find(Boolean) ?? copies[0];
  if (!copy) return Response.error();
  const { cache } = copy;
  const folder = path.replace(/\/?$/, '/');
  const isNeutral = !isLang(lang);
  // The root of the site, or the permalink of a code: /5.4.2/.
  const meant = path === '/' ? `/${copy.lang}/` : `/${copy.lang}/codes${folder}`;
  if (isNeutral && (await find(cache, meant))) return Response.redirect(meant);
  const now = moved[folder] ?? (isNeutral ? moved[meant] : undefined);
  if (now) return Response.redirect(now);
  const missing = await find(cache, `/${copy.lang}/404.html`);
  if (!missing) return Response.error();
  const isFile = /\.[a-z]\w+$/i.test(path);
  // All pages of a language are in its copy; what is not there is nowhere.
  const isUnknown = isNeutral ? /^\/[^/]+\/?$/.test(path) : copy.lang === lang;
  if (isUnknown && !isFile) return writeNote(missing, copy, 404);
  return writeMissing(await missing.text(), path, isNeutral ? copy.lang : lang, copies);
}

/** A page in the frame of the copy's, in the language that was asked for: that it is missing, and what there is instead. */
async function writeMissing(frame: string, path: string, lang: string, copies: Copy[]): Promise<Response> {
  const { title, text } = editions[lang]!.missing;
  const links = await Promise.all(
    copies.map(async (copy) => {
      const twin = path.replace(/^\/[^/]+/, `/${copy.lang}`);
      const to = (await find(copy.cache, twin)) ? twin : `/${copy.lang}/`;
      return `<a href="${to}" lang="${copy.lang}">${editions[copy.lang]!.language}</a>`;
    }),
  );
  const main = `<main id="content" class="page" lang="${lang}"><h1 class="title-1">${title}</h1><p class="prose">${text} ${links.join(', ')}</p></main>`;
  return toHtml(
    frame.replace(/<title>[^<]*/, () => `<title>${title}`).replace(/<main[^]*<\/main>/, () => main),
    503,
  );
}
