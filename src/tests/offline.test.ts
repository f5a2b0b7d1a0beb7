import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { manifestUrl, offlineUrl } from '../base/urls.ts';
import { listUrl, type Edition } from '../browser/copies.ts';
import { complete, langs } from '../i18n/langs.ts';
import type { manifest } from '../output/manifest.ts';

// What the built site says of its offline copies and of itself as an app.

const read = <T>(path: string) => JSON.parse(readFileSync(`dist${path}`, 'utf8')) as T;
const fileOf = (path: string) => `dist${path.endsWith('/') ? `${path}index.html` : path}`;
const lists = complete.map((lang) => ({ lang, ...read<Edition>(listUrl(lang)) }));

test('each file of a list is there, with its size and its hash', () => {
  for (const { lang, size, files } of lists) {
    let sum = 0;
    for (const [path, [bytes, hash]] of Object.entries(files)) {
      const content = readFileSync(fileOf(path));
      assert.equal(content.length, bytes, path);
      assert.equal(createHash('sha256').update(content).digest('hex').slice(0, 16), hash, path);
      sum += bytes;
    }
    assert.equal(sum, size, lang);
  }
});

test('a list has all pages of its language, what they load, and nothing of another language', () => {
  for (const { lang, files } of lists) {
    const paths = Object.keys(files);
    const pages = globSync(`${lang}/**/*.html`, { cwd: 'dist' }).map(
      (file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
    );
    assert.ok(pages.length > 500, `${pages.length} pages`);
    assert.deepEqual(
      pages.filter((page) => !(page in files)),
      [],
    );
    const parts = globSync(`parts/*/{*.js,search/${lang}*.json,pagefind/*.js,pagefind/**/{,*.}${lang}[._]*}`, {
      cwd: 'dist',
    });
    assert.ok(parts.length > 400, `${parts.length} parts`);
    assert.deepEqual(
      parts.filter((part) => !(`/${part.replaceAll('\\', '/')}` in files)),
      [],
    );
    for (const other of langs.filter((other) => other !== lang)) {
      const name = new RegExp(`(?:^/|[/.])${other}(?:[-/._]|$)`);
      assert.deepEqual(
        paths.filter((path) => name.test(path)),
        [],
      );
    }
    assert.deepEqual(
      paths.filter((path) => /^\/(?:api|lib|cards|icons)\/|\.(?:br|gz)$|^\/sw\.js/.test(path)),
      [],
    );
  }
});

test('the worker knows the editions of the lists, and their date is that of the newest content', () => {
  const worker = readFileSync('dist/sw.js', 'utf8');
  const dates = globSync('dist/*/codes/*/index.html').map(
    (file) => /<meta property="article:modified_time" content="([^"]+)">/.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
  );
  for (const { edition, date } of lists) {
    assert.ok(worker.includes(edition));
    assert.match(date, /^\d{4}-\d\d-\d\d$/);
    assert.ok(dates.every((other) => other <= date));
  }
});

test('the page where a copy is made says how large it is', () => {
  for (const { lang, size } of lists) {
    const html = readFileSync(fileOf(offlineUrl(lang).replace(/#.*/, '')), 'utf8');
    const [, said = ''] = /<span data-size[^>]*>([^<]*)</.exec(html) ?? [];
    assert.equal(Number(said), Math.ceil(size / 1e6), lang);
  }
});

test('only that page may register a worker, and nothing but the one', () => {
  for (const file of globSync('dist/{*/,}*/index.html')) {
    const html = readFileSync(file, 'utf8');
    const isAllowed = /trusted-types decoder offline"/.test(html);
    assert.equal(isAllowed, html.includes('<offline-copy'), file);
  }
  const [script = ''] = globSync('dist/parts/*/offline.js');
  assert.match(readFileSync(script, 'utf8'), /\(\W*offline\W+\/sw\.js\W\)/);
});

test('the manifest of a language leads to pages and icons that are there, and every page of the language names it', () => {
  for (const { lang, files } of lists) {
    const { start_url, icons, lang: own } = read<ReturnType<typeof manifest>>(manifestUrl(lang));
    assert.equal(own, lang);
    assert.ok(start_url in files);
    for (const { src, sizes } of icons) {
      const png = readFileSync(fileOf(src));
      // The header of a PNG: width and height.
      assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
    }
    for (const path of Object.keys(files).filter((path) => path.endsWith('/')))
      assert.ok(readFileSync(fileOf(path), 'utf8').includes(`<link rel="manifest" href="${manifestUrl(lang)}">`), path);
  }
});
