import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf, beginningsOf } from './words.ts';

const finds = (words: string[], text: string) => new RegExp(anyOf(words), 'i').test(text);

test('a word stands for itself alone, and goes on where it is marked', () => {
  assert.ok(finds(['bounce'], 'a hard Bounce.'));
  assert.ok(!finds(['bounce'], 'bounces'));
  assert.ok(finds(['deliver*'], 'delivery'));
  assert.ok(!finds(['deliver*'], 'undelivered'));
  assert.ok(finds(['*zustell*'], 'nichtzustellbar'));
  assert.ok(finds(['退信'], '系统退信通知'));
});

test('what means something in an expression means itself in a word', () => {
  for (const word of ['a.b', 'c++', '(x)', '[y]', 'a|b', '^$', 'd\\w', 'e{2}', 'a/b', 'well-known']) {
    assert.ok(finds([word], `x ${word} y`), word);
    assert.ok(new RegExp(anyOf([word]), 'iu').test(word), word);
  }
  assert.ok(!finds(['a.b'], 'axb'));
});

test('the longest word is found, not the one that it begins with', () => {
  assert.equal(new RegExp(anyOf(['with*', 'without*'])).exec('without')?.[0], 'without');
});

test('behind the beginning of a word anything may follow', () => {
  assert.ok(new RegExp(`${beginningsOf(['exim'])}4`).test('exim4'));
  assert.ok(!new RegExp(`${anyOf(['exim'])}4`).test('exim4'));
});
