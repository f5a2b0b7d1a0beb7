import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from '../model/load.ts';
import { describeParts, readClass, readQuery, readSeveral, resolveQuery } from './query.ts';

const spellings = [
  '5.4.2',
  '#5.4.2',
  '5,4,2',
  '5-4-2',
  '5 4 2',
  '#542',
  'x5.4.2',
  'X5.4.2',
  'dsn=5.4.2',
  'Status: 5.4.2',
  '550-5.4.2',
  '550 5.4.2',
  '  5.4.2 ',
  '(5.4.2)',
  '5.4.2:',
  '5.4.2?',
  '550 #5.4.2',
  'SMTP error 550 5.4.2',
  'Fehlercode: 5.4.2',
  'Statuscode 5.4.2',
  'dsn: 5-4-2',
];

for (const text of spellings) {
  test(`reads "${text}" as 5.4.2`, () => assert.deepEqual(readQuery(text), ['5.4.2']));
}

test('reads details of two and three digits', () => {
  assert.deepEqual(readQuery('5.1.10'), ['5.1.10']);
  assert.deepEqual(readQuery('5730'), ['5.7.30']);
  assert.deepEqual(readQuery('5-4-312'), ['5.4.312']);
});

test('reads three digits as a reply code that there is, and as a status code where they can be one', () => {
  const replyCodes = ['250', '542', '550', '551', '591'];
  assert.deepEqual(readQuery('542', replyCodes), ['542', '5.4.2']);
  assert.deepEqual(readQuery('550', replyCodes), ['550', '5.5.0']);
  assert.deepEqual(readQuery('250', replyCodes), ['250']);
  assert.deepEqual(readQuery('591', replyCodes), ['591']);
  assert.deepEqual(readQuery('543', replyCodes), ['5.4.3']);
  assert.deepEqual(readQuery('251', replyCodes), []);
});

test('reads a subject', () => {
  for (const text of ['5.4', 'x.4', 'X.4', '4.4', 'x.4.x', 'X.4.X']) assert.deepEqual(readQuery(text), ['x.4'], text);
});

test('leaves words, addresses and mixed separators to the full text', () => {
  for (const text of ['', 'mailbox full', '192.0.2.1', '5.4.2.1', '5.4-2', '1.2.3', '2026', '3.4.2', '58']) {
    assert.deepEqual(readQuery(text), [], text);
  }
});

test('reads several codes, and nothing else as such', () => {
  const replies = ['550', '421'];
  for (const [text, codes] of [
    ['5.4.1 5.4.4', ['5.4.1', '5.4.4']],
    ['5.4.1, 5.4.4', ['5.4.1', '5.4.4']],
    ['5.4.1 vs. 5.4.4', ['5.4.1', '5.4.4']],
    ['Unterschied 5.4.1 und 5.4.4', ['5.4.1', '5.4.4']],
    ['What is the difference between 5.4.1 and 5.4.4?', ['5.4.1', '5.4.4']],
    ['Was ist der Unterschied zwischen 5.4.1 und 5.4.4?', ['5.4.1', '5.4.4']],
    ['550 5.1.1 5.7.1', ['5.1.1', '5.7.1']],
    ['550 421', ['550', '421']],
    ['5.4.1 5.4.1', []],
    ['5.4.1', []],
    ['550 5.1.1 user unknown 5.7.1 policy', []],
    ['5.4.1 192.0.2.1', []],
    ['550 421 8', []],
  ] as const) {
    assert.deepEqual(readSeveral(text, replies), codes, text);
  }
});

test('knows the class of a code that is still half', () => {
  assert.deepEqual(['5', '5.', '55', ' 4. ', '5.4', '550', '3.', 'x.', ''].map(readClass), [
    '5',
    '5',
    '5',
    '4',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('leads a code that nobody knows to its subject and to the nearest code', () => {
  const known = new Set(['5.0.0', '5.4.0', '5.4.2', '550']);
  assert.deepEqual(resolveQuery('5.4.99', known), { unknown: '5.4.99', found: ['x.4', '5.4.0'] });
  assert.deepEqual(resolveQuery('5.9.9', known), { unknown: '5.9.9', found: ['5.0.0'] });
  assert.deepEqual(resolveQuery('542', known), { found: ['5.4.2'] });
  assert.deepEqual(resolveQuery('550', known), { found: ['550'] });
  assert.deepEqual(resolveQuery('Postfach voll', known), { found: [] });
});

test('says class and subject of a code in words, of a reply code the class, of a subject its name', () => {
  const names = { classes: { 4: 'Transient', 5: 'Permanent' }, subjects: { 0: 'Other', 4: 'Network' } };
  assert.equal(describeParts('5.4.2', names), 'Permanent · Network');
  assert.equal(describeParts('4.0.0', names), 'Transient · Other');
  assert.equal(describeParts('550', names), 'Permanent');
  assert.equal(describeParts('x.4', names), 'Network');
  assert.equal(describeParts('2.9.1', names), '');
});

test('every known code is read in eight spellings', () => {
  const codes = [...loadContent().codes.keys()];
  const replies = codes.filter((code) => !code.includes('.'));
  for (const code of codes) {
    const forms = code.includes('.')
      ? [
          code,
          `#${code}`,
          code.replaceAll('.', ','),
          code.replaceAll('.', '-'),
          code.replaceAll('.', ' '),
          `x${code}`,
          `dsn=${code}`,
          `${code[0]}50-${code}`,
        ]
      : [code, `#${code}`, `${code} `, `error ${code}`, `SMTP ${code}`, `code: ${code}`, `(${code})`, `Fehler ${code}`];
    for (const form of forms) assert.equal(readQuery(form, replies)[0], code, form);
  }
});
