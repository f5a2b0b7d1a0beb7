import { escapeHtml } from '../base/inline.ts';
import { shapes, type Stamp } from './postmark.ts';

// The picture that a shared link shows (Open Graph), as SVG: what a page is about, its stamp, and the answer.

/** In pixels: what the platforms show large; half as many again would take two and a half times as long to draw. */
export const cardSize = { width: 800, height: 420 };
/** The family that whoever renders the picture has to know. */
export const cardFont = 'Roboto Condensed';

export interface Card {
  /** The code, as the largest thing of the picture; absent on a page about a reason. */
  code?: string;
  title: string;
  stamp: Stamp;
  /** Question and answer: "Adresse behalten?", "behalten"; absent where nothing is judged. */
  verdict?: [string, string];
  site: string;
}

// The light tokens of the pages.
const inks: Record<keyof typeof shapes, string> = {
  hard: '#ad2318',
  soft: '#1b4f9e',
  block: '#7d5200',
  setup: '#6a3fa0',
  success: '#1a6644',
  none: '#1a1d21',
};

/** Lines of whole words with at most so many letters each; a longer word has a line of its own. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A card as SVG. */
export function drawCard({ code, title, stamp, verdict, site }: Card): string {
  const shape = stamp.type ?? 'none';
  const ink = inks[shape];
  const [top, band, bottom] = [stamp.top, stamp.band.toUpperCase(), stamp.bottom].map(escapeHtml);
  const write = (x: number, y: number, size: number, text: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeHtml(text)}</text>`;
  const size = code ? 56 : 66;
  const lines = wrap(title, code ? 40 : 27).slice(0, 4);
  const from = code ? 410 : 130;
  const numeral =
    code && write(64, 300, code.length > 6 ? 210 : code.length > 5 ? 250 : 300, code, 'letter-spacing="-8"');
  // Beside a title without a number the stamp stands below it.
  const place = code ? 'translate(790 60) scale(1.55)' : 'translate(880 330) scale(1.55)';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="${cardSize.width}" height="${cardSize.height}" font-family="${cardFont}" font-weight="700" fill="#1a1d21">
<rect width="100%" height="100%" fill="#f5f5f1" />
${numeral ?? ''}
<g transform="${place}" fill="none" stroke="${ink}" stroke-width="2"><path d="${shapes[shape]}" /><rect x="2" y="40" width="156" height="40" fill="${ink}" /><g stroke="none" fill="${ink}" text-anchor="middle" font-size="15"><text x="80" y="32">${top}</text><text x="80" y="66" fill="#f5f5f1" font-size="${stamp.band.length > 14 ? 14 : 18}">${band}</text><text x="80" y="94" font-size="12">${bottom}</text></g></g>
${lines.map((line, at) => write(64, from + at * size * 1.18, size, line)).join('\n')}
${
  verdict
    ? `<g fill="${ink}">${write(64, 540, 30, verdict[0].toUpperCase(), 'letter-spacing="1.5"')}</g>${write(64, 590, 44, verdict[1])}`
    : ''
}
${write(1136, 590, 30, site, 'text-anchor="end" fill="#55595f"')}
</svg>`;
}
