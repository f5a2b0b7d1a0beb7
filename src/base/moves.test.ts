import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow, readMoves } from './moves.ts';

test('an address is led on, with its anchor', () => {
  const moves = readMoves({
    '/{lang}/a/': '/{lang}/b/',
    '/{lang}/b/#old': '/{lang}/b/#new',
    '/api/a.json': '/api/b.json',
  });
  assert.equal(follow('/de/a/', moves), '/de/b/');
  assert.equal(follow('/de/a/#kept', moves), '/de/b/#kept');
  assert.equal(follow('/en/a/#old', moves), '/en/b/#new');
  assert.equal(follow('/en/b/#old', moves), '/en/b/#new');
  assert.equal(follow('/api/a.json', moves), '/api/b.json');
  assert.equal(follow('/en/c/', moves), '/en/c/');
});

test('a move that could not be served is refused, with the remedy', () => {
  for (const [from, to, remedy] of [
    ['/a/', 'https://example.com/', /paths from the root/],
    ['/{lang}/a/', '/b/', /on both sides/],
    ['/a/#x', '/b/#x', /of the same page/],
    ['/a/#x', '/a/', /to an anchor/],
    ['/a/', '/a.json', /leads to a page/],
    ['/lib/v1/a.js#x', '/lib/v1/a.js#y', /version 2/],
  ] as const)
    assert.throws(() => readMoves({ [from]: to }), remedy, from);
  assert.throws(() => readMoves({ '/a/': '/b/', '/b/': '/c/' }), /src\/moved\.ts {2}"\/a\/".*name "\/c\/"/);
});
