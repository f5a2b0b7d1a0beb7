import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { registryKey } from '../base/code.ts';
import { complete } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import type { Vendor } from '../model/schema.ts';
import { copyProject, linkPackages } from './project.ts';

// npm run bench [-- --pages 4000,10000 --json]: what a build costs today and with more entries, beside a plain copy of
// what it writes and beside plain Astro that renders the same texts. Fails where a size needs more than the limits.

/** Of the build with all its processes, and for each page as a multiple of today's CPU time. */
const limits = { memory: 2500, growth: 1.3 };

const usage = 'npm run bench -- --pages 4000,10000 --json';
const { values } = parseArgs({
  options: { pages: { type: 'string', default: '4000,10000' }, json: { type: 'boolean' } },
});
const sizes = values.pages.split(',').filter(Boolean).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error(`--pages: "${values.pages}" is no list of numbers; write ${usage}`);
  process.exit(1);
}

interface Cost {
  /** Seconds of all processes together, user and system. */
  cpu: number;
  /** The most that all processes held at once, in megabytes. */
  memory: number;
}

/** What the processes of a group hold, in megabytes. */
const memoryOf = (group: number) =>
  spawnSync('ps', ['-A', '-o', 'pgid=,rss='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .reduce((sum, [id, kilobytes = 0]) => (id === group ? sum + kilobytes / 1000 : sum), 0);

/** Runs Node. `mayFail`: what the checks of the site find does not matter here, as their budgets are those of real pages. */
function measure(cwd: string, args: string[], { mayFail = false } = {}): Promise<Cost> {
  // The shell counts the processes that have ended with their own.
  const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', process.execPath, ...args], {
    cwd,
    detached: true,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let [said, memory] = ['', 0];
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const sampling = setInterval(() => (memory = Math.max(memory, memoryOf(child.pid ?? 0))), 500);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => {
      clearInterval(sampling);
      const [user = NaN, system = NaN] = said.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
      if (status === 0 || mayFail) done({ cpu: user + system, memory });
      else fail(new Error(`node ${args.join(' ')} failed in ${cwd}\n${said}`));
    });
  });
}
const run = (code: string) => ['--input-type=module', '--eval', code];
const astro = ['node_modules/astro/bin/astro.mjs', 'build', '--silent'];

/** Codes of one class that nobody uses, across all subjects. */
function* freeCodes(cls: number) {
  const { codes, registry } = loadContent();
  for (let detail = 100; detail < 1000; detail++)
    for (let subject = 0; subject < 8; subject++) {
      const code = `${cls}.${subject}.${detail}`;
      if (!codes.has(code) && !registry.has(registryKey(code))) yield code;
    }
}

/**
 * Writes as many entries, under codes of vendors. Each is one of the real entries, with paragraphs of the others: pages
 * of the same length, and a full text that grows as that of new entries does.
 */
function generateEntries(root: string, count: number) {
  const written = [...loadContent().codes.values()].filter(({ text, reply, class: cls }) => text && !reply && cls > 2);
  const read = (code: string, lang: string) => readFileSync(`content/codes/${code}/${lang}.mdx`, 'utf8');
  const isProse = (paragraph: string) => /^[\p{L}„“]/u.test(paragraph) && !/[{<]/.test(paragraph);
  const paragraphsOf = (text: string) => text.slice(text.indexOf('\n---\n') + 5).split('\n\n');
  const prose = Object.fromEntries(
    complete.map((lang) => [lang, written.flatMap(({ code }) => paragraphsOf(read(code, lang)).filter(isProse))]),
  );
  const free = { 4: freeCodes(4), 5: freeCodes(5) };
  const vendor: Record<string, Vendor> = {};
  for (let at = 0; at < count; at++) {
    const model = written[at % written.length];
    const code = model && free[model.class as 4 | 5].next().value;
    if (!code) throw new Error(`--pages: there are codes for ${at} entries, not for ${count}; write smaller numbers`);
    vendor[code] = { title: model.title, fact: model.summary, page: model.code, source: 'generated' };
    mkdirSync(join(root, 'content/codes', code));
    for (const lang of complete) {
      const text = read(model.code, lang);
      const all = prose[lang] ?? [];
      const body = paragraphsOf(text).map((own, place) =>
        isProse(own) ? all[(at * 31 + place * 7) % all.length] : own,
      );
      const front = text.slice(0, text.indexOf('\n---\n') + 5);
      writeFileSync(join(root, 'content/codes', code, `${lang}.mdx`), front + body.join('\n\n'));
    }
  }
  // JSON is YAML.
  const lines = Object.entries(vendor).map(([code, facts]) => `'${code}': ${JSON.stringify(facts)}\n`);
  writeFileSync(join(root, 'content/registry/vendor.yml'), lines.join(''), { flag: 'a' });
}

/** Plain Astro with the Markdown of the site: all texts with their front matter as prose, and a neutral page for each code. */
function writePlainProject(root: string, project: string) {
  const files: Record<string, string> = {
    'package.json': '{ "type": "module" }',
    'astro.config.mjs': `import { satteri } from '@astrojs/markdown-satteri';
export default { markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) } };`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = {
  texts: defineCollection({ loader: glob({ pattern: '**/*.md', base: 'texts', generateId: ({ entry }) => entry.slice(0, -3) }) }),
};`,
    'src/pages/[...slug].astro': `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('texts')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{entry.id}</title></head><body><main><Content /></main></body></html>`,
    'src/pages/neutral/[code].astro': `---
import { getCollection } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('texts')).flatMap(({ id }) => {
    const [, code] = /^(?:codes|replies)\\/(.*)\\/de$/.exec(id) ?? [];
    return code ? [{ params: { code } }] : [];
  });
const { code } = Astro.params;
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{code}</title></head><body><a href={\`/codes/\${code}/en/\`}>{code}</a></body></html>`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  for (const file of globSync('**/*.mdx', { cwd: join(project, 'content') })) {
    const text = readFileSync(join(project, 'content', file), 'utf8').replace(/^---$/gm, '');
    const target = join(root, 'texts', file.replace(/x$/, ''));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  linkPackages(root);
}

const countPages = (root: string) => globSync('**/*.html', { cwd: join(root, 'dist') }).length;

/** Builds the site with as many pages; today's where no number is given. */
async function benchmark(folder: string, today?: Result, size?: number): Promise<Result> {
  const root = join(folder, 'site');
  copyProject(root);
  if (today && size) generateEntries(root, Math.ceil((size - today.pages) / (complete.length + 1)));
  const step = (name: string) => process.stderr.write(`${size ?? 'today'}: ${name}\n`);
  step('build');
  const build = await measure(root, astro);
  step('copy');
  const copy = await measure(
    root,
    run(`import { cpSync } from 'node:fs'; cpSync('dist', 'copy', { recursive: true });`),
  );
  step('full-text index');
  const index = await measure(
    root,
    // A moment later, when the process of Pagefind has ended and is counted.
    run(`const { writeFullTextIndex } = await import('./src/build/pagefind.ts');
await writeFullTextIndex('copy'); setTimeout(() => {}, 1000);`),
  );
  step('checks');
  const check = await measure(root, ['src/scripts/check.ts']);
  // Else a test would list thousands of addresses that are not on record.
  await measure(root, ['src/scripts/publish.ts']);
  const siteTests = await measure(root, ['--test', 'src/tests/site.test.ts'], { mayFail: true });
  step('plain Astro');
  const plainRoot = join(folder, 'plain');
  writePlainProject(plainRoot, root);
  const plain = await measure(plainRoot, astro);
  const files = globSync('**/*', { cwd: join(root, 'dist'), withFileTypes: true }).filter((entry) => entry.isFile());
  const result = {
    pages: countPages(root),
    entries: readdirSync(join(root, 'content/codes')).length,
    bytes: files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0),
    plainPages: countPages(plainRoot),
    ...{ build, copy, index, check, siteTests, plain },
  };
  for (const name of ['site', 'plain']) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  return result;
}
interface Result extends Record<'build' | 'copy' | 'index' | 'check' | 'siteTests' | 'plain', Cost> {
  pages: number;
  entries: number;
  bytes: number;
  plainPages: number;
}

const perPage = ({ build, pages }: Result) => (build.cpu / pages) * 1000;
const plainPerPage = ({ plain, plainPages }: Result) => (plain.cpu / plainPages) * 1000;
const rows: Record<string, (result: Result, today: Result) => string> = {
  'written status codes': ({ entries }) => `${entries}`,
  'files of the site, MB': ({ bytes }) => (bytes / 1e6).toFixed(0),
  'build: CPU, s': ({ build }) => build.cpu.toFixed(1),
  'build: CPU of a page, ms': (result) => perPage(result).toFixed(1),
  '  × today': (result, today) => (perPage(result) / perPage(today)).toFixed(2),
  '  × plain copy': ({ build, copy }) => (build.cpu / copy.cpu).toFixed(1),
  '  × plain Astro, by page': (result) => (perPage(result) / plainPerPage(result)).toFixed(2),
  'build: peak memory, MB': ({ build }) => build.memory.toFixed(0),
  '  × plain Astro': ({ build, plain }) => (build.memory / plain.memory).toFixed(2),
  'full-text index alone: CPU, s': ({ index }) => index.cpu.toFixed(1),
  'npm run check: CPU, s': ({ check }) => check.cpu.toFixed(1),
  'src/tests/site.test.ts: CPU, s': ({ siteTests }) => siteTests.cpu.toFixed(1),
  'plain copy: CPU, s': ({ copy }) => copy.cpu.toFixed(1),
  'plain Astro: CPU, s': ({ plain }) => plain.cpu.toFixed(1),
  'plain Astro: pages': ({ plainPages }) => `${plainPages}`,
  'plain Astro: peak memory, MB': ({ plain }) => plain.memory.toFixed(0),
};

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const today = await benchmark(folder);
  const results = [today];
  for (const size of sizes) results.push(await benchmark(folder, today, size));
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else {
    const table = [
      ['pages', ...results.map(({ pages }) => `${pages}`)],
      ...Object.entries(rows).map(([name, show]) => [name, ...results.map((result) => show(result, today))]),
    ];
    for (const [name = '', ...cells] of table)
      console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(9)).join(''));
  }
  for (const result of results) {
    const growth = perPage(result) / perPage(today);
    if (growth > limits.growth || result.build.memory > limits.memory)
      throw new Error(
        `${result.pages} pages: ${growth.toFixed(2)} times today's CPU time for a page (at most ${limits.growth}), ${result.build.memory.toFixed(0)} MB (at most ${limits.memory})`,
      );
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
