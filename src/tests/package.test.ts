import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { loadContent } from '../model/load.ts';
import { actors } from '../model/schema.ts';

// The module for other programs as the build wrote it, and the package that is made of it.

const dist = 'dist/lib/v1';
const file = `${dist}/bounce-codes.js`;
type BounceCodes = typeof import('../decoder/module.ts');
const loaded = (await import(pathToFileURL(file).href)) as BounceCodes;

/** What every runtime has to be able to do. */
const trial = `async ({ parseCode, describe, verdict, docsUrl, decodeBounce }) => {
  const [finding] = await decodeBounce('550 5.1.1 <user@example.com>: User unknown');
  const mail = 'MIME-Version: 1.0\\nContent-Type: text/plain\\nContent-Transfer-Encoding: base64\\n\\n' + btoa('550 5.2.2 mailbox full');
  const [decoded] = await decodeBounce(mail);
  return [parseCode('550-5.4.2').code, describe('5.1.1', 'en').url, verdict('5.1.1').address, docsUrl('5.4.2'), finding.page, decoded.page].join(' ');
}`;
const expected = /^5\.4\.2 https?:\/\/\S+\/en\/codes\/5\.1\.1\/ suppress https?:\/\/\S+\/5\.4\.2\/ 5\.1\.1 5\.2\.2$/;

/** The code without the texts that it carries. */
const codeOf = (source: string) => source.replace(/JSON\.parse\("(?:[^"\\]|\\.)*"\)/g, '');

test('the module runs in Node and in a worker, and loads nothing', async () => {
  const source = readFileSync(file, 'utf8');
  for (const loading of [/\bimport\b/, /\bfetch\(/, /XMLHttpRequest/, /["'`]node:/])
    assert.ok(!loading.test(codeOf(source)), String(loading));
  console.log(`module: ${source.length} characters, ${brotliCompressSync(source).length} bytes with brotli`);
  const run = (0, eval)(trial) as (loaded: BounceCodes) => Promise<string>;
  assert.match(await run(loaded), expected);
  const worker = new Worker(
    `import * as loaded from ${JSON.stringify(pathToFileURL(file).href)};
     import { parentPort } from 'node:worker_threads';
     (${trial})(loaded).then((text) => parentPort.postMessage(text));`,
    { eval: true, execArgv: ['--input-type=module'] },
  );
  const answer = await new Promise<string>((done, fail) => worker.once('message', done).once('error', fail));
  assert.match(answer, expected);
  await worker.terminate();
});

test('a code within the range of a vendor has the verdict and the words of the range', () => {
  const ranges = [...loadContent().codes.values()].filter(({ vendor }) => vendor?.until);
  assert.ok(ranges.length > 0);
  for (const { code, vendor } of ranges) {
    const [cls, subject, detail] = (vendor?.until ?? '').split('.');
    for (const within of [`${cls}.${subject}.${Number(detail) - 1}`, `${cls}.${subject}.${detail}`]) {
      // A code of the range that has a page of its own speaks for itself.
      if (loadContent().codes.has(within)) continue;
      assert.equal(loaded.describe(within, 'en')?.code, code);
      assert.deepEqual(loaded.verdict(within), loaded.verdict(code));
    }
  }
  assert.equal(loaded.describe('5.7.650', 'en')?.code, '5.7.0');
});

test('a language that there is not is an error that names those that there are', () => {
  assert.throws(() => loaded.describe('5.4.2', 'fr' as 'de'), { name: 'RangeError', message: /"fr".* de, en$/ });
  assert.throws(() => loaded.describe('5.4.2', 'constructor' as 'de'), RangeError);
});

test('a link holds nothing that is more than a code', () => {
  for (const [code, path] of [
    ['5.4.2', '5.4.2'],
    ['x.4', 'x.4'],
    ['<script>', '%3cscript%3e'],
    ['//evil.example/?a#b', '%2f%2fevil.example%2f%3fa%23b'],
    ['5.1.1 User', '5.1.1%20user'],
    ['\ud83d', '%ef%bf%bd'],
  ] as const) {
    assert.ok(loaded.docsUrl(code).endsWith(`/${path}/`), loaded.docsUrl(code));
    assert.equal(new URL(loaded.docsUrl(code)).pathname, `/${path}/`);
  }
});

test('whoever imports only the links carries neither facts nor decoder', async () => {
  const entry = join(folder, 'links.js');
  writeFileSync(entry, `import { docsUrl } from ${JSON.stringify(resolve(file))}; console.log(docsUrl('5.4.2'));`);
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'links' } },
  })) as [Rolldown.RolldownOutput];
  const size = output.reduce((sum, part) => sum + (part.type === 'chunk' ? part.code.length : 0), 0);
  assert.ok(size < 5000, `${size} bytes`);
  // Other bundlers trust what is marked.
  const lazy = codeOf(readFileSync(file, 'utf8')).match(/= [^=;]*\(\(\) => \{/g) ?? [];
  assert.ok(lazy.length > 5);
  for (const part of lazy) assert.match(part, /@__PURE__/, part);
});

test('the source maps name files of the project and no folder of this machine', () => {
  for (const map of globSync(`${dist}/*.map`)) {
    const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
    assert.ok(sources.includes('src/decoder/decode.ts'), map);
    for (const source of sources) assert.match(source, /^(?:src|node_modules\/postal-mime)\/|^\0/, `${map}: ${source}`);
    assert.ok(!readFileSync(map, 'utf8').includes(JSON.stringify(resolve('.')).slice(1, -1)), map);
  }
});

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'bounce-codes-'))));
after(() => rmSync(folder, { recursive: true }));

test('packed and installed in an empty folder, it is one package, with types for every way of importing it', () => {
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const node = (...args: string[]) => run(process.execPath, args, folder);
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', `./${dist}`, '--json', '--silent', '--pack-destination', folder], '.'),
  ) as [{ filename: string }];
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', join(folder, filename)], folder);
  assert.deepEqual(globSync('node_modules/*', { cwd: folder }), ['node_modules/bounce-codes']);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: object };
  assert.deepEqual(Object.keys(packages), ['', 'node_modules/bounce-codes']);
  const manifest = readFileSync(join(folder, 'node_modules/bounce-codes/package.json'), 'utf8');
  assert.doesNotMatch(manifest, /dependencies/i);

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('try.mjs', `import * as loaded from 'bounce-codes'; console.log(await (${trial})(loaded));`);
  write('try.cjs', `(${trial})(require('bounce-codes')).then(console.log);`);
  assert.match(node('try.mjs'), expected);
  assert.match(node('try.cjs'), expected);

  const use = `import { decodeBounce, describe, verdict, type Actor, type Finding, type Language } from 'bounce-codes';
    export async function explain(text: string, lang: Language): Promise<string | undefined> {
      const [finding]: Finding[] = await decodeBounce(text);
      const actors: Actor[] = verdict(finding?.page ?? '5.0.0')?.actors ?? [];
      // @ts-expect-error An actor that there is not.
      if (actors.includes('postman')) return undefined;
      // @ts-expect-error A language that there is not.
      describe('5.4.2', 'fr');
      return describe(finding?.page ?? '5.0.0', lang)?.title;
    }`;
  for (const name of ['try.mts', 'try.cts', 'try.ts']) write(name, use);
  const compile = (...args: string[]) =>
    node(resolve('node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', ...args);
  compile('--module', 'node16', 'try.mts', 'try.cts');
  compile('--module', 'esnext', '--moduleResolution', 'bundler', 'try.ts');
});

test('the types name every actor', () => {
  const types = readFileSync(`${dist}/bounce-codes.d.ts`, 'utf8');
  const named = /type Actor = ([^;]*);/.exec(types)?.[1]?.match(/[a-z-]+/g) ?? [];
  assert.deepEqual(named, [...actors]);
  assert.equal(readFileSync(`${dist}/bounce-codes.d.cts`, 'utf8'), types);
});
