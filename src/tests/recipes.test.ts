import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { complete, type Lang } from '../i18n/langs.ts';
import { guideUrl, pageUrl } from '../base/urls.ts';
import { loadContent } from '../model/load.ts';

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

type Path = (lang: Lang) => string;
const developers: Path = (lang) => pageUrl(lang, 'developers');
const guide: Path = (lang) => guideUrl(lang, 'automatic-handling');

/** The blocks of code of a page, by their language, in order. */
function blocks(lang: Lang, path = developers): { language: string; code: string }[] {
  const html = readFileSync(`dist${path(lang)}index.html`, 'utf8');
  return [...html.matchAll(/<pre[^>]*><code class="language-(\w+)">([\s\S]*?)<\/code>/g)].map(
    ([, language = '', code = '']) => ({
      language,
      code: unescape(code),
    }),
  );
}
/** The code of the recipe for a file, which its first line names. */
function recipe(lang: Lang, file: string): string {
  const found = blocks(lang).find(({ code }) => code.split('\n', 1)[0]?.endsWith(` ${file}`));
  assert.ok(found, `no recipe for ${file}`);
  return found.code;
}

/** What of `cases.json` is compared. */
interface Case {
  text: string;
  findings: { verdict?: { address?: string } }[];
}

let folder: string;
let site: Server;
let origin: string;
let smtp: SMTPServer;
let port: number;
/** Refuses whoever connects. */
let closed: SMTPServer;
let closedPort: number;

const refusal = (reply: string) =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
const listen = async (server: SMTPServer) => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.server.address() as AddressInfo).port;
};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
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
  // Whoever is refused, the words are those of an unknown recipient.
  smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth(_auth, _session, callback) {
      callback(refusal('535 5.7.8 Authentication failed: User unknown'));
    },
    onMailFrom({ address }, _session, callback) {
      callback(address.startsWith('blocked') ? refusal('550 5.1.1 User unknown') : null);
    },
    onRcptTo({ address }, _session, callback) {
      const [name = ''] = address.split('@');
      const answers: Record<string, string> = {
        broken: '550 5.4.2 Bad connection',
        unknown: '550 5.1.1 <unknown@example.com>: User unknown',
        full: '552 Requested mail action aborted: mailbox full',
        sender: '550 5.1.1 Unknown sender, no such user',
        odd: '550 5.4.99 Something of our own',
      };
      callback(answers[name] ? refusal(answers[name]) : null);
    },
    onData(stream, { envelope: { rcptTo } }, callback) {
      stream.resume().on('end', () => {
        const isRefused = rcptTo.some(({ address }) => address.startsWith('late'));
        callback(isRefused ? refusal('550 5.1.1 User unknown') : null);
      });
    },
  });
  port = await listen(smtp);
  closed = new SMTPServer({
    logger: false,
    onConnect: (_session, callback) => callback(refusal('554 5.7.1 User unknown')),
  });
  closedPort = await listen(closed);
});
after(() => {
  site.close();
  for (const server of [smtp, closed]) server.close(() => undefined);
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
  for (const path of [developers, guide])
    assert.deepEqual(
      blocks('de', path).map(({ code }) => code.replaceAll('/de/', '/en/')),
      blocks('en', path).map(({ code }) => code),
    );
});

test('the recipes for Node are well-typed, at the strictest', async () => {
  const files = [developers, guide]
    .flatMap((path) => blocks('en', path))
    .flatMap(({ language, code }) => {
      const [, file] = (language === 'ts' && /^\/\/ (\w+\.ts)\n/.exec(code)) || [];
      if (file) writeFileSync(join(folder, file), code);
      return file ?? [];
    });
  assert.ok(files.length > 6);
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noUnusedLocals'];
  const options = [
    '--noEmit',
    '--skipLibCheck',
    '--allowImportingTsExtensions',
    '--types',
    'node',
    ...strict,
    '--target',
    'es2022',
    '--module',
    'nodenext',
  ];
  assert.equal(await run(process.execPath, ['node_modules/typescript/bin/tsc', ...options, ...files]), '');
});

/** Sends with the recipe for Node; what stands for an address or a port may be changed. */
function send(recipients: string[], env: Record<string, string> = {}, sender = 'news@example.net') {
  writeFileSync(join(folder, 'send.ts'), recipe('en', 'send.ts').replace("'news@example.net'", `'${sender}'`));
  return run(process.execPath, ['send.ts', ...recipients], { SMTP_URL: `smtp://127.0.0.1:${port}`, ...env });
}

for (const lang of complete) {
  test(`Node: each refused recipient has an explanation and a verdict, ${lang}`, async () => {
    const output = await send(['broken@example.com', 'full@example.com', 'anna@example.com'], { READER: lang });
    assert.match(output, /^accepted: anna@example\.com$/m);
    const [, broken = '', full = ''] = output.split(/^(?=\w+@example\.com: )/m);
    assert.match(broken, /^broken@[^\n]+\naddress: suppress-if-repeated\n[^\n]+\nhttps?:\S+\/5\.4\.2\/\n/);
    const { title } = loadContent().reasons.get('mailbox-full')?.text[lang] ?? {};
    assert.ok(full.startsWith(`full@example.com: ${title}\naddress: suppress-if-repeated\n`), full);
    assert.match(full, /\/5\.2\.2\/$/m);
  });
}

test('Node: where not the recipient was refused, the address is kept', async () => {
  assert.match(await send(['unknown@example.com']), /^address: suppress$/m);
  assert.match(await send(['late@example.com']), /^address: suppress$/m);
  for (const output of [
    await send(['anna@example.com'], {}, 'blocked@example.net'),
    await send(['anna@example.com'], { SMTP_URL: `smtp://user:secret@127.0.0.1:${port}` }),
    await send(['anna@example.com'], { SMTP_URL: `smtp://127.0.0.1:${closedPort}` }),
    // One reply to two recipients.
    await send(['late@example.com', 'anna@example.com']),
  ])
    assert.match(output, /^[\w@., ]+: .+\naddress: keep$/m);
});

test('Python: refusals and a report become link and verdict, whichever exception it is', async () => {
  writeFileSync(join(folder, 'bounces.py'), recipe('en', 'bounces.py'));
  writeFileSync(join(folder, 'report.eml'), report);
  // All in one run, as the data are read at its beginning.
  writeFileSync(
    join(folder, 'try.py'),
    `import os, bounces
def show(port, recipients, sender="news@example.net"):
    print(bounces.send("127.0.0.1", port, sender, recipients, "Subject: Hello\\r\\n\\r\\nHello\\r\\n"))
show(${port}, ["unknown@example.com", "sender@example.com", "odd@example.com", "anna@example.com"])
show(${port}, ["full@example.com"])
show(${port}, ["anna@example.com"], "blocked@example.net")
show(${port}, ["late@example.com", "anna@example.com"])
show(${closedPort}, ["anna@example.com"])
show(1, ["anna@example.com"])
os.environ.update(SMTP_USER="user", SMTP_PASSWORD="secret")
show(${port}, ["anna@example.com"])
print(list(bounces.read_report(open("report.eml", "rb"))))
`,
  );
  const env = { BOUNCE_CODES: origin };
  const [mixed = '', full = '', sender = '', data = '', connection = '', network = '', login = '', failed = ''] = (
    await run('python3', ['try.py'], env)
  ).split('\n');
  assert.match(mixed, /'unknown@example\.com': '5\.1\.1: [^']+, address: suppress, \S+\/mailbox-unknown\//);
  assert.match(mixed, /'sender@example\.com': '5\.1\.1: [^']+, address: review, /);
  assert.match(mixed, /'odd@example\.com': '5\.4\.99: [^']+, \S+\/5\.4\.0\/'/);
  assert.match(mixed, /'anna@example\.com': 'accepted'/);
  assert.match(full, /address: suppress-if-repeated, \S+\/mailbox-full\//);
  assert.match(sender, /address: keep, \S+\/sender-blocked\//);
  assert.match(data, /'late@example\.com': '[^']+address: review[^']+', 'anna@example\.com': '[^']+address: review/);
  assert.match(connection, /address: keep, \S+\/ip-blocked\//);
  assert.match(network, /address: keep/);
  assert.match(login, /address: keep, \S+\/auth-failed\//);
  assert.match(failed, /'anna@example\.com', '5\.7\.1: [^']+address: keep/);
  assert.match(failed, /'ben@example\.org', '5\.2\.2: [^']+\/mailbox-full\//);
  assert.doesNotMatch(failed, /carla/);
  // As the page shows it: as a program.
  const one = await run('python3', ['bounces.py', '127.0.0.1', String(port), 'anna@example.com'], env);
  assert.equal(one, 'anna@example.com accepted\n');
});

test('Python: a reply in one line that keeps the address is never told to suppress it', async () => {
  const lines = (JSON.parse(readFileSync('dist/api/v1/cases.json', 'utf8')) as Case[]).flatMap(({ text, findings }) => {
    const [first, ...others] = findings;
    return first?.verdict?.address && others.length === 0 && !text.trim().includes('\n')
      ? { text, address: first.verdict.address }
      : [];
  });
  writeFileSync(join(folder, 'bounces.py'), recipe('en', 'bounces.py'));
  writeFileSync(join(folder, 'lines.json'), JSON.stringify(lines.map(({ text }) => text)));
  const program = 'import json, bounces\nfor text in json.load(open("lines.json")): print(bounces.explain(text))';
  const told = (await run('python3', ['-c', program], { BOUNCE_CODES: origin })).trimEnd().split('\n');
  assert.equal(told.length, lines.length, told.join('\n'));
  const kept = lines.map((line, at) => ({ ...line, told: told[at] ?? '' })).filter(({ address }) => address === 'keep');
  assert.ok(kept.length > 90);
  assert.deepEqual(
    kept.filter((line) => line.told.includes('address: suppress')),
    [],
  );
  // Nor does it keep everything.
  assert.ok(lines.some(({ address }, at) => address === 'suppress' && told[at]?.includes('address: suppress,')));
});

test('the recipe for a log counts its bounces, and that for an address follows the rule', async () => {
  const line = (name: string, rest: string) =>
    `Nov 24 09:14:02 mail postfix/smtp[9]: 4XyZ: to=<${name}@example.com>, ${rest}\n`;
  const unknown = 'relay=none, dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 User unknown)';
  const full = 'relay=none, dsn=4.2.2, status=deferred (host mx said: 452 4.2.2 Mailbox full)';
  writeFileSync(join(folder, 'mail.log'), line('ann', unknown) + line('ben', full) + line('cleo', full));
  const output = await run(process.execPath, ['log.ts', 'mail.log']);
  assert.equal(output, 'suppress ann@example.com\n1 mailbox-unknown\n2 mailbox-full\n');
  const { decide } = (await import(pathToFileURL(join(folder, 'suppress.ts')).href)) as {
    decide: (bounce: string, counted: Date[], now: Date) => Promise<string>;
  };
  const day = (of: number) => new Date(Date.UTC(2026, 0, of));
  const { bounces, weeks } = loadContent().suppression;
  const weekly = Array.from({ length: Math.max(bounces, weeks) - 1 }, (_, at) => day(1 + 7 * at));
  const daily = weekly.map((_, at) => day(5 + at));
  assert.equal(await decide('550 5.1.1 User unknown', [], day(1)), 'suppress');
  assert.equal(await decide('550 5.1.1 User unknown (in reply to MAIL FROM command)', weekly, day(60)), 'keep');
  assert.equal(await decide('452 4.2.2 Mailbox full', [], day(1)), 'count');
  assert.equal(await decide('452 4.2.2 Mailbox full', daily, day(7)), 'count');
  assert.equal(await decide('452 4.2.2 Mailbox full', weekly, day(60)), 'suppress');
});

/** What a file of the guide exports. */
const load = async <T>(file: string) => (await import(pathToFileURL(join(folder, file)).href)) as T;

test('the guide: a sealed envelope sender names contact and mailing, and no other one does', async () => {
  process.env['VERP_SECRET'] = 'a secret';
  const { envelopeSender, readEnvelope } = await load<{
    envelopeSender: (contact: number, mailing: number) => string;
    readEnvelope: (address: string) => unknown;
  }>('verp.ts');
  const address = envelopeSender(4711, 15);
  assert.deepEqual(readEnvelope(address), { contact: 4711, mailing: 15 });
  // Some servers change the case.
  assert.deepEqual(readEnvelope(address.toUpperCase()), { contact: 4711, mailing: 15 });
  for (const forged of [address.replace('4711', '4712'), address.replace(/-[^-]+@/, '-@'), 'bounces@example.com', ''])
    assert.equal(readEnvelope(forged), null, forged);
  const [local = ''] = envelopeSender(2 ** 53 - 1, 2 ** 31).split('@');
  assert.ok(local.length <= 64);
});

test('the guide: of a report, the failures with the words of the server', async () => {
  const { readReport } = await load<{ readReport: (mail: Uint8Array) => Promise<unknown> }>('report.ts');
  const failures = [
    { recipient: 'anna@example.com', reply: '550 5.7.1 Message refused' },
    { recipient: 'ben@example.org', reply: '552 mailbox full' },
  ];
  for (const mail of [report, report.replaceAll('\n', '\r\n')])
    assert.deepEqual(await readReport(Buffer.from(mail)), failures);
  const folded = report
    .replace('smtp; 550', 'smtp;\n 550')
    .replace('Final-Recipient: rfc822;', (field) => `Original-Recipient: rfc822;anna+news@example.com\n${field}`);
  assert.deepEqual(await readReport(Buffer.from(folded)), [
    { recipient: 'anna+news@example.com', reply: '550 5.7.1 Message refused' },
    failures[1],
  ]);
  assert.deepEqual(await readReport(Buffer.from('Auto-Submitted: auto-replied\n\nAction: failed\n')), []);
});

interface MailEvent {
  id: string;
  message: string;
  time: Date;
  kind: string;
  reply: string;
}

test('the guide: a webhook stores what is signed, once', async () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  process.env['WEBHOOK_KEY'] = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  process.env['PORT'] = '0';
  const { server, stored } = await load<{ server: Server; stored: Map<string, MailEvent> }>('webhook.ts');
  if (!server.listening) await once(server, 'listening');
  const post = async (body: string, signed = body) => {
    const signature = sign('sha256', Buffer.from(`1700000000${signed}`), keys.privateKey).toString('base64');
    const headers = {
      'X-Twilio-Email-Event-Webhook-Timestamp': '1700000000',
      'X-Twilio-Email-Event-Webhook-Signature': signature,
    };
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers })).status;
  };
  const event = {
    sg_event_id: 'one',
    sg_message_id: 'mail',
    email: 'anna@example.com',
    event: 'bounce',
    timestamp: 1700000000,
    reason: '550 5.1.1 User unknown',
  };
  const body = JSON.stringify([event, { ...event, sg_event_id: 'two', event: 'open' }]);
  assert.equal(await post(body, `${body} `), 403);
  assert.equal(await post('[', '['), 500);
  assert.equal(stored.size, 0);
  assert.deepEqual([await post(body), await post(body)], [204, 204]);
  assert.deepEqual([...stored.keys()], ['one']);
  assert.equal(stored.get('one')?.reply, event.reason);
  assert.equal(stored.get('one')?.time.getTime(), 1700000000_000);
  server.close();
});

test('the guide: the state of an address follows the rule, in whatever order its events come', async () => {
  process.env['BOUNCE_CODES'] = origin;
  const { stateOf } = await load<{
    stateOf: (events: MailEvent[]) => Promise<{ isSuppressed: boolean; reason: string | null; counted: number }>;
  }>('state.ts');
  const full = '452 4.2.2 Mailbox full';
  let count = 0;
  const event = (day: string, kind: string, reply = '', message = `mail ${day}`): MailEvent => ({
    id: String((count += 1)),
    message,
    time: new Date(`2026-11-${day}T09:00Z`),
    kind,
    reply,
  });
  const { bounces, weeks } = loadContent().suppression;
  assert.ok(bounces === 3 && weeks === 3, 'the dates below are made for this rule');
  const state = async (...events: MailEvent[]) => {
    const answer = await stateOf(events);
    assert.deepEqual(await stateOf(events.toReversed()), answer);
    assert.deepEqual(await stateOf([...events, ...events]), answer);
    return answer;
  };
  // Sunday and Monday lie in two weeks, Monday and the next Sunday in one.
  const weekly = [event('08', 'bounced', full), event('09', 'bounced', full), event('16', 'bounced', full)];
  assert.deepEqual(await state(...weekly), { isSuppressed: true, reason: 'mailbox-full', counted: 3 });
  const early = [event('09', 'bounced', full), event('15', 'bounced', full), event('16', 'bounced', full)];
  assert.deepEqual(await state(...early), { isSuppressed: false, reason: null, counted: 3 });
  assert.equal((await state(...weekly, event('10', 'delivered'))).counted, 1);
  // What bounced later was no delivery, and one message counts once.
  assert.equal((await state(...weekly, event('10', 'delivered', '', 'mail 09'))).isSuppressed, true);
  assert.equal((await state(...weekly.slice(1), event('02', 'bounced', full, 'mail 09'))).counted, 2);
  // Not the class decides.
  const blocked = event('17', 'bounced', '554 5.7.1 Client host [192.0.2.10] blocked using zen.spamhaus.org');
  assert.deepEqual(await state(blocked), { isSuppressed: false, reason: null, counted: 0 });
  const unknown = event('18', 'bounced', '550 5.1.1 User unknown');
  assert.equal((await state(unknown, event('19', 'delivered'))).reason, 'mailbox-unknown');
  assert.equal((await state(unknown, event('20', 'restored'))).isSuppressed, false);
});

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
