import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Astro names the scope of a component after a hash, `astro-j7pv25f6`. As the styles of a page stand in the page, a name
 * has to be unique there only, and short ones save some 350 bytes of a code page, compressed.
 */
export function shortenScopes(html: string): string {
  const names = new Map<string, string>();
  for (const [, name = ''] of html.matchAll(/:where\(\.(astro-[a-z\d]{8})\)/g))
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
  return html.replace(/\bastro-[a-z\d]{8}\b/g, (name) => names.get(name) ?? name);
}

/** Shortens the scopes of all pages below `root`; their policies come after it, as the styles change. */
export async function shortenAllScopes(root: string) {
  for await (const file of glob('**/*.html', { cwd: root })) {
    const page = join(root, file);
    await writeFile(page, shortenScopes(await readFile(page, 'utf8')));
  }
}
