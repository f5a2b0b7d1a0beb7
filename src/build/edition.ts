import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// What pages load when they are used, scripts and indexes, lies below /parts/ in a folder with a name by its content. A
// page and the parts that it names are of one edition for ever: caches may keep the parts, and ask anew for pages only.

/** `/parts/` as code writes it, in quotes, before the folder has its name. */
const unnamed = /(["'`])\/parts\//g;

async function listFiles(pattern: string, folder: string) {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: folder })) files.push(file.replaceAll('\\', '/'));
  return files.sort();
}

/** Moves the parts into the folder of their edition, and has pages and scripts name it; returns its name. */
export async function nameEdition(root: string): Promise<string> {
  const folder = join(root, 'parts');
  const files = await listFiles('**/*.*', folder);
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(folder, file)));
  const edition = hash.digest('hex').slice(0, 8);
  const name = async (file: string) => {
    const code = await readFile(file, 'utf8');
    await writeFile(
      file,
      code.replace(unnamed, (_, quote: string) => `${quote}/parts/${edition}/`),
    );
  };
  for (const file of files.filter((file) => /^\w+(?:-\w+)*\.js$/.test(file))) await name(join(folder, file));
  for (const page of await listFiles('**/*.html', root)) await name(join(root, page));
  await rename(folder, join(root, edition));
  await mkdir(folder);
  await rename(join(root, edition), join(folder, edition));
  return edition;
}
