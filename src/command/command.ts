#!/usr/bin/env node
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeBounce, decodeMany, type Language } from '../decoder/module.ts';
import { t } from '../i18n/index.ts';
import { isLang, langs } from '../i18n/langs.ts';
import { answerOf, answerToCode, toJson, Totals, toWords, type Answer } from './answer.ts';

// The command of the package, `bounce-codes`.

const help = `Usage:
  bounce-codes explain "550 5.1.1 User unknown"   explain a reply or a code
  bounce-codes decode [file …]                    decode files, or the standard input

decode reads a mail, an mbox, a report, a table, or the log of a mail server, of any
size. A single text is explained recipient by recipient. A log, an mbox, several
files, and more than ten recipients are counted by reason and verdict.

Options:
  --json         one JSON object a line for each recipient, as decodeBounce gives it,
                 with file, line, and explanation in words
  --lang <lang>  language of the texts: ${langs.join(' or ')}; en unless given
  --help         print this
  --version      print the version

Exit codes:
  0  something was recognized
  1  nothing was recognized
  2  wrong usage, or a file that cannot be read

Addresses to suppress:
  bounce-codes decode --json /var/log/mail.log |
    jq -r 'select(.verdict.address == "suppress") | .recipient // empty' | sort -u
`;

/** More recipients than these are counted. */
const mostExplained = 10;

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const complain = (message: string) => process.stderr.write(`bounce-codes: ${message}\n`);

interface Options {
  json: boolean;
  lang: Language;
}

async function explain(text: string, { json, lang }: Options): Promise<number> {
  const findings = await decodeBounce(text);
  const code = findings.length === 0 ? answerToCode(text, lang) : null;
  const answers = code ? [code] : findings.map((finding) => answerOf(finding, lang));
  if (answers.length === 0) {
    complain(t(lang).decoder.none);
    return 1;
  }
  for (const answer of answers) await write(json ? `${toJson(answer, lang, {})}\n` : `${toWords(answer, lang)}\n`);
  return 0;
}

/** What the files say, in their order; counts in `seen` what it reads. A file that cannot be read is named and left out. */
async function* readFiles(files: string[], lang: Language, seen: { texts: number; unreadable: number }) {
  for (const file of files) {
    const isInput = file === '-';
    if (isInput && process.stdin.isTTY) complain('reading what you paste; end it with Ctrl+D');
    try {
      for await (const { line, findings } of decodeMany(isInput ? process.stdin : createReadStream(file))) {
        seen.texts++;
        for (const finding of findings)
          yield { answer: answerOf(finding, lang), place: { ...(!isInput && { file }), line } };
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      complain(`cannot read "${file}": ${error.message}`);
      seen.unreadable++;
    }
  }
}

async function decode(files: string[], { json, lang }: Options): Promise<number> {
  const seen = { texts: 0, unreadable: 0 };
  const totals = new Totals();
  const first: Answer[] = [];
  for await (const { answer, place } of readFiles(files, lang, seen)) {
    totals.add(answer);
    if (json) await write(`${toJson(answer, lang, place)}\n`);
    else if (first.length < mostExplained) first.push(answer);
  }
  const { sum } = totals;
  if (!json && sum > 0) {
    const isShort = seen.texts === 1 && sum <= mostExplained;
    const counted = () => `${t(lang).command.read(seen.texts, sum)}\n\n${totals.toWords(lang)}\n`;
    await write(isShort ? first.map((answer) => `${toWords(answer, lang)}\n`).join('') : counted());
  }
  if (seen.unreadable > 0) return 2;
  if (sum === 0) complain(t(lang).decoder.none);
  return sum > 0 ? 0 : 1;
}

function refuse(message: string): number {
  complain(`${message}; bounce-codes --help says how`);
  return 2;
}

/** Does what the arguments say, and gives the exit code. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  const { json, lang, help: isHelp, version } = values;
  const [name, ...rest] = positionals;
  if (isHelp) return write(help).then(() => 0);
  if (version) {
    const manifest = readFileSync(new URL(/* @vite-ignore */ 'package.json', import.meta.url), 'utf8');
    return write(`${(JSON.parse(manifest) as { version: string }).version}\n`).then(() => 0);
  }
  if (!isLang(lang)) return refuse(`"${lang}" is not a language of the texts; use ${langs.join(' or ')}`);
  if (name === 'decode') return decode(rest.length > 0 ? rest : ['-'], { json, lang });
  if (name !== 'explain') return refuse(name === undefined ? 'say what to do' : `there is no command "${name}"`);
  const text = rest.join(' ');
  return text.trim() === '' ? refuse('explain needs a text') : explain(text, { json, lang });
}

// Whoever reads no further, such as `head`, has what it wants.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // What parseArgs cannot read.
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  process.exitCode = refuse(error.message);
}
