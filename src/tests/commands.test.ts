import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { langs } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import { rightParameter } from './options.ts';

// Runs every command of an entry or a guide that reads a log, a mail or Postfix's settings on the samples of that entry,
// `samples/codes/5.4.2/mail.log`, and compares what comes out with what the entry shows. Those that read logs or mails run a
// second time with other forms of the times and the mails in CRLF: what comes out must be the same. `programs` stand in
// for what a machine for tests lacks. ENTRY=codes/5.4.2 runs one.

const samples = 'src/tests/samples';
const programs = 'src/tests/programs';
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
/** Programs whose answers stand in `session.txt`, where a command needs them beside its other samples. */
const replayed = ['df', 'dig', 'exim', 'hostname', 'ip', 'postfix', 'postmap', 'swaks'];
const replayedCall = new RegExp(`(?:^|[|;(]|\\bdo\\b)\\s*(?:${replayed.join('|')}) `, 'm');
mkdirSync(join(folder, 'replayed'));
for (const name of replayed) symlinkSync(resolve(programs, 'replay'), join(folder, 'replayed', name));

/** The files that a command reads, as names of samples; the `*` of rotated logs is left out. */
function inputsOf(command: string): string[] {
  if (lacking.test(command)) return [];
  const files = filesIn(command);
  if (/\bpostconf /.test(command)) files.push('main.cf');
  if (/\bpostconf -[MP]/.test(command)) files.push('master.cf');
  return files.length > 0 && replayedCall.test(command) ? [...files, 'session.txt'] : files;
}
function filesIn(command: string): string[] {
  const withoutHosts = command.replace(/https?:\/\/\S+/g, '');
  const named = withoutHosts.matchAll(
    /(?<![\w./>-]|> )(?:\/var\/log\/(?:exim4?\/)?([\w.-]+)|([\w-]+\.(?:eml|log|txt|csv|jsonl?)))/g,
  );
  // A folder of mails: reports/*.eml.
  const folders = withoutHosts.matchAll(/(?<![\w./-])([\w-]+)\/\*\.\w+/g);
  return [
    ...new Set([
      ...[...named].map(([, log, file]) => (log ?? file ?? '').replace(/[.*]+$/, '')),
      ...[...folders].map(([, name = '']) => name),
    ]),
  ];
}

const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A log whose times are written as rsyslog writes them today. */
const withIsoTimes = (log: string) =>
  log.replace(/^([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) /gm, (_, name: string, day: string, time: string) => {
    const number = String(month.indexOf(name) + 1).padStart(2, '0');
    return `2026-${number}-${day.trim().padStart(2, '0')}T${time}.482113+01:00 `;
  });
/** Exim's log with `log_selector = +millisec` and `log_timezone`. */
const withZone = (log: string) => log.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) /gm, '$1.482 +0100 ');
const withoutTimes = (text: string) =>
  text.replace(
    /[A-Z][a-z]{2} [ \d]\d \d\d:\d\d(?::\d\d)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?: ?\+\d\d:?\d\d)?/g,
    '<time>',
  );
const isSetting = (file: string) => /\.cf$|^session\.txt$/.test(file);
/** The other form that a sample may have on a reader's machine. */
function otherForm(text: string, file: string): string {
  if (isSetting(file)) return text;
  if (file === 'mainlog') return withZone(text);
  return /^[A-Z][a-z]{2} [ \d]\d \d\d:/m.test(text) ? withIsoTimes(text) : text.replace(/\r?\n/g, '\r\n');
}
const trimLines = (text: string) =>
  text
    .replaceAll('\r', '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** Lays out a folder in which a command finds the samples of an entry. */
function prepare(name: string, command: string, entry: string, change: (text: string, file: string) => string) {
  const place = join(folder, name);
  cpSync(join(samples, entry), place, { recursive: true });
  for (const file of globSync('**/*', { cwd: place })) {
    if (statSync(join(place, file)).isDirectory()) continue;
    const text = change(readFileSync(join(place, file), 'utf8'), file);
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
    env: {
      PATH: [resolve(programs), join(folder, 'replayed'), process.env['PATH']].join(':'),
      LC_ALL: 'C.UTF-8',
      TZ: 'Europe/Berlin',
    },
  });
  assert.equal(status, 0, stderr);
}

const read = (name: string, file: string) => trimLines(readFileSync(join(folder, name, file), 'utf8'));
/** What a command printed. */
const outputOf = (name: string) => read(name, '.stdout') || read(name, '.stderr');
/** What a stand-in lacked, and what to do. */
function complaintsOf(name: string): string[] {
  const said = read(name, '.stderr').split('\n');
  return said.flatMap((line) => {
    const [, parameter] = /^postconf: warning: (\w+): unknown parameter/.exec(line) ?? [];
    if (parameter) return [`${line}; ${rightParameter(parameter)} to ${programs}/postconf.txt`];
    return /session\.txt does not show|postconf does not know/.test(line) ? [line] : [];
  });
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
interface Step {
  entry: string;
  id: string;
  command: string;
  inputs: string[];
  expects: string[];
}
const missingOf = ({ entry, inputs }: Step) => inputs.filter((name) => !existsSync(join(samples, entry, name)));
const nameOf = ({ entry, id }: Step) => `run-${entry.replace('/', '-')}-${id.replaceAll(' ', '-')}`;
const hasOtherForm = ({ inputs }: Step) => !inputs.every(isSetting);

/** What is wrong with a step that ran, and what to do. */
function problemsOf(step: Step): string[] {
  const { entry, id, expects } = step;
  const missing = missingOf(step);
  if (missing.length > 0) return [`${id}: ${samples}/${entry}/${missing.join(', ')} is missing; add the sample`];
  const printed = outputOf(nameOf(step));
  const other = hasOtherForm(step) ? outputOf(`${nameOf(step)}-other`) : printed;
  return [
    ...complaintsOf(nameOf(step)).map((complaint) => `${id}: ${complaint}`),
    ...expects
      .filter((shown) => !matches(printed, shown))
      .map((shown) => `${id}: prints\n${printed}\nand the page shows\n${trimLines(shown)}`),
    ...(withoutTimes(other) === withoutTimes(printed)
      ? []
      : [`${id}: with other times or CRLF it prints\n${other}\ninstead of\n${printed}`]),
  ];
}

/** Steps with a mistake, as a writer could make it, and what must be said. */
const wrong: [step: Step, message: RegExp][] = (
  [
    ['a misspelt parameter', 'postconf -x soft_bounces', [], /soft_bounces: unknown parameter; correct its name/],
    [
      'an output that does not come',
      'postconf soft_bounce',
      ['soft_bounce = yes'],
      /prints\nsoft_bounce = no\nand the page shows/,
    ],
    ['an unknown form', 'postconf -b', [], /postconf does not know -b/],
    [
      'an answer that is not recorded',
      'dig example.com; postconf soft_bounce',
      [],
      /session\.txt does not show: \$ dig example\.com/,
    ],
  ] as const
).map(([id, command, expects, message]) => [
  { entry: 'codes/5.5.4', id, command, inputs: ['main.cf'], expects: [...expects] },
  message,
]);

const steps: Step[] = [...stepsOfEntries, ...stepsOfGuides];
for (const step of [...steps.filter((step) => missingOf(step).length === 0), ...wrong.map(([step]) => step)]) {
  prepare(nameOf(step), step.command, step.entry, (text) => text);
  if (hasOtherForm(step)) prepare(`${nameOf(step)}-other`, step.command, step.entry, otherForm);
}
runAll();

test('there are commands that read logs, mails and settings', () =>
  assert.ok(steps.length > (only ? 0 : 210), `${steps.length}`));

for (const [entry, own] of Map.groupBy(steps, ({ entry }) => entry)) {
  test(`the commands of ${entry} print what the page shows`, () => {
    const problems = own.flatMap(problemsOf);
    assert.ok(problems.length === 0, `\n${problems.join('\n\n')}`);
  });
}

for (const [step, message] of wrong) {
  test(`a command with a mistake is found: ${step.id}`, () => assert.match(problemsOf(step).join('\n'), message));
}

test('every sample is read by a command', () => {
  const read = new Set(steps.flatMap(({ entry, inputs }) => inputs.map((name) => `${entry}/${name}`)));
  const unread = globSync('*/*/*', { cwd: samples }).filter(
    (file) => (!only || file.startsWith(`${only}/`)) && !read.has(file),
  );
  assert.deepEqual(unread, [], 'remove these samples, or correct their names');
});
