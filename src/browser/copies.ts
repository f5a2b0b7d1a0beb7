// The offline copies of this browser, one for each language that somebody asked to keep: what the page that makes and
// removes them and the service worker that serves them have in common.

/** What the copy of a language holds; the build writes it as `/offline/<lang>.json`. */
export interface Edition {
  /** Named by its content, so that two editions are never taken for one. */
  edition: string;
  /** The date of its newest content: `2026-11-24`. */
  date: string;
  /** In bytes. */
  size: number;
  /** Each file by its path, with its bytes and its hash. */
  files: Record<string, [size: number, hash: string]>;
}

/** A copy in this browser. Only a whole one is served: it holds the list of its files, which is put in last. */
export interface Copy {
  lang: string;
  edition: string;
  cache: Cache;
}

export const listUrl = (lang: string) => `/offline/${lang}.json`;
const nameOf = (lang: string, edition: string) => `kept-${edition}-${lang}`;

export const isWhole = async ({ cache, lang }: Copy) => (await cache.match(listUrl(lang))) !== undefined;

/** All copies, also those that are not whole. */
export async function listCopies(): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const name of await caches.keys()) {
    const [, edition, lang] = /^kept-(\w+)-(.+)$/.exec(name) ?? [];
    if (edition && lang) copies.push({ lang, edition, cache: await caches.open(name) });
  }
  return copies;
}

export async function listWholeCopies(): Promise<Copy[]> {
  const copies = await listCopies();
  const whole = await Promise.all(copies.map(isWhole));
  return copies.filter((_, at) => whole[at]);
}

export async function readEdition({ cache, lang }: Copy): Promise<Edition | undefined> {
  return (await cache.match(listUrl(lang)))?.json() as Promise<Edition> | undefined;
}

/** A file came otherwise than the list says: the site is being renewed, or somebody between changes what it sends. */
export class ChangedFile extends Error {}

/** The first 8 bytes of SHA-256, in hex: it tells editions apart and finds what was cut off. */
async function hash(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks the server, not the cache of the browser, which may hold the file of another edition. */
async function load(path: string, expected: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { cache: 'no-cache', priority: 'low', signal });
  const bytes = await response.arrayBuffer();
  if ((await hash(bytes)) !== expected) {
    if (response.status >= 500) throw new Error(`${path}: ${response.status}`);
    throw new ChangedFile(path);
  }
  // Made anew: a navigation takes no answer that was redirected, and these bytes are unpacked.
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(bytes, { headers });
}

/** What the site has now. */
export async function loadEdition(lang: string, signal: AbortSignal): Promise<Edition> {
  const response = await fetch(listUrl(lang), { cache: 'no-cache', signal });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Edition;
}

/** How many files are asked for at a time. */
const parallel = 6;

interface Filling {
  /** Breaks it off. */
  controller: AbortController;
  /** Is told how many bytes are there. */
  tell?: (bytes: number) => void;
}

/**
 * Makes the copy of an edition, or goes on with one that was broken off: each file is compared with its hash, and what
 * another copy has with the same hash is taken from there. The list of the files comes last, and with it the copy is whole.
 */
export async function fillCopy(lang: string, list: Edition, { controller, tell }: Filling): Promise<void> {
  const { signal } = controller;
  const find = await findByHash();
  signal.throwIfAborted();
  const cache = await caches.open(nameOf(lang, list.edition));
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  // All take from one queue, and stop when one of them fails.
  const queue = Object.entries(list.files).values();
  let bytes = 0;
  const work = async () => {
    try {
      for (const [path, [size, expected]] of queue) {
        signal.throwIfAborted();
        if (!there.has(path)) await cache.put(path, (await find(expected)) ?? (await load(path, expected, signal)));
        tell?.((bytes += size));
      }
    } catch (error) {
      controller.abort(error);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  signal.throwIfAborted();
  await cache.put(listUrl(lang), new Response(JSON.stringify(list)));
}

/** Finds a file by its hash in the copies that are there. */
async function findByHash(): Promise<(expected: string) => Promise<Response | undefined>> {
  const known = new Map<string, [Cache, path: string]>();
  for (const copy of await listWholeCopies())
    for (const [path, [, own]] of Object.entries((await readEdition(copy))?.files ?? {}))
      known.set(own, [copy.cache, path]);
  return async (expected) => {
    const [cache, path = ''] = known.get(expected) ?? [];
    return cache?.match(path);
  };
}

export const removeCopy = ({ lang, edition }: Pick<Copy, 'lang' | 'edition'>) => caches.delete(nameOf(lang, edition));
