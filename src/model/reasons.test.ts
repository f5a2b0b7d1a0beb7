import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from './load.ts';
import { carriersOf, codeOf, deriveReason, exceptionPattern, reasonsOf, wordingsOf } from './reasons.ts';
import { reason as facts, response } from './sample.ts';
import type { ProviderResponse, ReasonFacts } from './schema.ts';
import type { Code, Reason, SeenResponse } from './shapes.ts';

const row = (id: string, more: Partial<ProviderResponse> = {}): SeenResponse => ({
  ...response(id, more),
  page: '5.1.1',
  provider: { id: 'gmail', name: 'Gmail', responses: 1 },
});
const reason = (id: string, more: Partial<ReasonFacts> = {}): Reason =>
  ({ ...structuredClone(facts), ...more, id }) as Reason;
const verdict = (address: ReasonFacts['verdict']['address']): ReasonFacts['verdict'] => ({ ...facts.verdict, address });
const reasons = new Map(
  [
    reason('unknown', { codes: ['5.1.1'], verdict: verdict('suppress'), phrases: ['user unknown'] }),
    reason('full', { codes: ['4.2.2', '5.2.2'], phrases: ['mailbox is full'] }),
    reason('limited', { codes: ['4.7.28'], phrases: [] }),
  ].map((each) => [each.id, each]),
);

test('a reason is served by the page of its first code of the class, else of its first status code', () => {
  assert.equal(codeOf({ codes: ['550', '4.2.2', '5.2.2'] }, '5'), '5.2.2');
  assert.equal(codeOf({ codes: ['550', '4.2.2'] }, '5'), '4.2.2');
  assert.equal(codeOf({ codes: ['550'] }, '5'), undefined);
});

test('the wordings of a reason name the reasons and pages behind 4 and 5', () => {
  const own = {
    unknown: reason('unknown', { type: 'hard', codes: ['5.1.1'], transient: 'full' }),
    full: reason('full', { codes: ['4.2.2', '5.2.2'] }),
    silent: reason('silent', { phrases: [] }),
  };
  const [unknown, full, ...others] = wordingsOf(['unknown', 'full', 'silent'], own);
  assert.deepEqual(others, []);
  assert.deepEqual(unknown, {
    id: 'unknown',
    transient: 'full',
    permanent: 'unknown',
    pages: { 4: '4.2.2', 5: '5.1.1' },
    phrases: ['lost connection'],
  });
  assert.deepEqual(full?.pages, { 4: '4.2.2', 5: '4.2.2' }, 'what is temporary has its home in class 4');
});

test('the codes of a reason begin with those that responses state most often', () => {
  const rows = [row('a', { code: '5.7.1' }), row('b', { code: '5.1.1' }), row('c', { code: '5.1.1' })];
  const bare = row('d');
  delete bare.code;
  assert.deepEqual(carriersOf(reason('x', { codes: ['5.1.10', '5.7.1'] }), [...rows, bare]), [
    '5.1.1',
    '5.7.1',
    '451',
    '5.1.10',
  ]);
});

test('the exceptions of a code are the reasons with another answer for the address, and come first', () => {
  const rows = ['unknown', 'unknown', 'full'].map((id, at) => row(`row-${at}`, { reason: id }));
  const found = (own: Parameters<typeof reasonsOf>[1]) =>
    reasonsOf(rows, own, reasons).map(({ id, isException }) => [id, isException]);
  assert.deepEqual(found('suppress'), [
    ['full', true],
    ['unknown', false],
  ]);
  const none = [
    ['unknown', false],
    ['full', false],
  ];
  assert.deepEqual(found('review'), none);
  assert.deepEqual(found(undefined), none);
});

test('a code without an entry has the reason of most of its responses, else the first whose facts name it', () => {
  const rows = ['full', 'unknown', 'full'].map((id, at) => row(`row-${at}`, { reason: id }));
  assert.equal(deriveReason('5.1.1', rows, reasons)?.reason, 'full');
  assert.equal(deriveReason('5.1.1', [], reasons)?.reason, 'unknown');
  assert.equal(deriveReason('5.9.9', [], reasons), null);
});

test('the pattern has tags and phrases, else the longest part, escaped, the longest first and each once', () => {
  const exceptions = {
    full: ['Your mailbox is full', 'MAILBOX IS FULL (2)'],
    limited: ['Sorry ... too many (this hour) ... bye'],
  };
  const own = Object.entries(exceptions).map(([id, list]) => ({
    id,
    isException: true,
    rows: list.map((text, at) => row(`row-${at}`, { response: text })),
  }));
  own.push({ id: 'limited', isException: true, rows: [row('tag', { response: 'A+B slow', tags: ['A+B*'] })] });
  own.push({ id: 'unknown', isException: false, rows: [row('unknown', { response: 'User unknown' })] });
  assert.equal(
    exceptionPattern({ reasons: own }, reasons, ['relay table', 'Relay table']),
    String.raw`too\s+many\s+\(this\s+hour\)|mailbox\s+is\s+full|relay\s+table|A\+B`,
  );
});

test('the pattern of 5.1.1 finds its exceptions and the sign of a migration, and no unknown mailbox', () => {
  const content = loadContent();
  const code = content.codes.get('5.1.1') as Code;
  const migration = 'in relay recipient table';
  const pattern = new RegExp(exceptionPattern(code, content.reasons), 'i');
  const withSign = new RegExp(exceptionPattern(code, content.reasons, [migration]), 'i');
  assert.match('Recipient address rejected: User unknown\r\n in relay  recipient table', withSign);
  assert.ok(code.reasons.some(({ isException }) => isException));
  for (const { isException, rows } of code.reasons) {
    for (const { id, provider, response: text } of rows) {
      assert.equal(pattern.test(text), isException, `${provider.id}/${id}: ${text}`);
      assert.equal(withSign.test(text), isException || text.includes(migration), `${provider.id}/${id}: ${text}`);
    }
  }
});

test('the pattern repeats nothing but spaces, so that no text makes it slow', () => {
  const content = loadContent();
  const pattern = exceptionPattern(content.codes.get('5.1.1') as Code, content.reasons);
  assert.doesNotMatch(pattern.replaceAll(String.raw`\s+`, ' ').replace(/\\./g, ''), /[*+{(]/);
});
