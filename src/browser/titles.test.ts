import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { complete, type Complete } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import { searchIndex } from '../output/index.ts';
import { createFinder, isCertain } from './titles.ts';

const content = loadContent();
const finders = { de: createFinder(searchIndex(content, 'de')), en: createFinder(searchIndex(content, 'en')) };
/** The path of a page below its language: `reasons/mailbox-full`. */
const pathOf = ({ href }: { href: string }) => href.split('/').slice(2, 4).join('/');

type Queries = Record<Complete, [text: string, ...pages: string[]][]>;
const { tuned, held } = parse(readFileSync('src/tests/queries.yml', 'utf8')) as { tuned: Queries; held: Queries };

for (const lang of complete) {
  for (const [text, ...pages] of [...tuned[lang], ...held[lang]]) {
    test(`Enter opens no wrong page for "${text}", ${lang}`, () => {
      const found = finders[lang](text);
      const [first] = found;
      if (first && isCertain(found)) assert.ok(pages.includes(pathOf(first)), first.href);
    });
  }

  for (const [text, ...pages] of tuned[lang].filter(([, page]) => page)) {
    test(`"${text}" finds ${pages[0]} or its like among the first two, ${lang}`, () => {
      const hrefs = finders[lang](text).map(pathOf);
      assert.ok(
        hrefs.slice(0, 2).some((path) => pages.includes(path)),
        hrefs.join(' '),
      );
    });
  }

  test(`four in five queries that nobody tuned it to find their page first, nine in ten among three, ${lang}`, () => {
    const ranks = held[lang]
      .filter(([, page]) => page)
      .map(([text, ...pages]) => finders[lang](text).findIndex((found) => pages.includes(pathOf(found))));
    const part = (last: number) => ranks.filter((rank) => rank >= 0 && rank <= last).length / ranks.length;
    assert.ok(part(0) >= 0.8, `first: ${part(0)}`);
    assert.ok(part(2) >= 0.9, `among three: ${part(2)}`);
  });
}

test('the inside of a compound finds its pages', () => {
  assert.ok(finders.de('schlüssel').some(({ href }) => href.endsWith('/5.7.10/')));
});

test('words that stand nowhere find nothing', () => {
  assert.deepEqual(finders.en('жжжжжж'), []);
});
