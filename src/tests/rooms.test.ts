import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { test } from 'node:test';

// The floors of the house: nothing imports from a floor above its own, and nothing in a circle. Types count.

const floors: [name: string, rooms: RegExp][] = [
  ['the ground', /^(?:i18n\/langs|site|moved)\.ts$/],
  ['base', /^base\//],
  ['model', /^model\//],
  ['decoder', /^decoder\//],
  ['i18n', /^i18n\//],
  ['output', /^output\//],
  [
    'the top',
    /^(?:browser|build|command|components|layouts|pages|scripts|tests|styles)\/|^(?:content|content\.config|middleware)\.ts$/,
  ],
];
const floorOf = (file: string) => floors.findIndex(([, rooms]) => rooms.test(file));

/** What each file below src imports from src, as paths from there. */
const imports = new Map(
  globSync('**/*.{ts,astro}', { cwd: 'src' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => {
      const found = readFileSync(`src/${file}`, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"?]+)['"]/g);
      return [file, [...found].map(([, path = '']) => posix.join(dirname(file), path))] as const;
    }),
);

test('the whole house is read', () => {
  assert.ok(imports.size > 80, `${imports.size} files`);
  assert.ok(imports.get('output/schema.ts')?.includes('model/schema.ts'));
  for (const file of imports.keys()) assert.ok(floorOf(file) >= 0, `${file} stands in no room: name its room above`);
});

test('nothing imports from a floor above', () => {
  const wrong = [...imports].flatMap(([file, list]) =>
    list
      .filter((target) => floorOf(target) > floorOf(file))
      .map(
        (target) =>
          `src/${file} (${floors[floorOf(file)]?.[0]}) imports src/${target} (${floors[floorOf(target)]?.[0]}), which is above it: move what it needs down, or hand it in as an argument`,
      ),
  );
  assert.deepEqual(wrong, []);
});

/** The first circle through a file, as the files in their order. */
function findCircle(start: string): string[] | null {
  const seen = new Set<string>();
  const walk = (file: string, way: string[]): string[] | null => {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [...way, file, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    return null;
  };
  return walk(start, []);
}

test('nothing imports in a circle', () => {
  const circles = new Map<string, string>();
  for (const file of imports.keys()) {
    const circle = findCircle(file);
    if (circle)
      circles.set([...new Set(circle)].sort().join(), `${circle.join(' → ')}: give what they share a file of its own`);
  }
  assert.deepEqual([...circles.values()], []);
});
