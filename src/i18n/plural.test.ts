import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayCount } from './plural.ts';

test('one, several and none have their own words', () => {
  const forms = { zero: 'No result', one: '# result', other: '# results' };
  assert.deepEqual(
    [0, 1, 2, 21].map((count) => sayCount(forms, count, 'en')),
    ['No result', '1 result', '2 results', '21 results'],
  );
});

test('a form that a language does not tell apart is the general one', () => {
  assert.equal(sayCount({ other: '# Treffer' }, 1, 'de'), '1 Treffer');
  assert.equal(sayCount({ other: '# Treffer' }, 0, 'de'), '0 Treffer');
});

test('a language with more forms uses them', () => {
  const forms = { one: '# kod', few: '# kody', other: '# kodów' };
  assert.deepEqual(
    [1, 3, 5].map((count) => sayCount(forms, count, 'pl')),
    ['1 kod', '3 kody', '5 kodów'],
  );
});
