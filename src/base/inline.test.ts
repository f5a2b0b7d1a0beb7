import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkCodes, renderCodes, renderInline } from './inline.ts';

const context = { lang: 'de', self: '5.4.2', codes: new Set(['4.4.2', '5.4.2', '5.4.316', '5.4.318']) } as const;

test('links a bare status code to its page', () => {
  assert.equal(renderInline('Wie 4.4.2.', context), 'Wie <a href="/de/codes/4.4.2/">4.4.2</a>.');
});

test('links both ends of a range', () => {
  assert.equal(renderInline('5.4.316–5.4.318', context).match(/<a /g)?.length, 2);
});

test('does not link the page itself, unknown codes, addresses and versions', () => {
  for (const text of ['5.4.2', '5.9.9', '4.4.2.1', '14.4.2', 'X.4.2']) assert.equal(renderInline(text, context), text);
});

test('the section of an RFC is no code', () => {
  const codes = new Set(['4.2.3']);
  for (const text of [
    'RFC 5321, 4.2.3',
    'RFC 5321, Abschnitt 4.2.3',
    'RFC 5321, section 4.2.3',
    'Abschnitte 4.2.3 und 5',
  ]) {
    assert.equal(renderInline(text, { lang: 'de', codes }), text);
  }
  assert.match(renderInline('nach RFC 5321 ist 4.2.3', { lang: 'de', codes }), /<a /);
});

test('shows code as code, unlinked', () => {
  assert.equal(renderInline('in `dsn=4.4.2` <b>', context), 'in <code lang="en">dsn=4.4.2</code> &lt;b&gt;');
});

test('escapes everything that HTML could read', () => {
  assert.equal(renderInline(`<script>"'&`, context), '&lt;script&gt;&#34;&#39;&amp;');
});

test('links codes in finished HTML, but not in tags, links and code', () => {
  const html = '<p title="4.4.2">4.4.2 <code>4.4.2</code> <a href="#">4.4.2</a></p>';
  assert.equal(
    linkCodes(html, context),
    '<p title="4.4.2"><a href="/de/codes/4.4.2/">4.4.2</a> <code lang="en">4.4.2</code> <a href="#">4.4.2</a></p>',
  );
});

test('lists codes, linked where they have a page', () => {
  assert.equal(renderCodes(['4.4.2', '4XX'], context), '<a href="/de/codes/4.4.2/">4.4.2</a>, 4XX');
});
