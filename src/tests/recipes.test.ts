import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { complete, type Lang } from '../i18n/langs.ts';
import { pageUrl } from '../base/urls.ts';

// Plays a developer who reads one page: takes the recipes from the built page and runs them against a mail server on
// loopback that really refuses.

const unescape = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);|&#x([\da-f]+);/gi, (_, decimal: string, hex: string) =>
      String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The blocks of code of the page, by their language, in order. */
function blocks(lang: Lang): { language: string; code: string }[] {
  const html = readFileSync(`dist${pageUrl(lang, 'developers')}index.html`, 'utf8');
  return [...html.matchAll(/<pre[^>]*><code class="language-(\w+)">([\s\S]*?)<\/code>/g)].map(
    ([, language = '', code = '']) => ({
      language,
      code: unescape(code),
    }),
  );
}
const recipe = (lang: Lang, language: string) => blocks(lang).find((block) => block.language === language)?.code ?? '';

let folder: string;
let site: Server;
let smtp: SMTPServer;
let origin: string;
let port: number;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  for (const file of ['bounce-codes.js', 'bounce-codes.d.ts'])
    copyFileSync(join('dist/lib/v1', file), join(folder, file));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  site = createServer(({ url = '' }, response) => {
    try {
      response.end(readFileSync(`dist${url}`));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom({ address }, _session, callback) {
      const refused = address.startsWith('blocked');
      callback(refused ? Object.assign(new Error('5.7.1 Sender refused'), { responseCode: 550 }) : null);
    },
    onRcptTo({ address }, _session, callback) {
      const [name = ''] = address.split('@');
      const answers: Record<string, string> = {
        broken: '550 5.4.2 Bad connection',
        unknown: '550 5.1.1 <unknown@example.com>: User unknown',
        full: '552 Requested mail action aborted: mailbox full',
        odd: '550 5.4.99 Something of our own',
      };
      const [, code = '', text = ''] = /^(\d{3}) (.*)/.exec(answers[name] ?? '') ?? [];
      callback(code ? Object.assign(new Error(text), { responseCode: Number(code) }) : null);
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  port = (smtp.server.address() as AddressInfo).port;
});
after(() => {
  site.close();
  smtp.close(() => undefined);
  rmSync(folder, { recursive: true });
});

/** What a program prints, on both its outputs. */
function run(command: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done, fail) => {
    child.once('error', ({ message }) => fail(new Error(`${command}: ${message}; install it to run this test`)));
    child.once('close', () => done(output));
  });
}

test('both languages show the same recipes', () => {
  assert.deepEqual(
    blocks('de').map(({ code }) => code.replaceAll('/de/', '/en/')),
    blocks('en').map(({ code }) => code),
  );
});

test('the recipes for Node are well-typed', async () => {
  const files = blocks('en').flatMap(({ language, code }, at) => {
    if (language !== 'js') return [];
    writeFileSync(join(folder, `typed${at}.mjs`), code);
    return [`typed${at}.mjs`];
  });
  assert.ok(files.length > 1);
  // Their only untyped values: what is thrown, and the parameter of a function.
  const loose = ['--noImplicitAny', 'false', '--useUnknownInCatchVariables', 'false'];
  const options = [
    '--noEmit',
    '--types',
    'node',
    '--allowJs',
    '--checkJs',
    '--strict',
    ...loose,
    '--target',
    'es2022',
    '--module',
    'nodenext',
  ];
  assert.equal(await run(process.execPath, ['node_modules/typescript/bin/tsc', ...options, ...files]), '');
});

for (const lang of complete) {
  test(`Node: from an exception with 550 5.4.2 to a linked explanation, ${lang}`, async () => {
    writeFileSync(join(folder, 'send.mjs'), recipe(lang, 'js'));
    const send = (to: string) =>
      run(process.execPath, ['send.mjs', to], { SMTP_URL: `smtp://127.0.0.1:${port}`, READER: lang });
    const output = await send('broken@example.com');
    assert.match(output, lang === 'de' ? /^5\.4\.2: Verbindung/ : /^5\.4\.2: Permanent connection failure/);
    assert.match(output, /^https?:\/\/\S+\/5\.4\.2\/$/m);
    assert.match(output, /^address: suppress-if-repeated$/m);
    assert.match(await send('full@example.com'), /^552: [\s\S]+\/5\.2\.2\//);
    assert.match(await send('anna@example.com'), /^accepted$/m);
  });

  test(`Python: a refusal and a report become link and verdict, ${lang}`, async () => {
    writeFileSync(join(folder, 'bounces.py'), recipe(lang, 'python'));
    const python = (args: string[]) => run('python3', ['bounces.py', ...args], { BOUNCE_CODES: origin });
    const send = (to: string) => python(['127.0.0.1', String(port), to]);
    assert.match(await send('unknown@example.com'), /^5\.1\.1: .+, address: suppress, https?:\/\/\S+\/5\.1\.1\/$/m);
    assert.match(await send('odd@example.com'), /^5\.4\.99: .+, https?:\/\/\S+\/5\.4\.0\/$/m);
    assert.match(await send('anna@example.com'), /^accepted$/m);
    writeFileSync(
      join(folder, 'blocked.py'),
      recipe(lang, 'python').replace('"news@example.net"', '"blocked@example.net"'),
    );
    const blocked = await run('python3', ['blocked.py', '127.0.0.1', String(port), 'anna@example.com'], {
      BOUNCE_CODES: origin,
    });
    assert.match(blocked, /^5\.7\.1: .+\/5\.7\.1\/$/m);
    writeFileSync(join(folder, 'report.eml'), report);
    const output = await python(['report.eml']);
    assert.match(output, /^anna@example\.com 5\.7\.1: .+\/5\.7\.1\/$/m);
    assert.match(output, /^ben@example\.org 5\.2\.2: .+\/5\.2\.2\/$/m);
    assert.doesNotMatch(output, /carla/);
  });
}

const report = `From: MAILER-DAEMON@mail.example.net
To: news@example.net
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

This is the mail system.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Final-Recipient: rfc822; anna@example.com
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.7.1 Message refused

Final-Recipient: rfc822; ben@example.org
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 mailbox full

Final-Recipient: rfc822; carla@example.org
Action: delayed
Status: 4.4.1

--part--
`;
