import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join, type Authored, type Code } from './join.ts';
import { loadDecoderWords } from './load.ts';
import { responsesFor } from './responses.ts';
import type { CodeText, ProviderResponse, Registered } from './schema.ts';

const both = (text: string) => ({ de: text, en: text });
const registered = (title: string, classes: Registered['classes']): Registered => ({
  registryTitle: title,
  title: both(title),
  replyCodes: ['421'],
  classes,
  basis: 'explicit',
  reference: 'RFC 3463',
  status: 'registered',
  fact: both(title),
});
const text: CodeText = {
  title: 'Titel',
  summary: 'Kurz',
  lead: 'Lead',
  type: 'soft',
  category: 'network',
  verdict: { address: 'keep', resend: 'automatic', actors: ['network'], why: 'Darum' },
  stage: 'connect',
  action: 'Warten',
  causes: [
    { id: 'one', title: 'a', text: 'b' },
    { id: 'two', title: 'a', text: 'b' },
  ],
  fixes: { marketers: [], developers: [] },
  investigation: [{ id: 'look', title: 'a', text: 'b', command: 'dig +short MX example.com' }],
  confused: [{ code: '5.4.1', difference: 'x' }],
  examples: [{ response: '421 4.4.2', note: 'x', evidence: 'documented', source: 'gmail/timeout-4.4.2' }],
  practices: [],
  related: ['5.4.2'],
  keywords: ['x'],
  sources: [{ title: 'RFC', url: 'https://www.rfc-editor.org/' }],
  reviewed: '2026-11-24',
};
const response = (id: string, more: Partial<ProviderResponse> = {}): ProviderResponse => ({
  id,
  replyCode: '451',
  code: '4.4.2',
  response: 'Timeout',
  meaning: both('x'),
  kind: 'soft',
  page: '4.4.2',
  source: 'a/b c.rb',
  checked: '2026-11-23',
  ...more,
});
const authored = (): Authored => ({
  codes: { '4.4.2/de': structuredClone(text), '4.4.2/en': structuredClone(text) },
  replies: { '421/de': { ...structuredClone(text), related: [] }, '421/en': { ...structuredClone(text), related: [] } },
  replyFacts: { 421: { name: 'Service not available', reference: 'RFC 5321', commands: [] } },
  registry: {
    'X.4.1': registered('No answer', [4]),
    'X.4.2': registered('Bad connection', [4]),
    'X.1.5': registered('Valid', [2]),
  },
  classes: {},
  subjects: {
    4: { registryTitle: 'Network', title: both('Netz'), fact: both('x'), reference: 'RFC 3463' },
  },
  vendor: { '5.4.316': { title: both('v'), fact: both('v'), page: '4.4.2', source: 'x' } },
  providerTexts: {},
  providers: { gmail: { name: 'Gmail' }, postfix: { name: 'Postfix' } },
  responses: {
    gmail: [response('timeout-4.4.2')],
    postfix: [response('refused-5.4.316', { code: '5.4.316', page: '5.4.316' })],
  },
  wordings: [],
  ...loadDecoderWords(),
  pages: ['about/de', 'about/en'],
});
/** Joins the good content after one change. */
const joined = (change: (content: Authored) => void = () => {}) => {
  const content = authored();
  change(content);
  return join(content);
};
const en = (content: Authored) => content.codes['4.4.2/en'] as CodeText;

test('knows the registered codes in classes 4 and 5, in class 2 where foreseen, and those of vendors', () => {
  assert.deepEqual(
    [...joined().codes.keys()],
    ['2.1.5', '4.1.5', '4.4.1', '4.4.2', '5.1.5', '5.4.1', '5.4.2', '5.4.316', '421'],
  );
});

test('computes how a code stands to the standard', () => {
  const { codes } = joined();
  assert.equal(codes.get('4.4.2')?.standing, 'foreseen');
  assert.equal(codes.get('5.4.2')?.standing, 'class-not-foreseen');
  assert.equal(codes.get('5.4.316')?.standing, 'vendor');
});

test('a code without an entry names the nearest written page', () => {
  const { codes } = joined();
  assert.equal(codes.get('4.4.2')?.nearest, '4.4.2');
  assert.equal(codes.get('5.4.2')?.nearest, '4.4.2', 'its twin in the other class');
  assert.equal(codes.get('5.4.316')?.nearest, '4.4.2', 'the page that vendor.yml names');
  assert.equal(codes.get('2.1.5')?.nearest, null);
});

test('a code shows its responses and the reply codes seen with it', () => {
  const code = joined().codes.get('4.4.2');
  assert.deepEqual(
    code?.responses.map(({ provider, id }) => `${provider.name} ${id}`),
    ['Gmail timeout-4.4.2'],
  );
  assert.deepEqual(code?.travelsWith, { registered: ['421'], seen: ['451'] });
});

test('where no response states the code, those of its neighbors are shown', () => {
  const content = authored();
  content.codes = { '5.4.2/de': structuredClone(text), '5.4.2/en': structuredClone(text) };
  for (const entry of Object.values(content.codes)) {
    entry.confused = [{ code: '4.4.2', difference: 'x' }];
    entry.related = ['4.4.2'];
  }
  const { codes } = join(content);
  const { shown, rest, isOfNeighbors } = responsesFor(codes.get('5.4.2') as Code, codes, 5);
  assert.ok(isOfNeighbors);
  assert.deepEqual(rest, []);
  assert.deepEqual(
    shown.map(({ id }) => id),
    ['timeout-4.4.2'],
  );
});

test('the rows that decide are those with another meaning and one of each provider', () => {
  const { codes } = joined((content) => {
    content.responses = {
      gmail: [response('timeout-4.4.2'), response('b'), response('c', { page: '5.4.2' })],
      postfix: [response('d')],
    };
  });
  const { shown, rest } = responsesFor(codes.get('4.4.2') as Code, codes, 3);
  assert.deepEqual(
    shown.map(({ id }) => id),
    ['timeout-4.4.2', 'c', 'd'],
  );
  assert.deepEqual(
    rest.map(({ id }) => id),
    ['b'],
  );
});

const bad: [what: string, change: (content: Authored) => void, message: RegExp][] = [
  [
    'a missing twin',
    (content) => delete content.codes['4.4.2/en'],
    /content\/codes\/4\.4\.2\/en\.mdx {2}\(whole file\): is missing; write it, or remove content\/codes\/4\.4\.2\/de\.mdx/,
  ],
  ['a missing twin of a page', (content) => content.pages.pop(), /content\/pages\/about\/en\.mdx.*is missing/],
  [
    'a type that differs',
    (content) => (en(content).type = 'hard'),
    /de\.mdx {2}type: "soft" differs from "hard" in content\/codes\/4\.4\.2\/en\.mdx; both languages must say the same/,
  ],
  [
    'an address that differs',
    (content) => (en(content).verdict.address = 'suppress'),
    /verdict\.address: "keep" differs from "suppress"/,
  ],
  [
    'actors that differ',
    (content) => en(content).verdict.actors.push('provider'),
    /verdict\.actors: "network" differs from "network, provider"/,
  ],
  ['a cause in one language only', (content) => en(content).causes.pop(), /causes\.id: "one, two" differs from "one"/],
  [
    'a command that differs',
    (content) => (en(content).investigation[0]!.command = 'nc'),
    /investigation\.command: "dig/,
  ],
  [
    'a contrast in one language only',
    (content) => (en(content).contrast = { standard: 'a', field: 'b', advice: 'c', ours: 'd' }),
    /contrast: "\(absent\)" differs from "present"/,
  ],
  [
    'sources that differ in number',
    (content) => en(content).sources.push({ title: 'b', url: 'https://example.com/' }),
    /sources: "1 of them" differs from "2 of them"/,
  ],
  [
    'an unknown related code',
    (content) => Object.values(content.codes).forEach((entry) => entry.related.push('5.9.9')),
    /related: "5\.9\.9" is not a known code; correct it, or add it to content\/registry\/vendor\.yml/,
  ],
  [
    'a page that is related to itself',
    (content) => Object.values(content.codes).forEach((entry) => entry.related.push('4.4.2')),
    /"4\.4\.2" is the page itself/,
  ],
  [
    'an unknown confused code',
    (content) =>
      Object.values(content.codes).forEach((entry) => entry.confused.push({ code: '4.9.9', difference: 'x' })),
    /confused: "4\.9\.9" is not a known code/,
  ],
  [
    'an entry for an unknown code',
    (content) => (content.codes['5.9.9/de'] = content.codes['5.9.9/en'] = text),
    /content\/codes\/5\.9\.9\/de\.mdx {2}\(folder\): "5\.9\.9" is not a known code/,
  ],
  [
    'a folder that is no code',
    (content) => (content.codes['542/de'] = content.codes['542/en'] = text),
    /"542" is not an enhanced status code; name the folder after one/,
  ],
  [
    'an example with an unknown source',
    (content) => Object.values(content.codes).forEach((entry) => (entry.examples[0]!.source = 'hearsay')),
    /examples\.0\.source: "hearsay" is neither a title under sources nor/,
  ],
  [
    'a documented example without a source',
    (content) => Object.values(content.codes).forEach((entry) => delete entry.examples[0]!.source),
    /a documented example|an documented example needs a source/,
  ],
  [
    'a constructed example with a source',
    (content) => Object.values(content.codes).forEach((entry) => (entry.examples[0]!.evidence = 'constructed')),
    /a constructed example has no source; remove it/,
  ],
  [
    'a registered code among the vendors',
    (content) => (content.vendor['5.4.1'] = content.vendor['5.4.316']!),
    /vendor\.yml {2}5\.4\.1: "5\.4\.1" is registered; remove it here/,
  ],
  [
    'a range that ends before it begins',
    (content) => (content.vendor['5.4.316']!.until = '5.4.300'),
    /5\.4\.316\.until: "5\.4\.300" does not follow 5\.4\.316/,
  ],
  [
    'a response that names an unknown page',
    (content) => (content.responses['gmail']![0]!.page = '5.9.9'),
    /content\/providers\/gmail\/responses\.yml {2}timeout-4\.4\.2\.page: "5\.9\.9" is not a known code/,
  ],
  [
    'a provider without a name',
    (content) => delete content.providers['gmail'],
    /"gmail" has no name; add content\/providers\/gmail\/provider\.yml/,
  ],
];
for (const [what, change, message] of bad) {
  test(`stops at ${what}`, () => assert.throws(() => joined(change), message));
}

test('the order of points may differ between the languages', () => {
  assert.doesNotThrow(() => joined((content) => en(content).causes.reverse()));
});
