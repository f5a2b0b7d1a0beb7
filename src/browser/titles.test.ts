import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Complete } from '../i18n/langs.ts';
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

test('the inside of a compound finds its pages where compounds are wanted', () => {
  assert.ok(!find('schlüssel', 'de').includes('5.7.10'));
  assert.ok(find('schlüssel', 'de', true).includes('5.7.10'));
});

test('words that stand nowhere find nothing', () => {
  assert.deepEqual(find('жжжжжж', 'en', true), []);
});
