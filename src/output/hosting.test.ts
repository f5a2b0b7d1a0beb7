import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMoves } from '../base/moves.ts';
import { loadContent } from '../model/load.ts';
import { headerRules, redirectRules } from './hosting.ts';

// The limits that Cloudflare Pages documents: 2,000 static and 100 dynamic redirects of 1,000 characters, 100 rules for
// headers with lines of 2,000 characters. A header that two matching rules name is sent with both values, joined.

test('redirects keep within the limits of the hosts that read them', () => {
  const lines = redirectRules(loadContent().codes.values(), readMoves({ '/{lang}/a/': '/{lang}/b/' }))
    .trimEnd()
    .split('\n');
  const sources = new Set<string>();
  for (const line of lines) {
    assert.match(line, /^\/\S* \/\S* (?:301|404)$/);
    assert.ok(line.length <= 1000, line);
    const [source = ''] = line.split(' ');
    assert.ok(!sources.has(source), `${source} stands twice`);
    sources.add(source);
  }
  const dynamic = lines.filter((line) => /[*:]/.test(line));
  assert.ok(dynamic.length <= 100, `${dynamic.length} dynamic redirects`);
  assert.ok(lines.length - dynamic.length <= 2000, `${lines.length - dynamic.length} static redirects`);
  assert.ok(lines.includes('/de/a/ /de/b/ 301') && lines.includes('/de/* /de/404.html 404'));
});

test('headers keep within the limits, and none is named by two rules that match the same path', () => {
  const rules = headerRules('0123456789')
    .trimEnd()
    .split(/\n(?=\/)/);
  assert.ok(rules.length <= 100);
  const [everywhere = '', ...others] = rules.map((rule) =>
    rule
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  );
  for (const line of [everywhere, ...others].flat()) assert.match(line, /^[A-Za-z-]+: .{1,1900}$/);
  const names = (lines: string[] | string) => [lines].flat().map((line) => line.split(':')[0]);
  for (const rule of others)
    for (const name of names(rule)) assert.ok(!names(everywhere).includes(name), `${name} would be sent twice`);
});
