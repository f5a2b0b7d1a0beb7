import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeExpression } from '../base/expression.ts';
import type { Moves } from '../base/moves.ts';
import { isLang } from '../i18n/langs.ts';
import * as site from '../site.ts';

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
const fileOf = (root: string, path: string) => join(root, path.endsWith('/') ? `${path}index.html` : path);

/** The page at an old address, for hosts that do not redirect; a script keeps the anchor that was asked for. */
const redirectPage = (from: string, to: string) => {
  const lang = from.split('/')[1];
  return `<!doctype html><html${isLang(lang) ? ` lang="${lang}"` : ''}><head><meta charset="utf-8"><title>${to}</title><meta name="robots" content="noindex"><link rel="canonical" href="${site.address}${to}"><script>location.replace(${JSON.stringify(to)}+location.hash)</script><noscript><meta http-equiv="refresh" content="0;url=${to}"></noscript></head><body><a href="${to}">${to}</a></body></html>\n`;
};

/** An empty target before the text of the element that took the place of the old one. */
export function keepAnchor(html: string, from: string, to: string): string | null {
  const place = new RegExp(
    `<\\w+[^>]* id="${escapeExpression(to)}"[^>]*>(?:\\s*<(?:h\\d|p|b|strong|div|header|dfn|summary)(?:\\s[^>]*)?>)*`,
  ).exec(html);
  if (!place) return null;
  const end = place.index + place[0].length;
  return `${html.slice(0, end)}<span id="${from}"></span>${html.slice(end)}`;
}

/** Serves below `root` what has moved: pages that lead on, copies of files, and empty targets of anchors. */
export async function writeMoves(root: string, { pages, anchors, files }: Moves) {
  const refuse = (from: string, problem: string) => {
    throw new Error(`src/moved.ts  "${from}": ${problem}`);
  };
  for (const [from, to] of [...pages, ...files]) {
    if (await exists(fileOf(root, from))) refuse(from, 'is there, and cannot lead elsewhere; take it out');
    if (!(await exists(fileOf(root, to)))) refuse(from, `leads to "${to}", which is not there; name one that is`);
    await mkdir(dirname(fileOf(root, from)), { recursive: true });
  }
  for (const [from, to] of pages) await writeFile(fileOf(root, from), redirectPage(from, to));
  for (const [from, to] of files) await copyFile(fileOf(root, to), fileOf(root, from));
  for (const [from, to] of anchors) {
    const [path = '', anchor = ''] = from.split('#');
    const file = fileOf(root, path);
    const html = (await exists(file)) ? await readFile(file, 'utf8') : '';
    if (html.includes(` id="${anchor}"`)) refuse(from, 'is there, and cannot lead elsewhere; take it out');
    const kept = keepAnchor(html, anchor, to.split('#')[1] ?? '');
    if (kept === null) refuse(from, `leads to "${to}", which is not there; name an anchor that is`);
    else await writeFile(file, kept);
  }
}
