import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ContentError } from './load.ts';
import { hasMarkup, locate, readCode, readGuide, readReply, readResponses, readSamples, readSigns } from './read.ts';
import { registrySchema, vendorSchema } from './schema.ts';
import { readYaml } from './yaml.ts';

const good = `---
title: >-
  Verbindung abgebrochen
summary: >-
  Kurz.
lead: >-
  Die Verbindung riss ab. Die Adresse ist in Ordnung.
type: soft
category: network
verdict:
  address: keep
  resend: automatic
  actors: [network]
  why: >-
    Darum.
stage: connect
action: >-
  Warten Sie.
causes:
  - id: line-broken
    title: >-
      Leitung
    text: >-
      Text
    sign: >-
      Zeichen
fixes:
  marketers: []
  developers:
    - id: wait
      title: >-
        Warten
      text: >-
        Text
investigation: []
confused: []
examples: []
practices: []
related: ['5.4.2']
keywords: ['Abbruch']
sources:
  - title: >-
      RFC 3463
    url: 'https://www.rfc-editor.org/rfc/rfc3463'
reviewed: '2026-11-24'
---

Was es bedeutet.
`;
const file = 'content/codes/4.4.2/de.mdx';
const problemsOf = (source: string) => new ContentError(readCode(file, source).problems).message;
/** The good entry with one thing wrong. */
const broken = (from: string, to: string) => {
  assert.ok(good.includes(from), `the entry holds ${from}`);
  return problemsOf(good.replace(from, to));
};

test('a good entry has no problems', () => {
  assert.deepEqual(readCode(file, good).problems, []);
});

const bad: [what: string, from: string, to: string, message: RegExp][] = [
  [
    'an unknown key',
    'stage: connect',
    "stage: connect\nseverity: 'high'",
    /de\.mdx:17 {2}severity: is an unknown key; remove it or correct the spelling/,
  ],
  ['a missing key', 'stage: connect\n', '', /stage: is missing; write one of resolve, connect/],
  [
    'a value that is not on the list',
    'type: soft',
    'type: medium',
    /de\.mdx:8 {2}type: "medium" is not allowed; write one of hard, soft, block, setup, success/,
  ],
  [
    'a text that is too long',
    '  Kurz.',
    `  ${'x'.repeat(161)}`,
    /summary: has 161 characters, at most 160; shorten "xxx/,
  ],
  [
    'a bad code',
    "['5.4.2']",
    "['5.42']",
    /related\.0: "5\.42" is not a code: write an enhanced status code or a reply code in quotes/,
  ],
  ['a code without quotes', "['5.4.2']", '[5.4.2]', /related\.0: "5\.4\.2" is a plain scalar; put it in quotes/],
  [
    'prose as a plain scalar',
    '  - id: line-broken\n    title: >-\n      Leitung',
    '  - id: line-broken\n    title: Leitung',
    /causes\.0\.title: "Leitung" is not a block; write ">-" after the key/,
  ],
  [
    'a plain scalar with a colon',
    'action: >-\n  Warten Sie.',
    'action: Jetzt: warten',
    /de\.mdx:17 {2}YAML: .*; put it in a block \(>-\) or in quotes/,
  ],
  [
    'a duplicate id',
    '  marketers: []',
    '  marketers:\n    - id: line-broken\n      title: >-\n        a\n      text: >-\n        b',
    /fixes\.marketers\.0\.id: "line-broken" is taken by another point/,
  ],
  [
    'an id that is a section',
    'id: line-broken',
    'id: causes',
    /causes\.0\.id: "causes" is taken by another point or section/,
  ],
  [
    'an id that is not one',
    'id: line-broken',
    'id: Line broken',
    /"Line broken" is not an id: use short English words/,
  ],
  [
    'a date that is none',
    "'2026-11-24'",
    "'24.11.2026'",
    /reviewed: "24\.11\.2026" is not a date: write year-month-day/,
  ],
  ['a month that there is not', "'2026-11-24'", "'2026-13-45'", /reviewed: "2026-13-45" is not in the calendar/],
  ['a day that there is not', "'2026-11-24'", "'2026-11-31'", /reviewed: "2026-11-31" is not in the calendar/],
  ['a placeholder', '  Warten Sie.', '  …', /action: "…" is a placeholder: write the text/],
  [
    'a placeholder in the body',
    'Was es bedeutet.',
    'Was es bedeutet.\n\n…',
    /de\.mdx:\d+ {2}body: "…" is a placeholder/,
  ],
  [
    'an entry without a cause',
    good.slice(good.indexOf('causes:'), good.indexOf('fixes:')),
    'causes: []\n',
    /causes: "\[\]" names no cause; name one, unless the type is success/,
  ],
  [
    'an entry without a fix',
    good.slice(good.indexOf('  developers:'), good.indexOf('investigation:')),
    '  developers: []\n',
    /:27 {2}fixes: names no fix/,
  ],
  ['an empty choice', 'type: soft', 'type: # hard', /type: is empty; write one of hard/],
  [
    'a text where a list is wanted',
    'examples: []',
    "examples: 'none'",
    /examples: "none" is a string, expected array; write a list: \['…'\], or \[\]/,
  ],
  [
    'a list where a text is wanted',
    "reviewed: '2026-11-24'",
    "reviewed: ['2026']",
    /reviewed: \["2026"\] is a list, expected string; write one text/,
  ],
  [
    'a quote that is not closed',
    'type: soft',
    "type: 'soft",
    /de\.mdx:8 {2}YAML: "type: 'soft": a quote or bracket is not closed; close it/,
  ],
  [
    'a quote that goes on for lines',
    'type: soft',
    'type: "soft',
    /de\.mdx:8 {2}YAML: "soft begins with a quote that is not closed; close it/,
  ],
  ['a tab', '  address: keep', '\taddress: keep', /de\.mdx:11 {2}YAML: .*: indent with spaces/],
  [
    'a key that is written twice',
    'stage: connect',
    'stage: connect\nstage: greet',
    /YAML: "stage: greet": the key is written twice/,
  ],
  [
    'a mail address in angle brackets',
    'Was es',
    'An <user@example.com>: Was es',
    /body: "<user@example\.com>" is read as a tag; put it between/,
  ],
  [
    'an address in angle brackets',
    'Was es',
    '<https://example.com/>: Was es',
    /body: .* is no link here; write \[text\]\(address\)/,
  ],
  ['an HTML comment', 'Was es', '<!-- x --> Was es', /body: "<!--" is HTML; write a comment as/],
  [
    'a component that there is not',
    'Was es',
    '<Chart /> Was es',
    /body: "<Chart>" is no component of entries; write one of Operator/,
  ],
  ['an address that is none', 'https://www', 'www', /sources\.0\.url: .* is not an address: begin with https/],
  [
    'an import in the body',
    'Was es',
    "import x from 'y';\n\nWas es",
    /body: has an import or export; components are passed in, remove it/,
  ],
  ['an empty body', 'Was es bedeutet.\n', '', /body: is empty; write what the code means/],
];
for (const [what, from, to, message] of bad) {
  test(`reports ${what}`, () => assert.match(broken(from, to), message));
}

test('a reply code names the page that is meant, a status code does not', () => {
  const meant = good.replace('category: network', "category: network\nmeant: '5.4.2'");
  assert.deepEqual(readReply('content/replies/542/de.mdx', meant).problems, []);
  assert.match(problemsOf(meant), /meant: is an unknown key/);
});

test('only a success needs nobody to act', () => {
  assert.match(broken('actors: [network]', 'actors: []'), /verdict\.actors: "\[\]" names nobody/);
  assert.deepEqual(
    readCode(file, good.replace('actors: [network]', 'actors: []').replace('type: soft', 'type: success')).problems,
    [],
  );
});

test('reports one mistake once', () => {
  for (const [from, to, message] of [
    ['category: network', 'categroy: network', /de\.mdx:9 {2}categroy: is an unknown key; write category$/m],
    ["['5.4.2']", '[5.42]', /related\.0: "5\.42" is a plain scalar; put it in quotes/],
    ['type: soft', "type: 'soft", /YAML/],
    ['action: >-\n  Warten Sie.', 'action: Jetzt: warten', /YAML/],
  ] as const) {
    assert.match(broken(from, to), /^1 problem /, to);
    assert.match(broken(from, to), message);
  }
});

test('a body with a component or an expression is markup, one that only shows them as code is not', () => {
  for (const body of ['<Operator />', 'a {1 + 1}', 'x <br /> y', '<>x</>', '```\na\n```\n{x}', '`a` {x} `b`'])
    assert.ok(hasMarkup(body), body);
  for (const body of ['Text', '`<user@example.com>`', 'a < b', '```\n{ "a": 1 }\n```', '``a ` {x}``', '1 <2', 'a \\{x'])
    assert.ok(!hasMarkup(body), body);
});

test('finds the line of a key, of an item by its id, and of the parent of what is missing', () => {
  const lineOf = (...path: (string | number)[]) => locate({ file, path, message: '' }, good).line;
  assert.equal(lineOf('verdict', 'actors'), 13);
  assert.equal(lineOf('causes', 'line-broken', 'sign'), lineOf('causes', 0, 'sign'));
  assert.equal(lineOf('causes', 'nobody'), lineOf('causes'));
  assert.equal(lineOf(), undefined);
});

test('reports a file without front matter', () => {
  assert.match(problemsOf('Text'), /de\.mdx:1 {2}\(whole file\): has no front matter/);
});

test('reports all problems of a file at once', () => {
  assert.match(
    problemsOf(good.replace('type: soft', 'type: medium').replace('stage: connect', 'stage: nowhere')),
    /^2 problems/,
  );
});

const row = `- id: timeout-4.4.2
  code: '4.4.2'
  response: 'Timeout'
  meaning:
    de: 'Zeit abgelaufen.'
    en: 'Timed out.'
  reason: connection-lost
  source: 'a/b c.rb'
  checked: '2026-11-23'
`;
test('reads responses, and reports an id that occurs twice', () => {
  assert.deepEqual(readResponses('r.yml', row).problems, []);
  assert.match(
    new ContentError(readResponses('r.yml', row + row).problems).message,
    /r\.yml:10 {2}1\.id: "timeout-4\.4\.2" is taken/,
  );
});

test('the id of a response is made of words and of the code that it states', () => {
  const problems = (id: string) =>
    new ContentError(readResponses('r.yml', row.replace('timeout-4.4.2', id)).problems).message;
  assert.match(
    problems('timeout-550'),
    /r\.yml:1 {2}0\.id: "timeout-550" does not end in the code .* write timeout-4\.4\.2/,
  );
  assert.match(problems('1-4.4.2'), /"1-4\.4\.2" says nothing; begin it with words/);
});

test('reports a response of unknown evidence and without a language', () => {
  const text = new ContentError(
    readResponses(
      'r.yml',
      row.replace('  checked', '  evidence: hearsay\n  checked').replace("    en: 'Timed out.'\n", ''),
    ).problems,
  ).message;
  assert.match(
    text,
    /evidence: "hearsay" is not allowed; write one of documented, observed, code, secondary, unverified/,
  );
  assert.match(text, /meaning\.en: is missing/);
});

test('reports bad registry and vendor facts', () => {
  const registry = readYaml(
    'codes.yml',
    "registryTitle: 'Bad connection'\nreplyCodes: ['42']\nclasses: [3]",
    registrySchema,
  ).problems;
  assert.match(new ContentError(registry).message, /replyCodes\.0: "42" is not '550'/);
  assert.match(new ContentError(registry).message, /title: is missing/);
  const vendor = readYaml('vendor.yml', "page: '5.4'", vendorSchema).problems;
  assert.match(new ContentError(vendor).message, /page: "5\.4" is not an enhanced status code/);
});

test('reports a word of the decoder that stands twice, and one that is none', () => {
  const signs = readFileSync('content/signs.yml', 'utf8');
  assert.deepEqual(readSigns('signs.yml', signs).problems, []);
  const explain = (from: string, to: string) =>
    new ContentError(readSigns('s.yml', signs.replace(from, to)).problems).message;
  assert.match(
    explain("  - 'bounce'\n", "  - 'Bounce'\n  - 'bounce'\n"),
    /s\.yml:\d+ {2}bounce\.\d+: "bounce" stands in this list already/,
  );
  assert.match(
    explain("  - 'bounce'\n", "  - 'b*unce'\n"),
    /s\.yml:\d+ {2}bounce\.\d+: "b\*unce" is not a word: write it/,
  );
  assert.match(explain('  contacts:', '  phones:'), /lookAlikes\.contacts: is missing; add it/);
});

test('reports a sample of the decoder without a name', () => {
  const sample = "- id: log\n  name: { de: 'Logzeile', en: 'Log line' }\n  text: '550 5.1.1'\n";
  assert.deepEqual(readSamples('s.yml', sample).problems, []);
  const message = new ContentError(readSamples('s.yml', sample.replace(", en: 'Log line'", '')).problems).message;
  assert.match(message, /s\.yml:2 {2}0\.name\.en: is missing/);
});

test('reports a tree whose answers lead nowhere, back, or twice to the same question', () => {
  const guide = readFileSync('content/guides/testing-a-connection/en.mdx', 'utf8');
  assert.deepEqual(readGuide('g.mdx', guide).problems, []);
  const explain = (from: string, to: string) =>
    new ContentError(readGuide('g.mdx', guide.replace(from, to)).problems).message;
  const back = explain('next: port', 'next: mx');
  assert.match(back, /g\.mdx:\d+ {2}tree\.1\.answers\.1\.next: "mx" is no later question of this tree/);
  assert.match(back, /tree\.2\.id: "port" is reached from no answer; lead to it, or remove it/);
  assert.match(explain('next: others', 'next: greeting'), /"greeting" is reached from another answer already/);
  assert.match(
    explain('        next: address\n', ''),
    /tree\.0\.answers\.3: either leads to a question or says what it means; write "next" or "text"/,
  );
  assert.match(explain('id: address', 'id: mx'), /tree\.1\.id: "mx" is taken by another question of this tree/);
});
