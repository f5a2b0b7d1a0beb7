import assert from 'node:assert/strict';
import { test } from 'node:test';
import { langs, textIn } from '../i18n/langs.ts';
import { loadContent } from '../model/load.ts';
import { drawCard, wrap } from './card.ts';

const { codes, reasons } = loadContent();

test('lines hold whole words', () => {
  assert.deepEqual(wrap('Mail kam heute zurück', 10), ['Mail kam', 'heute', 'zurück']);
  assert.deepEqual(wrap('Verbindungsaufbaufehler', 10), ['Verbindungsaufbaufehler']);
});

test('every title has room on its card', () => {
  for (const lang of langs) {
    for (const { code, title, text } of codes.values())
      if (text) assert.ok(wrap(textIn(title, lang), 40).length <= 2, `${code}, ${lang}`);
    for (const { id, title } of reasons.values())
      assert.ok(wrap(textIn(title, lang), 27).length <= 3, `${id}, ${lang}`);
  }
});

test('a title is text and never markup', () => {
  const svg = drawCard({ title: '<b> & "x"', stamp: { type: undefined, top: '<', band: '&', bottom: '>' }, site: 'S' });
  assert.doesNotMatch(svg, /<b>| & |> & </);
});
