import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { cardUrl } from '../base/urls.ts';
import { langs, textIn, type Lang, type Texts } from '../i18n/langs.ts';
import { t } from '../i18n/index.ts';
import type { Content } from '../model/shapes.ts';
import type { Verdict } from '../model/schema.ts';
import { cardFont, drawCard, type Card } from '../output/card.ts';
import { drawIcon, iconSizes, iconUrl } from '../output/manifest.ts';
import { stampOfCode, stampOfReason, type Stamp } from '../output/postmark.ts';
import * as site from '../site.ts';

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/roboto-condensed/700Bold/RobotoCondensed_700Bold.ttf'),
);

/** The cards of the pages that have one of their own: written codes and reasons; and one for all others, by language. */
function cardsOf({ codes, reasons }: Content, lang: Lang): [id: string | undefined, card: Card][] {
  const { claim, verdict: words } = t(lang);
  const name = textIn(site.name, lang);
  const cardOf = (title: Texts<string>, stamp: Stamp, { address }: Pick<Verdict, 'address'>): Card => ({
    title: textIn(title, lang),
    stamp,
    verdict: [words.address.question, words.address[address]],
    site: name,
  });
  const stamp = { type: undefined, top: 'SMTP', band: 'Bounce', bottom: '' };
  return [
    [undefined, { title: claim.join(' '), stamp, site: name }],
    ...[...codes.values()].flatMap((code): [string, Card][] => {
      const own = code.text?.[lang];
      return own ? [[code.code, { code: code.code, ...cardOf(code.title, stampOfCode(code, lang), own.verdict) }]] : [];
    }),
    ...[...reasons.values()].flatMap((reason): [string, Card][] =>
      reason.text[lang] ? [[reason.id, cardOf(reason.title, stampOfReason(reason, lang), reason.verdict)]] : [],
    ),
  ];
}

// The pixels of a picture lie where the garbage collector does not see how many they are: unasked, it would let those of
// all cards pile up, 1.6 MB each.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/** Draws the pictures that shared links show. They need no font of the machine, so they are the same everywhere. */
export async function writeCards(root: string, content: Content) {
  const options = { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: cardFont } };
  for (const lang of langs)
    for (const [id, card] of cardsOf(content, lang)) {
      await writePicture(join(root, cardUrl(lang, id)), drawCard(card), options);
      collectGarbage({ type: 'minor' });
    }
}

/** Draws the icons of the installed site. */
export async function writeIcons(root: string) {
  for (const size of iconSizes) await writePicture(join(root, iconUrl(size)), drawIcon(size));
}

async function writePicture(file: string, svg: string, options?: ResvgRenderOptions) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, new Resvg(svg, options).render().asPng());
}
