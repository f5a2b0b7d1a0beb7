import { expect, test as base, type Page } from '@playwright/test';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { codeUrl, decodeUrl, homeUrl, offlineUrl, pageUrl, permalink, reasonUrl } from '../base/urls.ts';
import type { Edition } from '../browser/copies.ts';
import { contentSecurityPolicy } from '../build/csp.ts';
import { writeEditions } from '../build/offline.ts';
import { findBarriers } from './barriers.ts';

// The offline copy, with servers that are stopped, break, and put up a newer edition.

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A server of a built site that can be stopped, and that can be made to answer otherwise. */
class Host {
  root: string;
  /** What is answered instead of a file; `null` breaks the connection off, "never" leaves it open. */
  instead = new Map<string, { status: number; body: string } | 'never' | null>();
  /** What was asked for. */
  asked: string[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor(root: string) {
    this.root = root;
  }

  get url() {
    return `http://localhost:${this.#port}`;
  }

  async start() {
    this.#server = createServer(({ url = '/' }, response) => {
      const path = decodeURIComponent(new URL(url, this.url).pathname);
      this.asked.push(path);
      const other = this.instead.get(path);
      if (other === 'never') return undefined;
      if (other === null) return response.destroy();
      if (other) return response.writeHead(other.status, { 'content-type': 'text/html' }).end(other.body);
      const file = join(this.root, path.endsWith('/') ? `${path}index.html` : path);
      const lang = path.split('/')[1];
      for (const [name, status] of [
        [file, 200],
        [join(this.root, `${lang}/404.html`), 404],
        [join(this.root, '404.html'), 404],
      ] as const)
        try {
          const body = readFileSync(name);
          const cache = path.startsWith('/parts/') && status === 200 ? 'max-age=31536000, immutable' : 'no-cache';
          response.writeHead(status, { 'content-type': types[extname(name)] ?? 'text/plain', 'cache-control': cache });
          return response.end(body);
        } catch {
          // The next one.
        }
      return response.writeHead(404).end();
    });
    await new Promise<void>((done) => this.#server?.listen(this.#port, 'localhost', done));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop() {
    const closed = new Promise((done) => this.#server?.close(done));
    this.#server?.closeAllConnections();
    await closed;
  }
}

/** What a copy of the site holds in the tests of editions: some pages of both languages, and the parts without results. */
const few = ['de', 'en'].flatMap((lang) =>
  ['', 'decode/', 'privacy/', 'codes/', 'codes/5.1.1/', 'codes/5.4.2/', 'reasons/mailbox-full/'].map(
    (path) => `${lang}/${path}index.html`,
  ),
);

function copyFew(folder: string) {
  for (const file of [
    ...few,
    ...globSync('{*/404.html,404.html,5.1.1/index.html,*/manifest.webmanifest,favicon.svg}', { cwd: 'dist' }),
    ...globSync('parts/*/**/*.*', { cwd: 'dist', exclude: (path) => String(path).includes('fragment') }),
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join('dist', file), join(folder, file));
  }
}

/** Makes of a copy a newer edition: each page, script and index says so, and the parts have another name. */
function renew(folder: string, name: string) {
  const [old = ''] = globSync('parts/*', { cwd: folder });
  for (const file of globSync('{**/*.html,parts/*/*.js}', { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(
      `/${old.replaceAll('\\', '/')}/`,
      `/parts/${name}/`,
    );
    const page = text
      .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
      .replace('<main', `<main data-edition="${name}"`);
    writeFileSync(
      join(folder, file),
      file.endsWith('.js')
        ? `${text}\n/* ${name} */`
        : page.replace(
            '<meta charset="utf-8">',
            `$&<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(page)}">`,
          ),
    );
  }
  renameSync(join(folder, old), join(folder, 'parts', name));
}

/** Two editions of a small site, one for all tests of a worker. */
async function makeEditions(folder: string) {
  for (const name of ['first000', 'second00']) {
    const root = join(folder, name);
    copyFew(root);
    renew(root, name);
    await writeEditions(root, new Map([['/en/codes/5.9.9/', codeUrl('en', '5.4.2')]]));
  }
}

const test = base.extend<{ host: Host; full: Host }, { editions: string }>({
  editions: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'editions-'));
      await makeEditions(folder);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  /** The first of two editions of a small site. */
  host: async ({ editions }, use) => {
    const host = new Host(join(editions, 'first000'));
    await host.start();
    await use(host);
    await host.stop();
  },
  /** The whole site. */
  full: async ({}, use) => {
    const host = new Host(resolve('dist'));
    await host.start();
    await use(host);
    await host.stop();
  },
});

const keepButton = (page: Page) => page.getByRole('button', { name: 'Keep for offline use' });
const removeButton = (page: Page) => page.getByRole('button', { name: 'Remove the offline copy' });
const says = (page: Page) => page.locator('offline-copy').getByRole('status');
const note = (page: Page) => page.getByText('From your offline copy of');

async function keep(page: Page, { url }: Host) {
  await page.goto(url + offlineUrl('en'));
  await keepButton(page).click();
  await expect(says(page)).toContainText('Available on this device', { timeout: 60_000 });
}

/** What the browser holds of the site, in every kind of storage. */
const stored = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
    texts: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
  }));
const nothing = { caches: [], workers: 0, databases: 0, texts: 0, cookies: '' };

/** The texts of the copies, by their paths, that a worker serves: those which hold their list. */
const served = (page: Page, lang: string) =>
  page.evaluate(async (lang) => {
    const texts: Record<string, string> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      if (!name.endsWith(`-${lang}`) || !(await cache.match(`/offline/${lang}.json`))) continue;
      for (const { url } of await cache.keys())
        texts[`${name} ${new URL(url).pathname}`] = (await (await cache.match(url))?.text()) ?? '';
    }
    return texts;
  }, lang);

/** Has the browser look for a newer worker, and waits until it is at work or has failed. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (!installing) return 'none';
    return new Promise<string>((done) => {
      installing.onstatechange = () => {
        if (['activated', 'redundant'].includes(installing.state)) done(installing.state);
      };
    });
  });

test('nothing is stored before the click', async ({ page, context, full }) => {
  for (const path of [
    homeUrl('en'),
    codeUrl('de', '5.4.2'),
    permalink('5.1.1'),
    pageUrl('de', 'privacy'),
    '/nothing',
  ]) {
    await page.goto(full.url + path);
    expect(await stored(page), path).toEqual(nothing);
  }
  await page.goto(full.url + decodeUrl('en'));
  await page.getByLabel('Text of the bounce').fill('550 5.1.1 User unknown');
  await expect(page.locator('.verdict')).toContainText('5.1.1');
  await page.getByRole('combobox').fill('mailbox full');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.goto(full.url + offlineUrl('en'));
  await expect(keepButton(page)).toContainText(/\(\d+ MB\)/);
  expect(await stored(page)).toEqual(nothing);
  expect(await context.cookies()).toEqual([]);
  expect(full.asked.filter((path) => /sw\.js|offline/.test(path))).toEqual([]);
});

test('what is kept is read without the site: pages, search, decoder, unknown codes, permalinks', async ({
  page,
  context,
  full,
}) => {
  test.setTimeout(120_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(full.url + offlineUrl('en'));
  await keepButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar', { name: 'Loaded' })).toBeVisible();
  await expect(says(page)).toContainText(/\d+ of \d+ MB loaded/);
  await expect(removeButton(page)).toBeFocused({ timeout: 90_000 });
  await expect(says(page)).toContainText(/edition of \w+ \d+, 20\d\d, \d+ MB/);
  const [, date = ''] = /edition of (.+), \d+ MB/.exec(await says(page).innerText()) ?? [];

  // Visited while the site was there, or not: all pages of the language are there.
  await page.goto(full.url + codeUrl('en', '5.1.1'));
  await expect(note(page)).toHaveCount(0);
  await full.stop();
  await context.setOffline(true);
  await page.reload();
  await expect(note(page)).toContainText(`From your offline copy of ${date}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5.1.1');
  expect(await findBarriers(page)).toEqual([]);
  for (const path of [`${codeUrl('en', '4.2.2')}?from=mail`, '/en/providers/gmx', reasonUrl('en', 'mailbox-full')]) {
    await page.goto(full.url + path);
    await expect(note(page)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Glossary' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');

  const field = page.getByRole('combobox');
  await field.fill('mailbox full');
  await expect(page.getByRole('option').filter({ hasText: 'Mailbox full' }).first()).toBeVisible();
  await field.fill('smtpd_relay_restrictions');
  await expect(page.getByRole('option').filter({ hasText: 'mentioned in the text' }).first()).toBeVisible();
  await page.goto(full.url + decodeUrl('en'));
  const text = page.getByLabel('Text of the bounce');
  await text.fill('550 5.1.1 User unknown');
  await expect(page.locator('.verdict')).toContainText('5.1.1');
  await text.fill('Subject: failed\nMIME-Version: 1.0\nContent-Type: text/plain\n\n452 4.2.2 Mailbox full\n');
  await expect(page.locator('.verdict')).toContainText('4.2.2');

  for (const path of [codeUrl('en', '5.9.9'), '/5-9-9', '/en/5.9.9']) {
    const response = await page.goto(full.url + path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('main')).toContainText('5.9.9');
  }
  await page.goto(`${full.url}/en/5-4-2`);
  await expect(page.getByRole('main').getByRole('link', { name: '5.4.2' })).toHaveAttribute(
    'href',
    codeUrl('en', '5.4.2'),
  );
  for (const [path, to] of [
    [permalink('5.1.1'), codeUrl('en', '5.1.1')],
    ['/550', codeUrl('en', '550')],
    ['/', homeUrl('en')],
  ] as const) {
    await page.goto(full.url + path);
    await expect(page).toHaveURL(full.url + to);
  }
  expect(complaints).toEqual([]);
});

test('of a language that is not kept the browser says so, and leads to the page in the one that is', async ({
  page,
  host,
}) => {
  await keep(page, host);
  await host.stop();
  await page.goto(host.url + codeUrl('de', '5.4.2'));
  await expect(page.getByRole('heading', { name: 'Diese Seite ist offline nicht verfügbar' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(host.url + codeUrl('en', '5.4.2'));
  await page.goto(`${host.url}/api/v1/codes.json`);
  await expect(page.getByRole('heading', { name: 'This page is not available offline' })).toBeVisible();
  await host.start();
  await page.goto(host.url + codeUrl('de', '5.4.2'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5.4.2');
});

test('a page that has moved leads on, and so does its permalink', async ({ page, host }) => {
  await keep(page, host);
  await host.stop();
  for (const path of [codeUrl('en', '5.9.9'), '/en/codes/5.9.9', permalink('5.9.9')]) {
    await page.goto(`${host.url}${path}#causes`);
    await expect(page, path).toHaveURL(`${host.url}${codeUrl('en', '5.4.2')}#causes`);
    await expect(note(page)).toBeVisible();
  }
});

test('the site comes first where it answers; a server that fails or is slow lets the copy through', async ({
  page,
  host,
}) => {
  await keep(page, host);
  const path = codeUrl('en', '5.1.1');
  host.instead.set(path, { status: 200, body: '<h1>Newer</h1>' });
  await page.goto(host.url + path);
  await expect(page.getByRole('heading', { name: 'Newer' })).toBeVisible();
  host.instead.set(path, { status: 502, body: '<h1>Bad gateway</h1>' });
  await page.goto(host.url + path);
  await expect(note(page)).toBeVisible();
  for (const answer of [null, 'never'] as const) {
    host.instead.set(path, answer);
    await page.goto(host.url + path);
    await expect(note(page)).toBeVisible();
  }
});

test.describe('a newer edition', () => {
  /** Whether all that is served of a language is of one edition, and says so. */
  async function expectEdition(page: Page, name: string) {
    const texts = Object.entries(await served(page, 'en'));
    expect(texts.length).toBeGreaterThan(50);
    expect(new Set(texts.map(([path]) => path.split(' ')[0])).size).toBe(1);
    for (const [path, text] of texts) {
      if (path.includes('/parts/')) expect(path).toContain(`/parts/${name}/`);
      if (path.endsWith('/')) expect(text, path).toContain(`data-edition="${name}"`);
      if (/\/parts\/\w+\/\w+\.js$/.test(path)) expect(text, path).toContain(name);
    }
  }

  test('takes the place of the older one as a whole; pages that are open keep their parts', async ({
    page,
    context,
    host,
    editions,
  }) => {
    await keep(page, host);
    await expectEdition(page, 'first000');
    const open = await context.newPage();
    await open.goto(host.url + decodeUrl('en'));
    host.root = join(editions, 'second00');
    host.asked = [];
    expect(await lookForUpdate(page)).toBe('activated');
    await expectEdition(page, 'second00');
    // What has not changed is not asked for again.
    const list = JSON.parse(readFileSync(join(host.root, 'offline/en.json'), 'utf8')) as Edition;
    const first = JSON.parse(readFileSync(join(editions, 'first000/offline/en.json'), 'utf8')) as Edition;
    const known = new Set(Object.values(first.files).map(([, hash]) => hash));
    const changed = Object.entries(list.files).flatMap(([path, [, hash]]) => (known.has(hash) ? [] : [path]));
    expect(changed.length).toBeLessThan(Object.keys(list.files).length - 20);
    expect(host.asked.filter((path) => path in list.files).sort()).toEqual(changed.sort());

    await host.stop();
    await open.getByLabel('Text of the bounce').fill('550 5.1.1 User unknown');
    await expect(open.locator('.verdict')).toContainText('5.1.1');
    for (const path of [homeUrl('en'), codeUrl('en', '5.1.1'), decodeUrl('en')]) {
      await page.goto(host.url + path);
      await expect(page.locator('main')).toHaveAttribute('data-edition', 'second00');
    }
    await page.getByLabel('Text of the bounce').fill('550 5.1.1 User unknown');
    await expect(page.locator('.verdict')).toContainText('5.1.1');
  });

  for (const [how, answer] of [
    ['breaks off', null],
    ['is not there', { status: 404, body: 'gone' }],
    ['is of another edition', { status: 200, body: '/* third000 */' }],
  ] as const)
    test(`of which a file ${how} leaves the older one as it is, and comes later`, async ({ page, host, editions }) => {
      await keep(page, host);
      host.root = join(editions, 'second00');
      // Nearly the last of the list.
      host.instead.set('/parts/second00/words.js', answer);
      expect(await lookForUpdate(page)).toBe('redundant');
      await expectEdition(page, 'first000');
      await host.stop();
      await page.goto(host.url + codeUrl('en', '5.4.2'));
      await expect(page.locator('main')).toHaveAttribute('data-edition', 'first000');
      host.instead.clear();
      host.asked = [];
      await host.start();
      expect(await lookForUpdate(page)).toBe('activated');
      await expectEdition(page, 'second00');
      // It went on where it was broken off.
      expect(host.asked.filter((path) => path.endsWith('/'))).toEqual([]);
    });

  test('leaves of those before only the parts of the last', async ({ page, host, editions }) => {
    await keep(page, host);
    for (const name of ['second00', 'first000', 'second00']) {
      host.root = join(editions, name);
      expect(await lookForUpdate(page)).toBe('activated');
      await expectEdition(page, name);
    }
    const left = await page.evaluate(async () =>
      Promise.all(
        (await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
        ),
      ),
    );
    expect(left).toHaveLength(2);
    const [older] = left.filter((paths) => !paths.includes('/offline/en.json'));
    expect(older?.every((path) => path.startsWith('/parts/first000/'))).toBe(true);
  });
});

test('a copy that is removed while a newer edition is loaded does not come back', async ({ page, host, editions }) => {
  await keep(page, host);
  host.root = join(editions, 'second00');
  host.instead.set('/parts/second00/words.js', 'never');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(async () => (await stored(page)).caches.length).toBe(2);
  await removeButton(page).click();
  await expect(says(page)).toContainText('Removed.');
  await expect.poll(() => stored(page)).toEqual(nothing);
});

test('a copy that another tab has made meanwhile is left as it is, whatever the network does then', async ({
  page,
  context,
  host,
}) => {
  const second = await context.newPage();
  await second.goto(host.url + offlineUrl('en'));
  // It has seen that nothing is kept, and offers to keep.
  await keepButton(second).click();
  await second.getByRole('button', { name: 'Cancel' }).or(removeButton(second)).click();
  await expect(keepButton(second)).toBeVisible();
  await keep(page, host);
  host.instead.set('/offline/en.json', null);
  await keepButton(second).click();
  await expect(says(second)).toContainText('Available on this device');
  expect((await stored(page)).caches).toHaveLength(1);
});

test('a second tab waits for the copy that a first one makes, and can be cancelled without harm', async ({
  page,
  context,
  host,
}) => {
  host.instead.set(codeUrl('en', '5.4.2'), 'never');
  await page.goto(host.url + offlineUrl('en'));
  await keepButton(page).click();
  await expect(says(page)).toContainText(/MB loaded/);
  const second = await context.newPage();
  // A copy that is there in part has the script come unasked; a click meanwhile counts.
  let come = () => {};
  const clicked = new Promise<void>((done) => (come = done));
  await second.route('**/parts/**/offline.js*', async (route) => {
    await clicked;
    await route.continue();
  });
  await second.goto(host.url + offlineUrl('en'));
  await keepButton(second).click();
  await expect(says(second)).toContainText('…');
  come();
  await second.getByRole('button', { name: 'Cancel' }).click();
  await expect(says(second)).toContainText('Canceled.');
  expect((await stored(page)).caches).toHaveLength(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(says(page)).toContainText('Canceled.');
  await expect.poll(() => stored(page)).toEqual(nothing);
});

test.describe('where it fails it says why, and nothing is kept', () => {
  const expectNothing = async (page: Page, sentence: string) => {
    await expect(says(page)).toContainText(sentence);
    await expect(keepButton(page)).toBeVisible();
    expect(await stored(page)).toEqual(nothing);
  };

  for (const [how, answer, sentence] of [
    ['the connection breaks off', null, 'The connection broke off. Nothing is kept'],
    ['the server fails', { status: 503, body: '' }, 'The connection broke off. Nothing is kept'],
    ['a file is not the one of the list', { status: 200, body: 'other' }, 'a file arrived that is not the one'],
  ] as const)
    test(`${how}, and it can be tried again`, async ({ page, host }) => {
      host.instead.set(codeUrl('en', '5.4.2'), answer);
      await page.goto(host.url + offlineUrl('en'));
      await keepButton(page).click();
      await expectNothing(page, sentence.replace(/^a/, 'A'));
      host.instead.clear();
      await keepButton(page).click();
      await expect(says(page)).toContainText('Available on this device');
    });

  test('the list does not come', async ({ page, host }) => {
    host.instead.set('/offline/en.json', null);
    await page.goto(host.url + offlineUrl('en'));
    await keepButton(page).click();
    await expectNothing(page, 'The connection broke off.');
  });

  test('the space is full', async ({ page, host }) => {
    await page.addInitScript(() => {
      const { put } = Cache.prototype;
      let left = 20;
      Cache.prototype.put = function (...args) {
        if (left-- > 0) return put.apply(this, args);
        return Promise.reject(new DOMException('Quota exceeded.', 'QuotaExceededError'));
      };
    });
    await page.goto(host.url + offlineUrl('en'));
    await keepButton(page).click();
    await expectNothing(page, 'too little space');
  });

  test('the browser has no storage here', async ({ page, host }) => {
    await page.addInitScript(() => {
      CacheStorage.prototype.open = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
    });
    await page.goto(host.url + offlineUrl('en'));
    await keepButton(page).click();
    await expectNothing(page, 'This browser cannot keep anything');
  });

  test('the browser lets no service worker in', async ({ page, host }) => {
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
    });
    await page.goto(host.url + offlineUrl('en'));
    await keepButton(page).click();
    await expectNothing(page, 'This browser cannot keep anything');
  });

  test('it is cancelled, or the page is left', async ({ page, full }) => {
    for (const leave of [
      () => page.getByRole('button', { name: 'Cancel' }).click(),
      () => page.goto(full.url + homeUrl('en')),
    ]) {
      await page.goto(full.url + offlineUrl('en'));
      await keepButton(page).click();
      await expect.poll(async () => (await stored(page)).caches.length).toBe(1);
      await leave();
      await expect.poll(() => stored(page)).toEqual(nothing);
    }
  });

  test('the script of the section is missing', async ({ page, host }) => {
    let fail = () => {};
    const asked = new Promise<void>((done) => (fail = done));
    await page.route('**/parts/*/offline.js*', (route) => asked.then(() => route.abort()));
    await page.goto(host.url + offlineUrl('en'));
    await keepButton(page).click();
    await expect(says(page)).toHaveText('One moment …');
    fail();
    await expectNothing(page, 'could not be prepared');
    await page.unroute('**/parts/*/offline.js*');
    await keepButton(page).click();
    await expect(says(page)).toContainText('Available on this device');
  });
});

test('what is removed is gone, worker and all', async ({ page, host }) => {
  await keep(page, host);
  await page.reload();
  await expect(removeButton(page)).toBeVisible();
  await removeButton(page).click();
  await expect(says(page)).toHaveText('Removed.');
  expect(await stored(page)).toEqual(nothing);
  // And can be kept again at once.
  await keepButton(page).click();
  await expect(says(page)).toContainText('Available on this device');
  await removeButton(page).click();
  await expect.poll(() => stored(page)).toEqual(nothing);
  await host.stop();
  await expect(page.goto(host.url + homeUrl('en'))).rejects.toThrow();
});

test('each language is kept and removed by itself', async ({ page, host }) => {
  await keep(page, host);
  await page.goto(host.url + offlineUrl('de'));
  await expect(page.locator('offline-copy')).toContainText('Ebenfalls gespeichert: English.');
  host.asked = [];
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.locator('offline-copy')).toContainText('Auf diesem Gerät auch ohne Netz verfügbar');
  // What both languages share comes from the copy of the other.
  expect(host.asked.filter((path) => path.endsWith('/words.js'))).toEqual([]);
  await page.goto(host.url + offlineUrl('en'));
  await removeButton(page).click();
  await expect(says(page)).toHaveText('Removed. Also kept: Deutsch.');
  await host.stop();
  await page.goto(host.url + codeUrl('de', '5.4.2'));
  await expect(page.getByText('Aus Ihrer Offline-Kopie vom')).toBeVisible();
});

test('without service workers the section says so', async ({ page, host }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(host.url + offlineUrl('en'));
  await expect(says(page)).toContainText('This browser cannot keep anything for offline use here.');
  await expect(keepButton(page)).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the section says so', async ({ page, host }) => {
    await page.goto(host.url + offlineUrl('de'));
    await expect(page.locator('offline-copy noscript p')).toHaveText(/^Die Offline-Kopie braucht JavaScript/);
    await expect(page.getByRole('button', { name: 'Offline verfügbar machen' })).toBeHidden();
  });
});

test('axe finds nothing in the section, and it fits the smallest phone, in each state', async ({ page, host }) => {
  test.setTimeout(90_000);
  const look = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findBarriers(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(host.url + offlineUrl('de'));
  await look();
  // It hangs at one file.
  await page.route(`**${codeUrl('de', '5.4.2')}`, () => undefined);
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(page.getByText('Abgebrochen. Gespeichert ist nichts.')).toBeVisible();
  await page.unroute(`**${codeUrl('de', '5.4.2')}`);
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.getByRole('button', { name: 'Offline-Kopie entfernen' })).toBeVisible();
  await look();
});
