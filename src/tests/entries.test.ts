import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { langs, type Lang } from '../i18n/langs.ts';
import { loadContent, readContent } from '../model/load.ts';
import {
  findHanging,
  findLeaning,
  findLooseWord,
  findListed,
  findNobody,
  findOtherCount,
  findTelegram,
  findUnnamed,
  findVerbless,
  findWording,
  fiveWordSequences,
  foreignHosts,
  longSentences,
  passages,
  shared,
  withoutExceptions,
  type Passage,
} from './editorial.ts';
import type { CodeText, ReasonText } from '../model/schema.ts';

// Reads every entry about a code or a reason as an editor would. What a schema can say stands in `schema.ts`.

interface Entry {
  file: string;
  lang: Lang;
  data: CodeText;
  body: string;
  prose: Passage[];
}
const { bodies } = readContent();
const { codes, glossary, guides, providers, reasons, services, suppression } = loadContent();
const entryOf = (id: string, lang: Lang, data: CodeText, body: string): Entry => ({
  file: `content/${id}.mdx`,
  lang,
  data,
  body,
  prose: withoutExceptions(passages(data, body), data.exceptions),
});
const aboutCodes = [...codes.values()].flatMap(({ code, reply, text }): Entry[] =>
  langs.flatMap((lang) => {
    const id = `${reply ? 'replies' : 'codes'}/${code}/${lang}`;
    const body = bodies.get(id) ?? '';
    const data = text?.[lang];
    return data ? [entryOf(id, lang, data, body)] : [];
  }),
);

/** What a page about a reason says, in the shape of an entry about a code. */
const asEntry = ({ why, confused, recognize, atProviders, ...text }: ReasonText): CodeText =>
  ({
    ...text,
    verdict: { why },
    confused: confused.map(({ reason, difference }) => ({ code: reason, difference })),
    examples: [],
    contrast: { recognize, ...(atProviders && { atProviders }) },
  }) as unknown as CodeText;
const aboutReasons = [...reasons.values()].flatMap(({ id: reason, text }): Entry[] =>
  langs.flatMap((lang) => {
    const id = `reasons/${reason}/${lang}`;
    const body = bodies.get(id) ?? '';
    const data = text[lang] && asEntry(text[lang]);
    return data ? [entryOf(id, lang, data, body)] : [];
  }),
);
const entries = [...aboutCodes, ...aboutReasons];

const fromBody = (id: string): Passage[] =>
  (bodies.get(id) ?? '')
    .replace(/^```[^]*?^```/gm, '')
    .split(/\n{2,}/)
    .map((text) => ({ key: 'body', text }));

/** The prose of pages that are about neither a code nor a reason, by file. */
const elsewhere: { file: string; lang: Lang; prose: Passage[] }[] = langs.flatMap((lang) => [
  ...[...providers.values()].flatMap(({ id, text, responses }) => {
    const said = text?.[lang];
    const { title, summary, lead, answers, unknown = '', demands = [], limits = [], unblock = [] } = said ?? {};
    const list = (name: string, texts: string[]) => texts.map((text, at) => ({ key: `${name}.${at}`, text }));
    return [
      {
        file: `content/providers/${id}/${lang}.mdx`,
        lang,
        prose: [
          ...Object.entries({ title, summary, lead, answers, unknown }).map(([key, text = '']) => ({ key, text })),
          ...list('demands', demands),
          ...list('limits', limits),
          ...list(
            'unblock',
            unblock.map(({ text }) => text),
          ),
          ...fromBody(`providers/${id}/${lang}`),
        ],
      },
      {
        file: `content/providers/${id}/responses.yml`,
        lang,
        prose: responses.map(({ id: key, meaning }) => ({ key, text: meaning[lang] ?? '' })),
      },
    ];
  }),
  ...[...guides].map(([slug, text]) => {
    const { title = '', summary = '', lead = '' } = text[lang] ?? {};
    const front = Object.entries({ title, summary, lead }).map(([key, text]) => ({ key, text }));
    return {
      file: `content/guides/${slug}/${lang}.mdx`,
      lang,
      prose: withoutExceptions([...front, ...fromBody(`guides/${slug}/${lang}`)], text[lang]?.exceptions),
    };
  }),
  {
    file: 'content/glossary.yml',
    lang,
    prose: glossary.map(({ id: key, text }) => ({ key, text: text[lang] ?? '' })),
  },
  ...[...services.values()].map(({ id, practice, terms }) => ({
    file: `content/services/${id}.yml`,
    lang,
    prose: [
      { key: 'practice', text: practice[lang] ?? '' },
      ...terms.flatMap(({ id: key, meaning, action }) =>
        [meaning, action].map((text) => ({ key: `terms ${key}`, text: text?.[lang] ?? '' })),
      ),
    ],
  })),
]);

/** The answer to *keep the address?*, which for a reason stands in its facts. */
const addressOf = (file: string, data: CodeText) =>
  reasons.get(/^content\/reasons\/([^/]+)/.exec(file)?.[1] ?? '')?.verdict.address ?? data.verdict.address;

/** What a rule finds in the prose of files, a line each. */
const faultsOf = (
  files: { file: string; lang: Lang; prose: Passage[] }[],
  find: (passage: Passage, lang: Lang) => string[],
): string[] =>
  files.flatMap(({ file, lang, prose }) =>
    prose.flatMap((passage) => find(passage, lang).map((message) => `${file}  ${passage.key}: ${message}`)),
  );

test('there are entries to read', () => assert.ok(entries.length > 150, `${entries.length} entries`));

test('terms, words and quotes are those of the language', () => {
  const problems = faultsOf([...entries, ...elsewhere], findWording);
  assert.ok(elsewhere.length > 100, `${elsewhere.length} files`);
  assert.deepEqual(problems, []);
});

test('what a response means is said in sentences', () => {
  const responses = elsewhere.filter(({ file }) => file.endsWith('responses.yml'));
  const problems = faultsOf(responses, findTelegram);
  assert.deepEqual(problems, []);
});

test('advice of others says who gives it', () => {
  const problems = faultsOf(entries, findNobody);
  assert.deepEqual(problems, []);
});

test('the difference from another code or reason names it', () => {
  const problems = faultsOf(entries, findUnnamed);
  assert.deepEqual(problems, []);
});

test('causes, fixes and steps are understood without their titles', () => {
  const problems = faultsOf(entries, findLeaning);
  assert.deepEqual(problems, []);
});

test('points, differences and notes are sentences', () => {
  assert.deepEqual(faultsOf(entries, findVerbless), []);
});

test('an exception from these rules stands for words that are there', () => {
  const ofGuides = [...guides].flatMap(([slug, text]) =>
    langs.map((lang) => ({ id: `guides/${slug}/${lang}`, exceptions: text[lang]?.exceptions })),
  );
  const texts = [
    ...entries.map(({ file, data, body }) => ({ file, exceptions: data.exceptions, prose: passages(data, body) })),
    ...ofGuides.map(({ id, exceptions }) => ({ file: `content/${id}.mdx`, exceptions, prose: fromBody(id) })),
  ];
  const problems = texts.flatMap(({ file, exceptions = [], prose }) =>
    exceptions
      .filter(({ words }) => !prose.some(({ text }) => text.includes(words)))
      .map(({ words }) => `${file}  exceptions: "${words}" is nowhere in the text; remove the exception`),
  );
  assert.deepEqual(problems, []);
});

test('no rule goes by a word that replies of two kinds contain', () => {
  const problems = faultsOf(entries, findLooseWord);
  assert.deepEqual(problems, []);
});

test('a number of which no real reply is known stands before a status code nowhere else', () => {
  const everything = new Map(globSync('content/**/*.{mdx,yml}').map((file) => [file, readFileSync(file, 'utf8')]));
  const problems = [...everything].flatMap(([file, text]) => {
    const number = /^content\/replies\/(\d{3})\/en\.mdx$/.exec(file)?.[1];
    if (
      !number ||
      !/No RFC defines/.test(text) ||
      !/No server in our sources|no real reply|in code lists only/.test(text)
    )
      return [];
    const seen = new RegExp(`(?<![\\d.])${number}[ -][245]\\.\\d{1,3}\\.\\d{1,3}`);
    return [...everything].flatMap(([other, words]) =>
      !other.startsWith(`content/replies/${number}/`) && seen.test(words)
        ? [`${file}  says that no real reply with ${number} is known, but ${other} has one`]
        : [],
    );
  });
  assert.deepEqual(problems, []);
});

test('what a provider answers begins with who answers', () => {
  const problems = faultsOf(elsewhere, (passage, lang) =>
    passage.key === 'answers' ? findHanging(passage, lang) : [],
  );
  assert.deepEqual(problems, []);
});

test('what a provider demands and allows is a sentence', () => {
  const problems = faultsOf(elsewhere, findListed);
  assert.deepEqual(problems, []);
});

test('how many bounces suppress an address is said in one way, wherever the verdict needs it', () => {
  const rule = (lang: Lang) => suppression.words[lang];
  const ofProviders = elsewhere.filter(({ file }) => file.startsWith('content/providers/'));
  const others = faultsOf([...ofProviders, ...entries], (passage, lang) => findOtherCount(passage, lang, rule(lang)));
  assert.deepEqual(others, []);
  const problems = entries.flatMap(({ file, lang, data, prose }) => [
    ...(addressOf(file, data) === 'suppress-if-repeated' &&
    !prose.some(({ text }) =>
      text
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .includes(rule(lang)?.toLowerCase() ?? ''),
    )
      ? [`${file}  action: does not say when the address goes on the suppression list; write "${rule(lang)}"`]
      : []),
  ]);
  assert.deepEqual(problems, []);
});

for (const lang of langs) {
  test(`a sentence of eight words stands in one entry only, ${lang}`, () => {
    const seen = new Map<string, string>();
    const problems: string[] = [];
    for (const { file, prose } of entries.filter((entry) => entry.lang === lang)) {
      for (const { key, text } of prose) {
        // The one rule for repeated bounces is the same everywhere.
        const own = text.replace(/\s+/g, ' ').replaceAll(suppression.words[lang] ?? '', '');
        for (const sentence of longSentences({ key, text: own })) {
          const other = seen.get(sentence);
          if (other && other !== file)
            problems.push(`${file}  ${key}: "${sentence}" stands in ${other} too; say what is special here`);
          seen.set(sentence, file);
        }
      }
    }
    assert.deepEqual(problems, []);
  });

  test(`two entries share less than 15 % of their five-word sequences, ${lang}`, () => {
    const sets = entries
      .filter((entry) => entry.lang === lang)
      .map(({ file, prose }) => ({ file, sequences: fiveWordSequences(prose) }));
    const problems: string[] = [];
    for (const [at, one] of sets.entries()) {
      for (const other of sets.slice(at + 1)) {
        const share = shared(one.sequences, other.sequences);
        if (share >= 0.15)
          problems.push(`${one.file} and ${other.file} share ${(share * 100).toFixed(0)} %; rewrite the lesser one`);
      }
    }
    assert.deepEqual(problems, []);
  });
}

test('the text below the front matter has at most 400 words', () => {
  const problems = entries.flatMap(({ file, body }) => {
    const count = body.split(/\s+/).filter(Boolean).length;
    return count > 400 ? [`${file}  body: has ${count} words, at most 400; shorten it`] : [];
  });
  assert.deepEqual(problems, []);
});

/** What `bash -n` says about each of the commands; '' is nothing. */
function parseCommands(commands: string[]): string[] {
  // One process that starts the others: two milliseconds each, a tenth of what Node needs to start one.
  const loop = `while IFS= read -r -d '' command; do bash -n <<< "$command" 2>&1; printf '\\0'; done`;
  const { stdout } = spawnSync('bash', ['-c', loop], {
    input: commands.map((command) => `${command}\0`).join(''),
    encoding: 'utf8',
  });
  return stdout.split('\0').slice(0, -1);
}

test('every command parses and uses reserved names only', () => {
  const steps = entries.flatMap(({ file, data }) =>
    data.investigation.flatMap(({ id, command }) =>
      command ? [{ key: `${file}  investigation ${id}`, command }] : [],
    ),
  );
  for (const [slug, texts] of guides)
    for (const lang of langs) {
      const file = `content/guides/${slug}/${lang}.mdx`;
      const blocks = (bodies.get(`guides/${slug}/${lang}`) ?? '').matchAll(/^```sh\n([\s\S]*?)^```/gm);
      for (const [, command = ''] of blocks) steps.push({ key: `${file}  body`, command });
      for (const { id, command } of texts[lang]?.tree ?? [])
        if (command) steps.push({ key: `${file}  tree ${id}`, command });
    }
  const commands = [...new Set(steps.map(({ command }) => command))];
  const said = parseCommands(commands);
  assert.equal(said.length, commands.length);
  const problems = steps.flatMap(({ key, command }) => {
    const complaint = said[commands.indexOf(command)];
    return [
      ...(complaint ? [`${key}: ${complaint.trim()}; correct the command`] : []),
      ...foreignHosts(command).map((host) => `${key}: "${host}" is somebody's; use example.com or 192.0.2.1`),
    ];
  });
  assert.deepEqual(problems, []);
  assert.match(parseCommands(['if true; then'])[0] ?? '', /syntax error/);
});

test('constructed examples use reserved names only', () => {
  const problems = entries.flatMap(({ file, data }) =>
    data.examples.flatMap(({ response, evidence }, at) =>
      evidence === 'constructed'
        ? foreignHosts(response).map(
            (host) => `${file}  examples.${at}.response: "${host}" is somebody's; use example.com or 192.0.2.1`,
          )
        : [],
    ),
  );
  assert.deepEqual(problems, []);
});
