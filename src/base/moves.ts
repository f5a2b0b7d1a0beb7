import { complete } from '../i18n/langs.ts';

// Addresses that have moved, as `src/moved.ts` names them: pages, anchors within a page, and files.

export interface Moves {
  /** `/old/` → `/new/` */
  pages: Map<string, string>;
  /** `/page/#old` → `/page/#new` */
  anchors: Map<string, string>;
  /** `/api/v1/old.json` → `/api/v1/new.json` */
  files: Map<string, string>;
}

/** An address for each complete language. */
export const spellOut = (address: string): string[] =>
  address.includes('{lang}') ? complete.map((lang) => address.replaceAll('{lang}', lang)) : [address];

/** Sorts the moves and writes them out for each language. Throws for one that could not be served. */
export function readMoves(moved: Record<string, string>): Moves {
  const moves: Moves = { pages: new Map(), anchors: new Map(), files: new Map() };
  for (const [from, to] of Object.entries(moved)) {
    const refuse = (remedy: string) => {
      throw new Error(`src/moved.ts  "${from}": leads to "${to}"; ${remedy}`);
    };
    if (!/^\/[^\s"<>]*$/.test(from) || !/^\/[^\s"<>]*$/.test(to)) refuse('write both as paths from the root');
    if (from.includes('{lang}') !== to.includes('{lang}')) refuse('write {lang} on both sides or on neither');
    if (to in moved) refuse(`that has moved too, name "${moved[to]}"`);
    const [fromPath = '', fromAnchor] = from.split('#');
    const [toPath, toAnchor] = to.split('#');
    if ((fromAnchor === undefined) !== (toAnchor === undefined))
      refuse('an anchor leads to an anchor, a page to a page');
    if (fromAnchor !== undefined && !fromPath.endsWith('/'))
      refuse('a name of the module stays; removing or renaming one is version 2');
    if (fromAnchor !== undefined && fromPath !== toPath)
      refuse('no host sees an anchor: name one of the same page, such as that of the section');
    if (fromPath.endsWith('/') !== toPath?.endsWith('/')) refuse('a page (with its last slash) leads to a page');
    const kind = fromAnchor !== undefined ? moves.anchors : fromPath.endsWith('/') ? moves.pages : moves.files;
    const targets = spellOut(to);
    spellOut(from).forEach((address, at) => kind.set(address, targets[at] ?? to));
  }
  return moves;
}

/** Where an address leads today. */
export function follow(address: string, { pages, anchors, files }: Moves): string {
  const [path = '', anchor] = address.split('#');
  const now = pages.get(path) ?? files.get(path) ?? path;
  if (anchor === undefined) return now;
  return anchors.get(address) ?? anchors.get(`${now}#${anchor}`) ?? `${now}#${anchor}`;
}
