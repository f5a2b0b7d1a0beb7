import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeJsonLd } from './jsonld.ts';

const page = {
  lang: 'de',
  code: '5.4.2',
  title: 'Titel </script><b>',
  path: '/de/codes/5.4.2/',
  set: '/de/codes/',
  crumbs: [{ name: 'Alle Codes', path: '/de/codes/' }],
  reviewed: '2026-11-24',
  summary: 'Worum es geht.',
  publisher: 'Bounce-Codes',
} as const;

test('a title cannot end the script element', () => {
  assert.doesNotMatch(codeJsonLd('https://example.com', { ...page, crumbs: [...page.crumbs] }), /</);
});

test('names the article, the path and the term', () => {
  const { '@graph': graph } = JSON.parse(codeJsonLd('https://example.com', { ...page, crumbs: [...page.crumbs] })) as {
    '@graph': Record<string, unknown>[];
  };
  assert.deepEqual(
    graph.map((item) => item['@type']),
    ['TechArticle', 'BreadcrumbList'],
  );
  assert.equal(graph[0]?.['headline'], page.title);
  assert.equal((graph[0]?.['about'] as Record<string, unknown>)['termCode'], '5.4.2');
});
