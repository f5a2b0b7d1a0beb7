import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { copyProject } from '../scripts/project.ts';

// A copy of the site with a third language in which one code, one reason and one page are written, as README says it is added;
// and in which an anchor, a page, a reason and a file of the data have moved.

const folder = mkdtempSync(join(tmpdir(), 'langs-'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
/** A part of the edition, whose folder has a name by its content. */
const findPart = (name: string) => globSync(`dist/parts/*/${name}`, { cwd: folder })[0] ?? name;
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const change = (file: string, from: string, to: string) => {
  assert.ok(read(file).includes(from), `${file} holds ${from}`);
  write(file, read(file).replace(from, to));
};
const run = (...args: string[]) =>
  spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
const page = (path: string) => read(`dist${path}index.html`);

const moves = {
  '/{lang}/codes/5.4.2/#server-config': '/{lang}/codes/5.4.2/#no-server',
  '/{lang}/guides/old/': '/{lang}/guides/retries/',
  '/{lang}/reasons/old/': '/{lang}/reasons/mailbox-full/',
  '/api/v1/reasons/old.json': '/api/v1/reasons/mailbox-full.json',
};

/** Leaves out most of what is written, as nothing here reads it. */
function thinOut() {
  const remove = (path: string) => rmSync(join(folder, path), { recursive: true });
  for (const code of readdirSync(join(folder, 'content/codes')))
    if (!/^2|^5\.(?:4\.2|1\.1)$/.test(code)) remove(`content/codes/${code}`);
  // A provider that is named anywhere else has to stay.
  const others = globSync('content/**/*.{mdx,yml}', { cwd: folder }).filter((file) => !file.includes('/providers/'));
  const named = new Set(others.flatMap((file) => read(file).match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []));
  for (const provider of readdirSync(join(folder, 'content/providers')))
    if (!named.has(provider)) remove(`content/providers/${provider}`);
}

before(() => {
  copyProject(folder);
  thinOut();

  change('src/i18n/langs.ts', 'const further = []', "const further = ['fr']");
  change(
    'src/i18n/index.ts',
    "import { en } from './en.ts';",
    "import { en } from './en.ts';\nimport { fr } from './fr.ts';",
  );
  change('src/i18n/index.ts', '{ de, en }', '{ de, en, fr }');
  cpSync(join(folder, 'src/i18n/en.ts'), join(folder, 'src/i18n/fr.ts'));
  change('src/i18n/fr.ts', 'const en:', 'const fr:');
  change('src/i18n/fr.ts', "language: 'English'", "language: 'Français'");
  for (const entry of ['codes/5.4.2', 'reasons/mailbox-full', 'pages/about'])
    cpSync(join(folder, `content/${entry}/en.mdx`), join(folder, `content/${entry}/fr.mdx`));
  write(
    'content/codes/5.4.2/fr.mdx',
    read('content/codes/5.4.2/fr.mdx').replace(/^title: .*\n.*/m, 'title: >-\n  Titre'),
  );

  for (const lang of ['de', 'en', 'fr'])
    change(`content/codes/5.4.2/${lang}.mdx`, 'id: server-config', 'id: no-server');
  change('src/moved.ts', '= {}', `= ${JSON.stringify(moves)}`);

  const { status, stdout, stderr } = run('node_modules/astro/bin/astro.mjs', 'build', '--silent');
  assert.equal(status, 0, stdout + stderr);
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

test('what is written in it is built, and nothing else', () => {
  assert.deepEqual(globSync('**/*.html', { cwd: join(folder, 'dist/fr') }).sort(), [
    '404.html',
    'about/index.html',
    'codes/5.4.2/index.html',
    'reasons/mailbox-full/index.html',
  ]);
  assert.match(page('/fr/codes/5.4.2/'), /<html lang="fr">.*<title>5\.4\.2 SMTP bounce: Titre \| /s);
});

test('its pages are offered where they are in the other languages, and nowhere else', () => {
  for (const path of ['/de/codes/5.4.2/', '/en/codes/5.4.2/', '/de/reasons/mailbox-full/', '/de/about/']) {
    const own = path.replace(/^\/../, '/fr');
    assert.match(page(path), new RegExp(`<a href="${own}" lang="fr" hreflang="fr"[^>]*>\\s*Français`), path);
    assert.match(page(path), new RegExp(`<link rel="alternate" hreflang="fr" href="[^"]+${own}">`), path);
  }
  assert.match(
    page('/5.4.2/'),
    /<section class="part" lang="fr"[^>]*>\s*<h2[^>]*>Titre<.*<a href="\/fr\/codes\/5\.4\.2\/" hreflang="fr">/s,
  );
  const offers = globSync('**/*.html', { cwd: join(folder, 'dist') }).filter((file) =>
    read(`dist/${file}`).includes('hreflang="fr"'),
  );
  const expected = ['de', 'en', 'fr'].flatMap((lang) => [
    `${lang}/about`,
    `${lang}/codes/5.4.2`,
    `${lang}/reasons/mailbox-full`,
  ]);
  assert.deepEqual(offers.sort(), [...expected, '5.4.2'].map((path) => `${path}/index.html`).sort());
  const sitemap = read('dist/sitemap-0.xml');
  assert.deepEqual([...sitemap.matchAll(/<loc>[^<]+(\/fr\/[^<]*)</g)].map(([, path]) => path).sort(), [
    '/fr/about/',
    '/fr/codes/5.4.2/',
    '/fr/reasons/mailbox-full/',
  ]);
  assert.equal(sitemap.match(/hreflang="fr"/g)?.length, 3 * 3 + 1);
});

test('every link leads to a page, and says where that speaks another language', () => {
  const files = new Set(globSync('**/*', { cwd: join(folder, 'dist') }).map((file) => `/${file}`));
  let foreign = 0;
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const html = read(`dist${file}`);
    const links = html.matchAll(/<(?:a|form)\b[^>]*\s(?:href|action)="(\/[^"#]*)[^>]*>/g);
    const inData = html.matchAll(/"(?:item|url|inDefinedTermSet)":"https:\/\/[^/]+(\/[^"#]*)/g);
    for (const [link, path = ''] of [...links, ...inData]) {
      assert.ok(files.has(path) || files.has(`${path}index.html`), `${file} → ${path}`);
      const [, lang] = /^\/(de|en|fr)\//.exec(path) ?? [];
      if (!file.startsWith('/fr/') || !link.startsWith('<a') || !lang || lang === 'fr') continue;
      assert.match(link, new RegExp(` hreflang="${lang}"`), `${file} → ${path}`);
      foreign++;
    }
  }
  assert.ok(foreign > 30, `${foreign} links to other languages`);
});

test('a text that it lacks stands in the default language, and is marked', () => {
  const html = page('/fr/codes/5.4.2/').replace(/<(style|script)[\s\S]*?<\/\1>/g, '');
  // The subject in the path and in the anatomy, the title of another code, the meaning of a response.
  for (const text of ['X\\.4 Network and routing', 'Network and routing', 'Destination server did not answer'])
    assert.ok(new RegExp(` lang="en"[^>]*>\\s*${text}<`).test(html), text);
  assert.match(/<ul class="responses[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '', /<span[^>]*>\s*<span lang="en">/);
  assert.ok(!/undefined|\[object/.test(html));
  assert.ok(!page('/en/codes/5.4.2/').includes('<span lang="en">'));
});

test('its search knows its own pages, and the others in the default language', () => {
  interface Index {
    codesHref: string;
    pages: { href: string; code?: string; lang?: string; title: string }[];
  }
  const index = JSON.parse(read(findPart('search/fr.json'))) as Index;
  const find = (code: string) => index.pages.find((page) => page.code === code);
  assert.equal(find('5.4.2')?.href, '/fr/codes/5.4.2/');
  assert.equal(find('5.4.2')?.lang, undefined);
  assert.equal(find('5.1.1')?.href, '/en/codes/5.1.1/');
  assert.equal(find('5.1.1')?.lang, 'en');
  assert.equal(index.codesHref, '/en/codes/');
  // Without the index the field knows which codes have a page here.
  assert.match(page('/fr/codes/5.4.2/'), /data-written="5\.4\.2"/);
  assert.ok(!read(findPart('search/de.json')).includes('"lang"'));
});

test('data and module have its texts, and say what they are', async () => {
  const title = (code: string) =>
    (JSON.parse(read(`dist/api/v1/codes/${code}.json`)) as { title: Record<string, string> }).title;
  assert.equal(title('5.4.2')['fr'], 'Titre');
  assert.deepEqual(Object.keys(title('5.1.1')), ['de', 'en']);
  const [head = '', ...rows] = read('dist/api/v1/codes.csv').split('\r\n');
  assert.match(head, /,title_de,title_en,title_fr,/);
  assert.match(rows.find((row) => row.startsWith('5.4.2,')) ?? '', /,Titre,/);
  assert.match(read('dist/lib/v1/bounce-codes.d.ts'), /type Language = 'de' \| 'en' \| 'fr';/);
  const module = pathToFileURL(join(folder, 'dist/lib/v1/bounce-codes.js')).href;
  const { describe, docsUrl } = (await import(module)) as typeof import('../decoder/module.ts');
  const fr = 'fr' as 'en';
  const [written, other] = [describe('5.4.2', fr), describe('5.1.1', fr)];
  assert.deepEqual([written?.lang, written?.title], ['fr', 'Titre']);
  assert.match(written?.url ?? '', /\/fr\/codes\/5\.4\.2\/$/);
  assert.deepEqual(other, describe('5.1.1', 'en'));
  assert.match(docsUrl('5.1.1', fr), /[^/]\/5\.1\.1\/$/);
});

test('what has moved is served where it was, and named in the rules of every host', async () => {
  for (const lang of ['de', 'en']) {
    assert.match(
      page(`/${lang}/codes/5.4.2/`),
      / id="no-server"[^>]*>(?:\s*<[^>]+>)*?<span id="server-config"><\/span>/,
    );
    const old = page(`/${lang}/guides/old/`);
    assert.match(old, new RegExp(`<html lang="${lang}">.* content="0;url=/${lang}/guides/retries/"`));
    assert.match(old, /content-security-policy.*'sha256-.*<script>location\.replace\("[^"]+"\+location\.hash\)/);
    assert.ok(read('dist/_redirects').includes(`/${lang}/guides/old/ /${lang}/guides/retries/ 301\n`));
    assert.ok(
      read('dist/_moved.nginx').includes(`rewrite "^/${lang}/guides/old/?$" "/${lang}/guides/retries/" permanent;`),
    );
    assert.match(read('dist/_moved.caddy'), new RegExp(`redir @moved\\d "/${lang}/guides/retries/" 301`));
  }
  assert.ok(!read('dist/sitemap-0.xml').includes('/old/'));
  assert.equal(read('dist/api/v1/reasons/old.json'), read('dist/api/v1/reasons/mailbox-full.json'));
  const module = pathToFileURL(join(folder, 'dist/lib/v1/bounce-codes.js')).href;
  const { describeReason } = (await import(module)) as typeof import('../decoder/module.ts');
  assert.equal(describeReason('old', 'de')?.id, 'mailbox-full');
});

test('what was published stays on record, and is missed where nothing says that it has moved', () => {
  write('src/tests/published.txt', `${Object.keys(moves).join('\n')}\n`);
  assert.equal(run('src/scripts/publish.ts').status, 0);
  for (const address of Object.keys(moves))
    assert.ok(read('src/tests/published.txt').includes(`${address}\n`), address);
  write('src/moved.ts', 'export const moved: Record<string, string> = {};\n');
  const { status, stderr } = run('src/scripts/publish.ts');
  assert.equal(status, 1);
  // The copy of the file is still there.
  for (const address of Object.keys(moves).filter((address) => !address.endsWith('.json')))
    assert.ok(stderr.includes(`  ${address}\n`) || stderr.endsWith(`  ${address}\n`), address);
});

test('what is neutral is compared with the German text', () => {
  change('content/codes/5.4.2/fr.mdx', '\nstage: ', '\nstage: any # ');
  const { status, stderr } = run('src/scripts/check.ts');
  assert.equal(status, 1);
  assert.match(stderr, /5\.4\.2\/de\.mdx:\d+ {2}stage: "\w+" differs from "any" in content\/codes\/5\.4\.2\/fr\.mdx/);
});
