import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeInClass, compareCodes, nearestCode, parseStatusCode, readStatusCode, registryKey } from './code.ts';

test('reads class, subject and detail', () => {
  assert.deepEqual(readStatusCode('5.4.2'), { class: 5, subject: 4, detail: 2 });
  assert.deepEqual(readStatusCode('5.4.312'), { class: 5, subject: 4, detail: 312 });
});

test('knows no class but 2, 4 and 5, no leading zeros and no fourth part', () => {
  for (const text of ['3.4.2', '5.04.2', '5.4.02', '5.4.2.1', '5.4', '542', ' 5.4.2', '5.4.1000', '']) {
    assert.equal(readStatusCode(text), null, text);
  }
});

test('the error for a bad code names it', () => {
  assert.throws(() => parseStatusCode('5.4'), /"5\.4" is not an enhanced status code such as 5\.4\.2/);
});

test('the registry key leaves the class open', () => {
  assert.equal(registryKey('5.4.2'), 'X.4.2');
  assert.equal(codeInClass('X.4.2', 4), '4.4.2');
});

test('sorts details as numbers', () => {
  assert.deepEqual(['5.1.10', '5.1.9', '4.7.1', '5.1.1'].sort(compareCodes), ['4.7.1', '5.1.1', '5.1.9', '5.1.10']);
});

test('the nearest code is the same with a more general detail', () => {
  const known = new Set(['5.4.2', '5.4.0', '5.0.0', '550']);
  assert.equal(nearestCode('5.4.2', known), '5.4.2');
  assert.equal(nearestCode('5.4.99', known), '5.4.0');
  assert.equal(nearestCode('5.9.9', known), '5.0.0');
  assert.equal(nearestCode('4.4.2', known), null);
  assert.equal(nearestCode('551', known), null);
});

test('a code within a range is nearest to its first code', () => {
  const known = new Set(['5.7.606', '5.7.0']);
  const ranges = [{ from: '5.7.606', until: '5.7.649' }];
  assert.equal(nearestCode('5.7.610', known, ranges), '5.7.606');
  assert.equal(nearestCode('5.7.649', known, ranges), '5.7.606');
  for (const code of ['5.7.605', '5.7.650', '5.7.61']) assert.equal(nearestCode(code, known, ranges), '5.7.0');
  assert.equal(nearestCode('5.6.610', known, ranges), null);
});
