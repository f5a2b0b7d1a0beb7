import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortenScopes } from './scopes.ts';

test('a scope keeps its elements under a shorter name', () => {
  assert.equal(
    shortenScopes(
      '<style>.a:where(.astro-j7pv25f6){}p:where(.astro-j7pv25f6){}b:where(.astro-3sgjhxl5){}</style><p class="a astro-j7pv25f6"><b class="astro-3sgjhxl5">',
    ),
    '<style>.a:where(._0){}p:where(._0){}b:where(._1){}</style><p class="a _0"><b class="_1">',
  );
});

test('a word of the text that looks like a scope stays', () => {
  assert.equal(shortenScopes('<p>astro-nauticsx</p>'), '<p>astro-nauticsx</p>');
});
