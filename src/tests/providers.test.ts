import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContent } from '../model/load.ts';

test('every provider with ten or more responses has a written page', () => {
  const unwritten = [...loadContent().providers.values()].filter(
    ({ text, responses }) => !text && responses.length >= 10,
  );
  assert.deepEqual(
    unwritten.map(({ id, responses }) => `${id} has ${responses.length} responses`),
    [],
    'write content/providers/<id>/de.mdx and en.mdx',
  );
});
