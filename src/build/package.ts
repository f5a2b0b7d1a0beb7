import { readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { build, type Plugin } from 'vite';
import { langs } from '../i18n/langs.ts';
import { printTypes } from '../output/types.ts';
import * as site from '../site.ts';
import { knowledge } from './knowledge.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const source = (path: string) => join(project, 'src', path);

/**
 * Says of the parts that are only evaluated when they are used, such as the reader of whole mails, that they may be left
 * out: bundlers other than Vite's cannot see it.
 */
const lazyParts = (): Plugin => ({
  name: 'lazy-parts',
  renderChunk: (code) => ({ code: code.replace(/= (?=__esm(?:Min)?\()/g, '= /* @__PURE__ */ '), map: null }),
});

/**
 * Writes the module for other programs below `root`, in one file with its source map and its types, and around it the
 * package that is packed: the same for CommonJS and a manifest. The address of the site is part of it.
 */
export async function writeModule(root: string) {
  const outDir = join(root, 'lib/v1');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [knowledge(), lazyParts()],
    define: { 'process.env': JSON.stringify({ SITE_URL: site.address }) },
    build: {
      outDir,
      emptyOutDir: false,
      sourcemap: true,
      lib: {
        entry: source('decoder/module.ts'),
        formats: ['es', 'cjs'],
        fileName: (format) => (format === 'es' ? 'bounce-codes.js' : 'bounce-codes.cjs'),
      },
      rolldownOptions: {
        output: {
          codeSplitting: false,
          // From the folder of the project, wherever it and the output lie.
          sourcemapPathTransform: (path, map) => relative(project, resolve(dirname(map), path)).replaceAll('\\', '/'),
        },
      },
    },
  });
  await writeCommand(outDir);
  const types = declarations();
  await writeFile(join(outDir, 'bounce-codes.d.ts'), types);
  await writeFile(join(outDir, 'bounce-codes.d.cts'), types);
  await writeFile(join(outDir, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  for (const file of ['LICENSE', 'NOTICE']) await copyFile(join(project, file), join(outDir, file));
}

/** The module is a file beside the command, and no part of it. */
const moduleBeside = (): Plugin => ({
  name: 'module-beside',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/decoder/module.ts') ? { id: './bounce-codes.js', external: true } : null),
});

const writeCommand = (outDir: string) =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [moduleBeside()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'node20',
      lib: { entry: source('command/command.ts'), formats: ['es'], fileName: () => 'command.js' },
      rolldownOptions: { external: /^node:/ },
    },
  });

/** The types of the module in one file: those of the findings, its own, and those of the open data. */
function declarations(): string {
  const own = ['findings.ts', 'module.ts']
    .map((file) =>
      ts
        .transpileDeclaration(readFileSync(source(`decoder/${file}`), 'utf8'), { fileName: file })
        .outputText.replace(/^(?:import|export) .*from .*\n/gm, ''),
    )
    .join('\n')
    .replace(/^export (?:type )?\{[^}]*\};\n/gm, '')
    .replace('Language = Lang;', `Language = ${langs.map((lang) => `'${lang}'`).join(' | ')};`);
  return `${own}\n${printTypes(own)}`;
}

/** What the package says of itself: no dependencies, and for each way of importing its code and its types. */
function manifest() {
  const { name, version, description, license, engines } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  return {
    name,
    version,
    description,
    license,
    homepage: site.address,
    ...(site.repository !== undefined && { repository: site.repository }),
    type: 'module',
    sideEffects: false,
    main: './bounce-codes.cjs',
    types: './bounce-codes.d.cts',
    bin: { [name as string]: './command.js' },
    exports: {
      '.': {
        import: { types: './bounce-codes.d.ts', default: './bounce-codes.js' },
        require: { types: './bounce-codes.d.cts', default: './bounce-codes.cjs' },
      },
      './package.json': './package.json',
    },
    engines,
  };
}
