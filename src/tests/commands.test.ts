import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { langs } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';

// Runs every command of an entry or a guide that reads a log or a mail on the samples of that entry,
// `samples/codes/5.4.2/mail.log`, and compares what comes out with what the entry shows. Each runs a second time with the
// log's times in the form of ISO 8601 and the mails in CRLF: what comes out must be the same. ENTRY=codes/5.4.2 runs one.

const samples = 'src/tests/samples';
const folder = mkdtempSync(join(tmpdir(), 'commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The logs of the system that commands read, by the names of their samples. */
const logs: Record<string, string> = {
  'mail.log': '/var/log/mail.log',
  maillog: '/var/log/maillog',
  mainlog: '/var/log/exim4/mainlog',
};
/** Programs that a machine for tests lacks; what they print is shown by hand. */
const lacking = /^(?:spamassassin|clamscan) /;
/** The files that a command reads, as names of samples; the `*` of rotated logs is left out. */
function inputsOf(command: string): string[] {
  if (lacking.test(command)) return [];
  const withoutHosts = command.replace(/https?:\/\/\S+/g, '');
  const named = withoutHosts.matchAll(
    /(?<![\w./>-]|> )(?:\/var\/log\/(?:exim4?\/)?([\w.-]+)|([\w-]+\.(?:eml|log|txt|csv|jsonl?)))/g,
  );
  return [...new Set([...named].map(([, log, file]) => (log ?? file ?? '').replace(/[.*]+$/, '')))];
}

const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A log whose times are written as rsyslog writes them today. */
const withIsoTimes = (log: string) =>
  log.replace(/^([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) /gm, (_, name: string, day: string, time: string) => {
    const number = String(month.indexOf(name) + 1).padStart(2, '0');
    return `2026-${number}-${day.trim().padStart(2, '0')}T${time}.482113+01:00 `;
  });
const withoutTimes = (text: string) =>
  text.replace(
    /[A-Z][a-z]{2} [ \d]\d \d\d:\d\d(?::\d\d)?|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\+\d\d:\d\d)?/g,
    '<time>',
  );
const trimLines = (text: string) =>
  text
    .replaceAll('\r', '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** Lays out a folder in which a command finds the samples of an entry. */
function prepare(name: string, command: string, entry: string, change: (text: string) => string) {
  const place = join(folder, name);
  cpSync(join(samples, entry), place, { recursive: true });
  for (const file of readdirSync(place)) {
    const text = change(readFileSync(join(place, file), 'utf8'));
    const log = logs[file];
    writeFileSync(join(place, file), text);
    if (!log) continue;
    for (const path of log === logs['mainlog'] ? [log, '/var/log/exim/mainlog'] : [log]) {
      mkdirSync(join(place, path, '..'), { recursive: true });
      writeFileSync(join(place, path), text);
    }
  }
  writeFileSync(join(place, '.command'), command.replaceAll('/var/log/', './var/log/'));
}

/** Runs all commands that were laid out, each in its folder: one process starts them, as Node takes long to start many. */
function runAll() {
  const one = 'cd "$1" && timeout 20 bash .command > .stdout 2> .stderr < /dev/null; true';
  const { status, stderr } = spawnSync('bash', ['-c', `ls -d run-* | xargs -P 2 -n 1 bash -c '${one}' _`], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'Europe/Berlin' },
  });
  assert.equal(status, 0, stderr);
}

/** What a command printed. */
function outputOf(name: string): string {
  const read = (file: string) => trimLines(readFileSync(join(folder, name, file), 'utf8'));
  return read('.stdout') || read('.stderr');
}

/** Compares line by line; a line that ends with `…` is cut there. */
function matches(printed: string, shown: string): boolean {
  const [lines, expected] = [printed.split('\n'), trimLines(shown).split('\n')];
  return (
    lines.length === expected.length &&
    expected.every((line, at) =>
      line.endsWith('…') ? lines[at]?.startsWith(line.slice(0, -1).trimEnd()) : lines[at] === line,
    )
  );
}

const { codes, reasons } = loadContent();
const only = process.env['ENTRY'];
const stepsOfEntries = [
  ...[...codes.values()].map(({ code, reply, text }) => [`${reply ? 'replies' : 'codes'}/${code}`, text] as const),
  ...[...reasons.values()].map(({ id, text }) => [`reasons/${id}`, text] as const),
].flatMap(([entry, text]) =>
  (text?.de.investigation ?? []).flatMap(({ id, command }, at) => {
    const inputs = command ? inputsOf(command) : [];
    if (!command || inputs.length === 0 || (only && only !== entry)) return [];
    const expects = langs.flatMap((lang) => text?.[lang]?.investigation[at]?.expect ?? []);
    return [{ entry, id, command, inputs, expects }];
  }),
);
/** The commands in the text of a guide, each with the output that is shown below it. */
const stepsOfGuides = globSync('guides/*', { cwd: 'content' }).flatMap((entry) => {
  if (only && only !== entry) return [];
  const [fences = [], ...others] = langs.map((lang) => [
    ...readFileSync(join('content', entry, `${lang}.mdx`), 'utf8').matchAll(
      /^```sh\n([^]*?)^```\n(?:\n```text\n([^]*?)^```)?/gm,
    ),
  ]);
  return fences.flatMap(([, command = '', shown], at) => {
    const inputs = inputsOf(command);
    const expects = [shown, ...others.map((fences) => fences[at]?.[2])].filter((text) => text !== undefined);
    return inputs.length === 0 ? [] : [{ entry, id: `command-${at + 1}`, command, inputs, expects }];
  });
});
const steps = [...stepsOfEntries, ...stepsOfGuides];

test('there are commands that read logs and mails', () =>
  assert.ok(steps.length > (only ? 0 : 150), `${steps.length}`));

const isProved = ({ entry, inputs }: (typeof steps)[number]) =>
  inputs.every((name) => existsSync(join(samples, entry, name)));
const nameOf = ({ entry, id }: (typeof steps)[number]) => `run-${entry.replace('/', '-')}-${id}`;
for (const step of steps.filter(isProved)) {
  prepare(nameOf(step), step.command, step.entry, (text) => text);
  prepare(`${nameOf(step)}-other`, step.command, step.entry, (text) =>
    /^[A-Z][a-z]{2} [ \d]\d \d\d:/m.test(text) ? withIsoTimes(text) : text.replace(/\r?\n/g, '\r\n'),
  );
}
if (steps.some(isProved)) runAll();

for (const [entry, own] of Map.groupBy(steps, ({ entry }) => entry)) {
  test(`the commands of ${entry} print what the page shows`, (t) => {
    if (!existsSync(join(samples, entry))) {
      if (only)
        assert.fail(
          `${samples}/${entry} is missing; its commands read ${own.flatMap(({ inputs }) => inputs).join(', ')}`,
        );
      return t.skip('no samples yet');
    }
    const problems = own.flatMap((step) => {
      const { id, inputs, expects } = step;
      const missing = inputs.filter((name) => !existsSync(join(samples, entry, name)));
      if (missing.length > 0) return [`${id}: ${samples}/${entry}/${missing.join(', ')} is missing; add the sample`];
      const printed = outputOf(nameOf(step));
      const other = outputOf(`${nameOf(step)}-other`);
      return [
        ...expects
          .filter((shown) => !matches(printed, shown))
          .map((shown) => `${id}: prints\n${printed}\nand the page shows\n${trimLines(shown)}`),
        ...(withoutTimes(other) === withoutTimes(printed)
          ? []
          : [`${id}: with ISO times or CRLF it prints\n${other}\ninstead of\n${printed}`]),
      ];
    });
    assert.ok(problems.length === 0, `\n${problems.join('\n\n')}`);
  });
}

test('every sample is read by a command', () => {
  const read = new Set(steps.flatMap(({ entry, inputs }) => inputs.map((name) => `${entry}/${name}`)));
  const unread = globSync('*/*/*', { cwd: samples }).filter(
    (file) => (!only || file.startsWith(`${only}/`)) && !read.has(file),
  );
  assert.deepEqual(unread, [], 'remove these samples, or correct their names');
});
