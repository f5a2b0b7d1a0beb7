import { readFileSync } from 'node:fs';

// Finds options in calls of swaks, dig, openssl and postconf that the tool does not have. `programs` holds what each has,
// as it says itself.

const folder = 'src/tests/programs';
const readLines = (file: string) =>
  readFileSync(`${folder}/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

interface Option {
  name: RegExp;
  /** Whether a word must, may or cannot be its value. */
  value: 'needed' | 'possible' | 'none';
}
/** Reads a line such as `-s, --server [value]`, `--h-* value` or `+[no]edns [value]`. */
function readOption(line: string): Option[] {
  const [, names = '', value] = /^\s*(.*?)( value| \[value\])?$/.exec(line) ?? [];
  return names.split(', ').map((name) => ({
    name: new RegExp(`^${name.replace('+', '\\+').replace('[no]', '(?:no)?').replace('*', '\\S+')}$`),
    value: value === undefined ? 'none' : value === ' value' ? 'needed' : 'possible',
  }));
}

const optionsOf = new Map<string, Option[]>([
  ['swaks', readLines('swaks.txt').flatMap(readOption)],
  ['dig', readLines('dig.txt').flatMap(readOption)],
]);
let subcommand = '';
for (const line of readLines('openssl.txt')) {
  if (!line.startsWith(' ')) optionsOf.set((subcommand = `openssl ${line}`), []);
  else optionsOf.get(subcommand)?.push(...readOption(line));
}
const parameters = new Set(readLines('postconf.txt').map((line) => line.replace(/ =.*/, '')));

/** A call of a tool that stands in a text. */
interface Call {
  tool: string;
  words: string[];
  at: number;
  /** Whether it is named in prose, where a value may be left out. */
  isNamed: boolean;
}
const wordPattern = /(?:[ \t]|\\\n)*(?!\d?[<>])((?:"[^"]*"|'[^']*'|\$\([^()]*\)|[^\s"'`|;&<>()])+)/y;

/** Reads the calls in a text up to the end of the line, a pipe, a redirection or a bracket. */
function callsIn(text: string): Call[] {
  return [...text.matchAll(/(?<=^|[\s`(|;"])(swaks|dig|openssl|postconf)(?= )/gm)].map(({ index, 1: tool = '' }) => {
    const words: string[] = [];
    wordPattern.lastIndex = index + tool.length;
    let end = wordPattern.lastIndex;
    for (let match; (match = wordPattern.exec(text)); end = wordPattern.lastIndex)
      words.push(...spell(match[1] ?? '', text.slice(0, index)));
    return { tool, words, at: index, isNamed: text[end] === '`' };
  });
}
/** A word without its quotes; a variable that a loop sets (`for tls in "" --tls; do`) is each word of the loop. */
function spell(word: string, before: string): string[] {
  const loop = /^\$\w+$/.test(word)
    ? before
        .split(`for ${word.slice(1)} in `)
        .slice(1)
        .pop()
    : undefined;
  return (loop?.split(';')[0]?.split(' ') ?? [word])
    .map((each) => each.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((each) => each !== '' || !loop);
}

/** What is wrong with a call, and what to do. */
function problemsOf({ tool, words, isNamed }: Call): string[] {
  if (tool === 'postconf') {
    const names = words.map((word) => word.replace(/=.*/, '')).filter((word) => /^[a-z]\w*$/.test(word));
    return names
      .filter((name) => !parameters.has(name))
      .map((name) => `postconf: no parameter ${name} in ${folder}/postconf.txt; ${rightParameter(name)}`);
  }
  const command = tool === 'openssl' ? `openssl ${words.shift()}` : tool;
  const list = optionsOf.get(command);
  if (!list)
    return isNamed ? [] : [`${folder}/${tool}.txt lacks ${command}: correct it, or add the options that it prints`];
  // Prose names tools too: "swaks shows the difference".
  const isProse = isNamed || !words.some((word) => /^[+-]./.test(word));
  const problems: string[] = [];
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (!/^[+-]./.test(word)) {
      if (tool === 'swaks' && !isProse && !word.startsWith('$'))
        problems.push(`swaks: ${word} belongs to no option; write the option before it`);
      continue;
    }
    const [, name = '', given] = /^([^=]+)(?:=(.*))?$/.exec(word) ?? [];
    // swaks takes one dash for two.
    const spellings = tool === 'swaks' ? [name, name.replace(/^-(?=\w\w)/, '--'), name.replace(/^--/, '-')] : [name];
    const option = list.find((each) => spellings.some((spelling) => each.name.test(spelling)));
    if (!option) problems.push(`${command}: no option ${name} in ${folder}/${tool}.txt; correct it`);
    else if (given === undefined && option.value !== 'none' && !name.startsWith('+') && !/^-./.test(words[0] ?? '-x'))
      words.shift();
    else if (given === undefined && option.value === 'needed' && !isNamed)
      problems.push(`${command}: ${name} lacks its value; add it`);
    else if (given !== undefined && option.value === 'none')
      problems.push(`${command}: ${name} takes no value; leave out "=${given}"`);
  }
  return problems;
}

/** How to mend the name of a parameter that `programs/postconf.txt` does not hold. */
export const rightParameter = (name: string) => `correct its name, or add the line that \`postconf -d ${name}\` prints`;

/** Every wrong option in a text, each with its offset. */
export function findWrongOptions(text: string): { at: number; problem: string }[] {
  return callsIn(text).flatMap((call) => problemsOf(call).map((problem) => ({ at: call.at, problem })));
}
/** How many calls a text holds. */
export const countCalls = (text: string) => callsIn(text).length;
