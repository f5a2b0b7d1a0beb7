import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { Editions } from '../browser/sw.ts';
import { knowledge } from './knowledge.ts';

const source = (path: string) => join(fileURLToPath(new URL('../', import.meta.url)), path);

// Scripts that share parts are built together; a part that two of the others share would cost a request of its own.
const scripts = [['words', 'bounce'], ['worker'], ['copy'], ['filter'], ['offline']];

/** The dev server answers with their sources where the built site has these scripts, so that no page has to know which it is. */
export const serveScripts = (): Plugin => ({
  name: 'serve-scripts',
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const [, name = ''] = /^\/parts\/(\w+)\.js(?=\?|$)/.exec(request.url ?? '') ?? [];
      if (scripts.flat().includes(name)) request.url = `/src/browser/${name}.ts`;
      next();
    });
  },
});

/** Writes the scripts that pages load when they are used; what every page carries is Astro's business. */
export async function writeScripts(root: string) {
  for (const names of scripts) await buildScripts(join(root, 'parts'), names);
}

const buildScripts = (folder: string, names: string[]) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [knowledge()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: Object.fromEntries(names.map((name) => [name, source(`browser/${name}.ts`)])),
        formats: ['es'],
      },
      // Else an entry that another one imports would be a file that only points to a second.
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: { chunkFileNames: '[name].js' } },
    },
  });

/** Writes the service worker, which is no module: not all browsers have those. It knows `editions` and what has `moved`. */
export const writeWorker = (root: string, editions: Editions, moved: Record<string, string>) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { EDITIONS: JSON.stringify(editions), MOVED: JSON.stringify(moved) },
    build: {
      outDir: root,
      emptyOutDir: false,
      lib: { entry: source('browser/sw.ts'), formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
    },
  });
