import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copyProject } from '../scripts/project.ts';

// What a writer sees who has the dev server running, in a copy of the project that the tests may spoil.

const folder = mkdtempSync(join(tmpdir(), 'dev-'));
let server: ChildProcess;
let address: string;
let log = '';

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
/**
 * Does something to the files, and waits as a browser does until the server has told of it, and of nothing more: a page that
 * is asked for while Vite takes in a change may keep its old text until the next one.
 */
async function save(doIt: () => void) {
  const browser = await connect();
  let told = 0;
  browser.onmessage = ({ data }) => {
    const { type } = JSON.parse(String(data)) as { type: string };
    if (type === 'connected') doIt();
    if (type === 'full-reload') told = performance.now();
  };
  try {
    for (const end = performance.now() + patience; !told || performance.now() - told < 1000; await wait(100))
      assert.ok(performance.now() < end, `the server does not tell the browser of a change\n${log}`);
  } finally {
    browser.close();
  }
}
const write = (file: string, text: string) => save(() => writeFileSync(join(folder, file), text));
const change = async (file: string, from: string, to: string) => {
  assert.ok(read(file).includes(from), `${file} holds ${from}`);
  await write(file, read(file).replace(from, to));
};
const get = async (path: string) => {
  const response = await fetch(address + path);
  return { status: response.status, html: await response.text() };
};
/** A slow machine that has other things to do needs its time. */
const patience = 90_000;
/** Asks until the answer is the one that is waited for. */
async function waitFor(path: string, isRight: (answer: { status: number; html: string }) => boolean) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const answer = await get(path).catch(() => ({ status: 0, html: '' }));
    if (isRight(answer)) return answer.html;
    await wait(100);
  }
  return assert.fail(`${path} did not become what it should\n${log}`);
}
const entry = 'content/codes/5.4.2/de.mdx';
const page = '/de/codes/5.4.2/';
const works = ({ status }: { status: number }) => status === 200;

before(async () => {
  copyProject(folder);
  const port = await freePort();
  address = `http://localhost:${port}`;
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text: Buffer) => (log += text.toString()));
  await waitFor(page, works);
});
after(() => {
  server.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** What a page in a browser opens to be told of changes and mistakes. */
async function connect(): Promise<WebSocket> {
  const client = await (await fetch(`${address}/@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
  return new WebSocket(`${address.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
}

/** What Vite sends to the page when it is asked for: the text of the error overlay. */
async function overlayOf(path: string): Promise<string> {
  const socket = await connect();
  try {
    return await new Promise<string>((done, fail) => {
      socket.onerror = () => fail(new Error('the dev server speaks no WebSocket'));
      socket.onmessage = ({ data }) => {
        const { type, err } = JSON.parse(String(data)) as { type: string; err?: { message: string; stack: string } };
        if (type === 'connected') void fetch(address + path);
        if (err) done(`${err.message}\n${err.stack}`);
      };
    });
  } finally {
    socket.close();
  }
}

test('a mistake shows in the page with file, line and remedy, and is gone when it is mended', async () => {
  const good = await waitFor(page, works);
  for (const [from, to, message] of [
    ['\ncategory: ', '\ncategroy: ', /5\.4\.2\/de\.mdx:\d+ {2}categroy: is an unknown key; write category/],
    ['\ntype: hard', "\ntype: 'hard", /5\.4\.2\/de\.mdx:\d+ {2}YAML: .*is not closed; close it/],
  ] as const) {
    await change(entry, from, to);
    await waitFor(page, ({ status }) => status === 500);
    const overlay = await overlayOf(page);
    assert.match(overlay, message);
    assert.doesNotMatch(overlay, /js-yaml|node_modules|\.ts:\d/);
    await change(entry, to, from);
    assert.equal(await waitFor(page, works), good);
  }
});

test('a new entry has a page without a restart, and none when it is removed', async () => {
  const path = '/de/codes/5.7.750/';
  const copy = join(folder, 'content/codes/5.7.750');
  await save(() => cpSync(join(folder, 'content/codes/5.4.2'), copy, { recursive: true }));
  await change('content/codes/5.7.750/de.mdx', 'Verbindung dauerhaft', 'Probe dauerhaft');
  await waitFor(path, ({ html }) => html.includes('Probe dauerhaft'));
  await save(() => rmSync(copy, { recursive: true }));
  await waitFor(path, ({ status, html }) => status === 200 && !html.includes('Probe dauerhaft'));
});

/** Everything that the browser loads with a module. */
async function modulesOf(path: string, seen = new Map<string, string>()): Promise<Map<string, string>> {
  if (seen.has(path)) return seen;
  seen.set(path, '');
  const code = await (await fetch(address + path)).text();
  seen.set(path, code);
  for (const [, next = ''] of code.matchAll(/(?:from|import)\s*\(?\s*"(\/[^"]+)"/g))
    if (/^\/src\/|virtual:/.test(next)) await modulesOf(next, seen);
  return seen;
}

test('the scripts that pages load when they are used have the addresses of the built site', async () => {
  // Vite asks for a module that a page imports with `?import`.
  for (const name of ['words', 'bounce', 'copy', 'filter']) await waitFor(`/parts/${name}.js?import`, works);
});

test('the decoder knows a new wording without a restart', async () => {
  const knows = async (words: string) =>
    [...(await modulesOf('/src/browser/worker.ts')).values()].join('').includes(words);
  assert.ok(await knows('null mx'));
  assert.ok(!(await knows('the pigeon came back')));
  const file = 'content/reasons/mailbox-unknown/reason.yml';
  await write(file, `${read(file)}  - 'the pigeon came back'\n`);
  assert.ok(await knows('the pigeon came back'), 'the decoder has its old words');
});

// What Markdown has, and what would be markup if it were not code.
const sample = (mark: string) => `
Ein ${mark} mit „Anführung“, "gerade", *kursiv*, **fett**, \`<b> {x}\` & Zeichen &copy; -- 5.1.1 – siehe
[Verweis](https://example.com/?a=1&b=2) und ~~nicht~~.\\
Nach dem Umbruch: it's \\{so\\} \\<oder\\> https://example.com/x

- eins
  - innen
- zwei

1. erstens
2. zweitens

> Zitat

\`\`\`sh
dig +short MX example.com | grep '<x> {y} & "z"'
\`\`\`

| a | b |
| - | - |
| 1 | \`2\` |

---

### Überschrift
`;
const kinds = {
  'content/codes/5.4.2/de.mdx': '/de/codes/5.4.2/',
  'content/replies/550/de.mdx': '/de/codes/550/',
  'content/providers/gmx/de.mdx': '/de/providers/gmx/',
  'content/pages/about/de.mdx': '/de/about/',
};
/** The pages with the same body in an entry of every kind. */
async function pagesWith(mark: string, end: string): Promise<string[]> {
  await save(() => {
    for (const file of Object.keys(kinds)) {
      const [, facts = ''] = /(^---\n[\s\S]*?\n---\n)/.exec(read(file)) ?? [];
      writeFileSync(join(folder, file), facts + sample(mark) + end);
    }
  });
  const pages: string[] = [];
  for (const path of Object.values(kinds))
    pages.push(await waitFor(path, ({ html }) => html.includes(`Ein ${mark} mit`)));
  // White space and the way in which a mark is escaped may differ.
  return pages.map((html) =>
    html
      .slice(html.indexOf(`Ein ${mark} mit`), html.indexOf('</h3>', html.indexOf('Überschrift')) + 500)
      .replaceAll(mark, 'X')
      .replace(/\s+/g, '')
      .replace(/&(?:#34|quot);/g, '"')
      .replace(/&(?:#39|apos);/g, "'")
      .replaceAll('&gt;', '>')
      .replaceAll('/>', '>'),
  );
}

test('an entry of any kind may use components and expressions, and is the same page without one', async () => {
  const markdown = await pagesWith('Absatz', '');
  const mdx = await pagesWith('Passus', "\n{''}\n");
  for (const [at, path] of Object.values(kinds).entries())
    assert.equal(mdx[at]?.split('</h3>')[0], markdown[at]?.split('</h3>')[0], path);
  const used = await pagesWith('Satz', '\n<Operator />\n\n{1 + 41} Zeichen\n');
  for (const [at, path] of Object.values(kinds).entries()) {
    assert.match(used[at] ?? '', /<p><mark>.*<\/mark><\/p>|<address/, path);
    assert.match(used[at] ?? '', /42Zeichen/, path);
  }
});
