import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guideUrl } from '../base/urls.ts';
import { complete, type Complete } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import { searchIndex } from '../output/index.ts';
import { createFinder } from './titles.ts';

const content = loadContent();
const finders = { de: createFinder(searchIndex(content, 'de')), en: createFinder(searchIndex(content, 'en')) };
const find = (text: string, lang: Complete, compounds?: boolean) =>
  finders[lang](text, compounds).map(({ code, href }) => code ?? href);

for (const [lang, text, code] of [
  ['de', 'Postfach voll', '5.2.2'],
  ['de', 'Postfahc voll', '5.2.2'],
  ['de', 'mein Postfach ist voll', '5.2.2'],
  ['de', 'Verbindung abgebrochen', '4.4.2'],
  ['de', 'Empfaenger unbekannt', '5.1.1'],
  ['de', 'quota exceeded', '5.2.2'],
  ['de', 'the mailbox is full', '5.2.2'],
  ['en', 'mailbox full', '5.2.2'],
  ['en', 'conection dropped', '4.4.2'],
  ['en', 'user unknown', '5.1.1'],
  ['en', 'greylisting', '4.7.1'],
] as const) {
  test(`"${text}" finds ${code} among the first three, ${lang}`, () => {
    assert.ok(find(text, lang).slice(0, 3).includes(code), find(text, lang).join(' '));
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
    for (const lang of complete) assert.equal(find(question, lang)[0], guideUrl(lang, guide));
  });
}

test('the inside of a compound finds its pages where compounds are wanted', () => {
  assert.ok(!find('schlüssel', 'de').includes('5.7.10'));
  assert.ok(find('schlüssel', 'de', true).includes('5.7.10'));
});

test('words that stand nowhere find nothing', () => {
  assert.deepEqual(find('жжжжжж', 'en', true), []);
});
