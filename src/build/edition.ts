import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What pages load when they are used, scripts and indexes, lies below /parts/ in a folder with a name by its content. A
// page and the parts that it names are of one edition for ever: caches may keep the parts, and ask anew for pages only.

/** `/parts/` as code writes it, in quotes, before the folder has its name. */
const unnamed = /(["'`])\/parts\//g;

/** The files below a folder that fit a pattern, in the same order on every machine. */
export const listFiles = (folder: string, pattern: string) =>
  globSync(pattern, { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

/** The code of a page or a script with the folder of the edition in all addresses of parts. */
export const nameParts = (code: string, edition: string) =>
  code.replace(unnamed, (_, quote: string) => `${quote}/parts/${edition}/`);

/** Moves the parts into the folder of their edition, and has their scripts name it; returns its name. */
export function nameEdition(root: string): string {
  const folder = join(root, 'parts');
  const files = listFiles(folder, '**/*.*');
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  const edition = hash.digest('hex').slice(0, 8);
  for (const file of files.filter((file) => /^\w+(?:-\w+)*\.js$/.test(file)))
    writeFileSync(join(folder, file), nameParts(readFileSync(join(folder, file), 'utf8'), edition));
  renameSync(folder, join(root, edition));
  mkdirSync(folder);
  renameSync(join(root, edition), join(folder, edition));
  return edition;
}
