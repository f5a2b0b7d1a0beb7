import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { contentSecurityPolicy } from './csp.ts';

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('allows exactly the scripts and styles of the page', () => {
  const policy = contentSecurityPolicy('<style>a{}</style><script type="module">b()</script>');
  assert.match(policy, new RegExp(`style-src ${sha('a{}').replace(/[+/]/g, String.raw`\$&`)}`));
  assert.ok(policy.includes(sha('b()')));
  assert.doesNotMatch(policy, /unsafe-inline/);
});

test('data is no script', () => {
  assert.ok(!contentSecurityPolicy('<script type="application/ld+json">{}</script>').includes(sha('{}')));
});

test('a page without styles allows none', () => {
  assert.match(contentSecurityPolicy('<p>'), /style-src 'none'/);
});
