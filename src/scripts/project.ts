import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const parts = ['src', 'content', 'public', 'LICENSE', 'NOTICE', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** A copy of the project that may be changed and built, with a folder for packages of its own. */
export function copyProject(root: string) {
  mkdirSync(root, { recursive: true });
  for (const name of parts) cpSync(name, join(root, name), { recursive: true });
  linkPackages(root);
}

/** Astro and Vite keep their caches among the packages, so the folder is its own and the packages are links. */
export function linkPackages(root: string) {
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    // Comments name where shipped code comes from: copied, it lies in the project, as after npm ci.
    if (['minisearch', 'postal-mime'].includes(name))
      cpSync(join('node_modules', name), join(root, 'node_modules', name), { recursive: true });
    else if (!['.astro', '.vite'].includes(name))
      symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name));
}
