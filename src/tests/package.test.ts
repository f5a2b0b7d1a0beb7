import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import ts from 'typescript';
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
    [550 as unknown as string, '550'],
    [undefined as unknown as string, 'undefined'],
  ] as const) {
    assert.ok(loaded.docsUrl(code).endsWith(`/${path}/`), loaded.docsUrl(code));
    assert.equal(new URL(loaded.docsUrl(code)).pathname, `/${path}/`);
  }
});

test('a number is a code too, and what is no text is none', () => {
  assert.equal(loaded.parseCode(550 as unknown as string)?.code, '550');
  for (const nothing of [undefined, null, {}, []]) assert.equal(loaded.parseCode(nothing as unknown as string), null);
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

test('strings are texts of their own, bytes are split, and both come in order with their lines', async () => {
  const list = async (source: Parameters<BounceCodes['decodeMany']>[0]) => {
    const found: string[] = [];
    for await (const { line, text, findings } of loaded.decodeMany(source))
      found.push(`${line} ${text.slice(0, 9)}: ${findings.map(({ reason }) => reason).join()}`);
    return found;
  };
  const lines = ['550 5.1.1 User unknown', 'Hello', '452 4.2.2 Mailbox full'];
  const expected = ['1 550 5.1.1: mailbox-unknown', '2 Hello: ', '3 452 4.2.2: mailbox-full'];
  assert.deepEqual(await list(lines), expected);
  assert.deepEqual(await list(Readable.from(lines)), expected);
  assert.deepEqual(await list('550 5.1.1 User unknown'), expected.slice(0, 1));
  const log = lines.map((line) => `Nov 24 09:14:02 mail postfix/smtp[9]: ${line}\n`).join('');
  assert.deepEqual(
    (await list([Buffer.from(log.slice(0, 50)), Buffer.from(log.slice(50))])).map((each) => each.replace(/ .*:/, '')),
    ['1 mailbox-unknown', '2 ', '3 mailbox-full'],
  );
  await assert.rejects(list(createReadStream('no such file')), { code: 'ENOENT' });
});

test('64 MB of mails and log lines are decoded in a heap of 32 MB', () => {
  const program = `
    import { decodeMany } from ${JSON.stringify(pathToFileURL(file).href)};
    const bytes = (text) => new TextEncoder().encode(text);
    const returned = bytes(('QUJD'.repeat(19) + '\\n').repeat(1000));
    let read = 0;
    async function* mbox() {
      for (let mail = 0; mail < 32; mail++) {
        yield bytes('From MAILER-DAEMON Tue Nov 24 09:14:02 2026\\nMIME-Version: 1.0\\nContent-Type: multipart/report; boundary=b\\n\\n'
          + '--b\\n\\n550 5.1.1 <user' + mail + '@example.com>: User unknown\\n--b\\nContent-Type: application/pdf\\nContent-Transfer-Encoding: base64\\n\\n');
        for (let n = 0; n < 26; n++, read += returned.length) yield returned;
        yield bytes('\\n\\n');
      }
    }
    async function* log() {
      for (let n = 0; n < 4000; n++) {
        const line = bytes('Nov 24 09:14:02 mail postfix/smtp[9]: 4XyZ: to=<user' + n + '@example.com>, relay=none, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 User unknown)\\n');
        read += line.length;
        yield line;
      }
    }
    let found = 0;
    let outside = 0;
    for (const source of [mbox, log])
      for await (const { findings } of decodeMany(source())) {
        found += findings.length;
        if (found < 40 || found % 100 === 0) outside = Math.max(outside, process.memoryUsage().external);
      }
    console.log(JSON.stringify({ read, found, outside }));`;
  // Whatever is kept makes V8 give up.
  const output = execFileSync(process.execPath, ['--max-old-space-size=32', '--input-type=module', '-e', program]);
  const { read, found, outside } = JSON.parse(output.toString()) as Record<string, number>;
  assert.ok((read ?? 0) > 64_000_000, `${read} bytes`);
  assert.equal(found, 32 + 4000);
  assert.ok((outside ?? Infinity) < 48_000_000, `${outside} bytes outside of the heap`);
});

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'bounce-codes-'))));
after(() => rmSync(folder, { recursive: true }));

/** The oldest Node on this machine that the package runs on. */
function oldestNode(): { path: string; version: string } {
  const { engines } = JSON.parse(readFileSync(`${dist}/package.json`, 'utf8')) as { engines: { node: string } };
  const least = Number(/\d+/.exec(engines.node)?.[0]);
  const found = [
    ...new Set([process.execPath, ...(process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, 'node'))]),
  ]
    .filter((path) => existsSync(path))
    .map((path) => ({ path, version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() }))
    .filter(({ version }) => Number(version.slice(1).split('.')[0]) >= least)
    .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }));
  const [oldest] = found;
  assert.ok(oldest);
  return oldest;
}

/** A value of the open data as TypeScript; of a long list the beginning. */
function literal(name: string, path: string): string {
  const data = JSON.parse(readFileSync(`dist/api/v1/${path}.json`, 'utf8')) as unknown;
  const short = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 3).map(short);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, short(each)]));
  };
  return `export const ${name}: DataFiles['${name}'] = ${JSON.stringify(short(data))};`;
}

/** What TypeScript says of files of the folder; what two compilations read alike is parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();
function compile(names: string[], options: ts.CompilerOptions): string[] {
  const all: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    types: [],
    // TypeScript's own.
    skipDefaultLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    ...options,
  };
  const host = ts.createCompilerHost(all);
  const { getSourceFile } = host;
  host.getCurrentDirectory = () => folder;
  host.getSourceFile = (name, version, ...rest) => {
    if (!/[\\/]lib\.[\w.]+\.d\.ts$/.test(name)) return getSourceFile(name, version, ...rest);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    all,
    host,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

test('packed and installed in an empty folder, it is one package, with a command, and with types for every way of importing it', async (t) => {
  const { path: node, version } = oldestNode();
  console.log(`package: tried with Node ${version}`);
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', `./${dist}`, '--json', '--silent', '--pack-destination', folder], '.'),
  ) as [{ filename: string }];
  write('package.json', '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', join(folder, filename)], folder);

  await t.test('it is one package', () => {
    assert.deepEqual(globSync('node_modules/*', { cwd: folder }), ['node_modules/bounce-codes']);
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: object };
    assert.deepEqual(Object.keys(packages), ['', 'node_modules/bounce-codes']);
    const manifest = readFileSync(join(folder, 'node_modules/bounce-codes/package.json'), 'utf8');
    assert.doesNotMatch(manifest, /dependencies/i);
  });

  await t.test('it is imported and required', () => {
    write('try.mjs', `import * as loaded from 'bounce-codes'; console.log(await (${trial})(loaded));`);
    write('try.cjs', `(${trial})(require('bounce-codes')).then(console.log);`);
    for (const name of ['try.mjs', 'try.cjs']) assert.match(run(node, [name], folder), expected);
  });

  await t.test('its types fit, those of the data too', () => {
    const data = {
      ...{ code: 'codes/5.4.2', reply: 'replies/550', reason: 'reasons/mailbox-full', provider: 'providers/gmx' },
      ...Object.fromEntries(
        ['codes', 'replies', 'reasons', 'providers', 'phrases', 'suppression', 'services', 'cases'].map((name) => [
          name,
          name,
        ]),
      ),
      all: 'all',
    };
    const { $defs } = JSON.parse(readFileSync('dist/api/v1/schema.json', 'utf8')) as { $defs: object };
    assert.deepEqual(Object.keys(data).sort(), Object.keys($defs).sort());
    const use = `import { decodeBounce, decodeMany, describe, suppressionRule, verdict } from 'bounce-codes';
      import type { Actor, AllData, CaseData, CodeData, DataFiles, Finding, Language, SuppressionRule } from 'bounce-codes';
      export async function explain(text: string, lang: Language): Promise<string | undefined> {
        const [finding]: Finding[] = await decodeBounce(text);
        const actors: Actor[] = verdict(finding?.page ?? '5.0.0')?.actors ?? [];
        // @ts-expect-error An actor that there is not.
        if (actors.includes('postman')) return undefined;
        // @ts-expect-error A language that there is not.
        describe('5.4.2', 'fr');
        for await (const { line, findings } of decodeMany([text])) if (findings[0]?.verdict) return String(line);
        return describe(finding?.page ?? '5.0.0', lang)?.title;
      }
      export const actorsOf = ({ reasons }: AllData): Actor[] => reasons.flatMap(({ verdict }) => verdict.actors);
      export const rule: SuppressionRule & DataFiles['suppression'] = suppressionRule;
      // @ts-expect-error A field that there is not.
      export const wrong = (code: CodeData, each: CaseData) => [code.titel, each.text];`;
    write(
      'data.ts',
      [
        "import type { DataFiles } from 'bounce-codes';",
        ...Object.entries(data).map(([name, path]) => literal(name, path)),
      ].join('\n'),
    );
    for (const name of ['try.mts', 'try.cts', 'try.ts']) write(name, use);
    assert.deepEqual(compile(['try.mts', 'try.cts'], { module: ts.ModuleKind.Node16 }), []);
    const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
    assert.deepEqual(compile(['try.ts', 'data.ts'], bundler), []);
  });

  await t.test('its command explains and decodes', () => {
    const command = (args: string[], input: string | Buffer = '') => {
      const { status, stdout, stderr } = spawnSync(node, ['node_modules/bounce-codes/command.js', ...args], {
        cwd: folder,
        encoding: 'utf8',
        input,
      });
      return { status, stdout, stderr };
    };
    assert.match(run(join(folder, 'node_modules/.bin/bounce-codes'), ['--version'], folder), /^\d+\.\d+\.\d+$/);

    const reason = loaded.describeReason('mailbox-unknown', 'de');
    const explained = command(['explain', '--lang', 'de', '550', '5.1.1', 'User unknown\u001b[2J']);
    assert.equal(explained.status, 0);
    assert.ok(explained.stdout.startsWith(`${reason?.title}\n`), explained.stdout);
    assert.match(explained.stdout, /auf die Suppression-Liste/);
    assert.ok(explained.stdout.includes(String(reason?.url)));
    assert.doesNotMatch(explained.stdout, /\u001b/);

    const mail = 'MIME-Version: 1.0\nContent-Type: text/plain\n\n550 5.1.1 <ann@example.com>: User unknown';
    write('bounce.eml', mail);
    const [finding] = JSON.parse(`[${command(['decode', '--json', 'bounce.eml']).stdout}]`) as [object];
    const { recipient, reason: id, file: from, line, explanation } = finding as Record<string, unknown>;
    assert.deepEqual([recipient, id, from, line], ['ann@example.com', 'mailbox-unknown', 'bounce.eml', 1]);
    assert.equal((explanation as { title: string }).title, loaded.describeReason('mailbox-unknown', 'en')?.title);
    assert.equal(command(['decode'], mail).stdout, command(['decode', 'bounce.eml']).stdout);

    const entry = (words: string) =>
      `Nov 24 09:14:02 mail postfix/smtp[9]: 4XyZ: to=<bob@example.com>, relay=none, ${words}\n`;
    const unknown = entry('dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 User unknown)');
    const sent = entry('dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4XyZ)');
    write('mail.log', unknown.repeat(3) + sent + unknown.repeat(2));
    const { status, stdout } = command(['decode', 'mail.log']);
    assert.equal(status, 0);
    assert.match(stdout, /^Texts read: 6; findings: 6\n/);
    assert.match(stdout, /^ *5 +suppress +mailbox-unknown /m);
    assert.match(stdout, /^ *1 +keep +2\.0\.0 /m);
    assert.match(stdout, /^5 +suppress$/m);
    assert.equal(command(['decode', '--json', 'mail.log']).stdout.trim().split('\n').length, 6);

    assert.equal(command(['decode'], 'Hello').status, 1);
    assert.equal(command(['explain', 'Hello']).status, 1);
    const partly = command(['decode', 'no such file', 'bounce.eml']);
    assert.equal(partly.status, 2);
    assert.match(partly.stderr, /"no such file"/);
    assert.match(partly.stdout, /ann@example\.com/);
    for (const args of [[], ['explain'], ['decode', '--lang', 'fr'], ['decode', '--colour']]) {
      const refused = command(args);
      assert.deepEqual([refused.status, refused.stdout], [2, ''], args.join(' '));
      assert.match(refused.stderr, /--help/);
    }
    const help = command(['--help']);
    assert.equal(help.status, 0);
    for (const code of ['0  ', '1  ', '2  ']) assert.match(help.stdout, new RegExp(`^  ${code}`, 'm'));
    // Whoever reads only the beginning hears of no error.
    write('long.log', unknown.repeat(300));
    const head = spawnSync(
      'bash',
      [
        '-c',
        `"${node}" node_modules/bounce-codes/command.js decode --json long.log | head -1; echo "\${PIPESTATUS[0]}"`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.match(head.stdout, /\n0\n$/);
    assert.equal(head.stderr, '');
  });
});

test('the types name every actor', () => {
  const types = readFileSync(`${dist}/bounce-codes.d.ts`, 'utf8');
  const named = /type Actor = ([^;]*);/.exec(types)?.[1]?.match(/[a-z-]+/g) ?? [];
  assert.deepEqual(named, [...actors]);
  assert.equal(readFileSync(`${dist}/bounce-codes.d.cts`, 'utf8'), types);
});
