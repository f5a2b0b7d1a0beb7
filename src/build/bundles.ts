import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { build, type Plugin } from 'vite';
import * as site from '../site.ts';

const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** In the browser the decoder's facts are data that the build has read; the module that reads them needs a file system. */
export const knowledgeAsData = (): Plugin => ({
  name: 'knowledge-as-data',
  enforce: 'pre',
  async load(id) {
    if (!id.replace(/\?.*/, '').endsWith('/src/decoder/knowledge.ts')) return null;
    // The dev server asks again when a file has changed; the query makes Node evaluate the module anew.
    for (const file of globSync('content/**/*.yml')) this.addWatchFile(resolve(file));
    const facts = Object.entries((await import(`../decoder/knowledge.ts?${Date.now()}`)) as object);
    const data = (value: unknown) => JSON.stringify(JSON.stringify(value));
    return facts.map(([name, value]) => `export const ${name} = /*#__PURE__*/ JSON.parse(${data(value)});`).join('\n');
  },
});

// Scripts that share parts are built together; a part that two of the others share would cost a request of its own.
const scripts = [['words', 'bounce'], ['copy'], ['filter']];

/** The dev server answers with their sources where the built site has these scripts, so that no page has to know which it is. */
export const serveScripts = (): Plugin => ({
  name: 'serve-scripts',
  configureServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const [, name = ''] = /^\/(\w+)\.js$/.exec(request.url ?? '') ?? [];
      if (scripts.flat().includes(name)) request.url = `/src/browser/${name}.ts`;
      next();
    });
  },
});

/** Writes the scripts that pages load when they are used; what every page carries is Astro's business. */
export async function writeScripts(root: string) {
  for (const names of scripts) await buildScripts(root, names);
}

const buildScripts = (root: string, names: string[]) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [knowledgeAsData()],
    build: {
      outDir: root,
      emptyOutDir: false,
      lib: {
        entry: Object.fromEntries(names.map((name) => [name, source(`browser/${name}.ts`)])),
        formats: ['es'],
      },
      // Else an entry that another one imports would be a file that only points to a second.
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: { chunkFileNames: '[name].js' } },
    },
  });

/**
 * Writes the module for other programs below `root`, in one file with its source map and its types. The address of the
 * site is part of it.
 */
export async function writeModule(root: string) {
  const outDir = join(root, 'lib/v1');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [knowledgeAsData()],
    define: { 'process.env': JSON.stringify({ SITE_URL: site.address }) },
    build: {
      outDir,
      emptyOutDir: false,
      sourcemap: true,
      lib: { entry: source('decoder/module.ts'), formats: ['es'], fileName: () => 'bounce-codes.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // The types of the decoder's findings stand in its own file; a reader of the module needs them in one.
  const declarations = ['decode.ts', 'module.ts'].map((file) =>
    ts
      .transpileDeclaration(readFileSync(source(`decoder/${file}`), 'utf8'), { fileName: file })
      .outputText.replace(/^(?:import|export) .*from .*\n/gm, ''),
  );
  await writeFile(
    join(outDir, 'bounce-codes.d.ts'),
    declarations.join('\n').replace(/^export (?:type )?\{[^}]*\};\n/gm, ''),
  );
}
