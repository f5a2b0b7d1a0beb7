import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example, readAddress } from '../site.ts';

test('the address of the site is a scheme and a host', () => {
  assert.equal(readAddress('https://bounces.example.com/'), 'https://bounces.example.com');
  assert.equal(readAddress('http://localhost:4321'), 'http://localhost:4321');
  assert.equal(readAddress(undefined), example);
});

test('any other address stops the build, with the variable and what to write', () => {
  for (const text of [
    '',
    'bounces.example.com',
    'https://example.org/bounces/',
    'ftp://example.org',
    'https://a.example/?b',
  ])
    assert.throws(
      () => readAddress(text),
      /SITE_URL is ".*"; write scheme and host without a path, such as https:/,
      text,
    );
});
