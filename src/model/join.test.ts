import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from './join.ts';
import { responsesFor } from './responses.ts';
import { authored, response, text } from './sample.ts';
import type { Authored, Code } from './shapes.ts';

/** Joins the good content after one change. */
const joined = (change: (content: Authored) => void = () => {}) => {
  const content = authored();
  change(content);
  return join(content);
};

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
