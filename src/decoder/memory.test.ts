import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Numbers, Records, replaceIn } from './memory.ts';

const count = 10_000;
const placeOf = (start: number, second: number, third: number) => ({ start, end: start + second, id: third });
/** Places in order, three of which start together. */
const places = Array.from({ length: count }, (_, at) => placeOf(Math.floor(at / 3) * 5, (at * 7) % 11, at));

function recordsOf(list: typeof places) {
  const records = new Records(placeOf);
  for (const { start, end, id } of list) records.push(start, end - start, id);
  return records;
}

test('a list of numbers holds what was put in, and counts what comes before a value', () => {
  const numbers = new Numbers();
  for (let at = 0; at < count; at++) numbers.push(at * 2);
  numbers.set(7, 15);
  assert.equal(numbers.length, count);
  assert.deepEqual(
    [0, 7, 4095, 4096, count - 1].map((at) => numbers.at(at)),
    [0, 15, 8190, 8192, 2 * count - 2],
  );
  assert.deepEqual(
    [0, 1, 9000, 9001, 1e6].map((value) => numbers.countBelow(value)),
    [0, 1, 4500, 4501, count],
  );
});

test('a list of places gives what an array of them would', () => {
  const records = recordsOf(places);
  assert.deepEqual([...records], places);
  assert.deepEqual(
    [...records.filter(({ id }) => id % 2 === 0)],
    places.filter(({ id }) => id % 2 === 0),
  );
  // Few, which are kept, and many, which are made anew.
  for (const ranges of [
    [[100, 140]],
    [
      [3, 9000],
      [9004, 16_000],
    ],
  ] as [number, number][][]) {
    const found = records.within(ranges);
    const expected = ranges.flatMap(([from, to]) =>
      places.filter(({ start, end }) => start >= from && end <= to && start < to),
    );
    assert.deepEqual([...found], expected);
    assert.deepEqual([...found], expected, 'a second time');
  }
});

test('places that start together keep their order when all are put in order', () => {
  const mixed = [...places.slice(5000), ...places.slice(0, 5000)];
  const records = recordsOf(mixed);
  records.sort();
  assert.deepEqual(
    [...records],
    mixed.toSorted((a, b) => a.start - b.start),
  );
});

test('replacing piece by piece gives what replaceAll gives', () => {
  const text = 'a1-b22-c333 '.repeat(3000);
  assert.equal(
    replaceIn(text, /(\w)\d+/g, (match, letter) => (letter === 'b' ? match : `${letter}_`)),
    text.replaceAll(/([ac])\d+/g, '$1_'),
  );
  assert.equal(
    replaceIn(text, /x/g, () => ''),
    text,
  );
});
