import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { guideUrl } from '../base/urls.ts';
import { complete, type Complete } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import { searchIndex } from '../output/index.ts';
import { createFinder, isCertain } from './titles.ts';

const content = loadContent();
const finders = {
  de: await createFinder(searchIndex(content, 'de')),
  en: await createFinder(searchIndex(content, 'en')),
};
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

// Whoever asks in the other language is answered in that of the page.
for (const [question, guide] of [
  ['what is a soft bounce?', 'hard-and-soft'],
  ['Was ist ein Soft Bounce?', 'hard-and-soft'],
  ['how many bounces until I suppress?', 'how-many-bounces'],
  ['Wie viele Bounces, bis ich eine Adresse sperre?', 'how-many-bounces'],
  ["how do I get off Microsoft's list?", 'blocked'],
  ['Wie komme ich von Microsofts Liste?', 'blocked'],
  ['automatic bounce handling', 'automatic-handling'],
  ['Bounces automatisch verarbeiten', 'automatic-handling'],
  ['is port 25 blocked?', 'testing-a-connection'],
  ['Ist Port 25 gesperrt?', 'testing-a-connection'],
] as const) {
  test(`"${question}" finds the guide ${guide} first, in both languages`, () => {
    for (const lang of complete) assert.equal(finders[lang](question)[0]?.href, guideUrl(lang, guide));
  });
}

test('the inside of a compound finds its pages', () => {
  assert.ok(finders.de('schlüssel').some(({ href }) => href.endsWith('/5.7.10/')));
});

test('words that stand nowhere find nothing', () => {
  assert.deepEqual(finders.en('жжжжжж'), []);
});
