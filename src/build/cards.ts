import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { cardUrl } from '../base/urls.ts';
import { langs, textIn, type Lang } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import type { Content } from '../model/shapes.ts';
import type { Type, Verdict } from '../model/schema.ts';
import { cardFont, drawCard, type Card } from '../output/card.ts';
import * as site from '../site.ts';

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/roboto-condensed/700Bold/RobotoCondensed_700Bold.ttf'),
);

/** The cards of the pages that have one of their own: written codes and reasons; and one for all others, by language. */
function cardsOf({ codes, reasons }: Content, lang: Lang): [id: string | undefined, card: Card][] {
  const { claim, type: names, verdict: words, stamp, intermediate } = t(lang);
  const name = textIn(site.name, lang);
  const answer = ({ address }: Verdict): [string, string] => [words.address.question, words.address[address]];
  const band = (type: Type | undefined) => (type ? names[type].name : words.address.review);
  return [
    [undefined, { title: claim.join(' '), type: 'none', stamp: ['SMTP', 'Bounce', ''], site: name }],
    ...[...codes.values()].flatMap(({ code, reply, class: cls, subject, title, text }): [string, Card][] => {
      const own = text?.[lang];
      if (!own) return [];
      const type = cls === 3 ? undefined : own.type;
      return [
        [
          code,
          {
            code,
            title: textIn(title, lang),
            type: type ?? 'none',
            stamp: [reply ? `${cls}xx` : `X.${subject}`, cls === 3 ? intermediate : band(type), stamp(own.reviewed)],
            verdict: answer(own.verdict),
            site: name,
          },
        ],
      ];
    }),
    ...[...reasons.values()].flatMap(({ id, type, verdict, text }): [string, Card][] => {
      const own = text[lang];
      if (!own) return [];
      const card = { title: own.title, type, verdict: answer(verdict), site: name };
      return [[id, { ...card, stamp: ['SMTP', band(type), stamp(own.reviewed)] }]];
    }),
  ];
}

/** Draws the pictures that shared links show. They need no font of the machine, so they are the same everywhere. */
export async function writeCards(root: string, content: Content) {
  const options = { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: cardFont } };
  for (const lang of langs) {
    const cards = cardsOf(content, lang);
    // As many at a time as there may be cores.
    for (let at = 0; at < cards.length; at += 4)
      await Promise.all(
        cards.slice(at, at + 4).map(async ([id, card]) => {
          const file = join(root, cardUrl(lang, id));
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, (await renderAsync(drawCard(card), options)).asPng());
        }),
      );
  }
}
