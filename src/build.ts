import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import type { SitemapItem } from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import ts from 'typescript';
import { langs } from './i18n/langs.ts';
import { headerRules, redirectRules } from './lib/hosting.ts';
import { moved } from './moved.ts';
import * as site from './site.ts';

/**
 * An entry of the sitemap with what its page says itself: the addresses of its other languages, or nothing where it
 * does not want to be listed.
 */
export function describePage(item: SitemapItem, root: string): SitemapItem | undefined {
  const { pathname } = new URL(item.url);
  if (pathname.endsWith('/404/')) return undefined;
  const html = readFileSync(join(root, pathname, 'index.html'), 'utf8');
  if (html.includes('<meta name="robots" content="noindex">')) return undefined;
  const alternates = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g);
  return { ...item, links: [...alternates].map(([, lang = '', url = '']) => ({ lang, url })) };
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hashes = (html: string, element: RegExp) =>
  [...new Set([...html.matchAll(element)].map(([, text = '']) => hash(text)))].join(' ');

/**
 * The Content-Security-Policy of one page. Astro's own lists the hashes of all pages on every page, about 35 bytes each
 * that no compression takes back; a page needs only those of its own elements.
 */
export function contentSecurityPolicy(html: string): string {
  const scripts = hashes(html, /<script(?![^>]*application\/ld\+json)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    "default-src 'self'",
    // Pagefind: its scripts, its index and its WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${scripts}`.trim(),
    `style-src ${styles || "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** In the browser the decoder's facts are data that the build has read; the module that reads them needs a file system. */
export const knowledgeAsData = (): Plugin => ({
  name: 'knowledge-as-data',
  enforce: 'pre',
  async load(id) {
    if (!id.replace(/\?.*/, '').endsWith('/src/lib/knowledge.ts')) return null;
    const facts = Object.entries(await import('./lib/knowledge.ts'));
    const data = (value: unknown) => JSON.stringify(JSON.stringify(value));
    return facts.map(([name, value]) => `export const ${name} = /*#__PURE__*/ JSON.parse(${data(value)});`).join('\n');
  },
});

/**
 * The module for other programs, in one file with its source map and its types. The address of the site is part of it.
 */
async function buildModule(outDir: string) {
  const entry = fileURLToPath(new URL('lib/bounce-codes.ts', import.meta.url));
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
      lib: { entry, formats: ['es'], fileName: () => 'bounce-codes.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // The types of the decoder's findings stand in its own file; a reader of the module needs them in one.
  const declarations = ['decode.ts', 'bounce-codes.ts'].map((file) => {
    const source = readFileSync(fileURLToPath(new URL(`lib/${file}`, import.meta.url)), 'utf8');
    return ts
      .transpileDeclaration(source, { fileName: file })
      .outputText.replace(/^(?:import|export) .*from .*\n/gm, '');
  });
  await writeFile(
    join(outDir, 'bounce-codes.d.ts'),
    declarations.join('\n').replace(/^export (?:type )?\{[^}]*\};\n/gm, ''),
  );
}

/** What is left to do when all pages are written: the policy of each page, the 404 pages of the languages, the search and its index. */
export const finish = (): AstroIntegration => ({
  name: 'finish',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      for (const lang of langs) {
        // Hosts look for /de/404.html, while Astro makes a folder of every page below a language.
        await rename(join(root, lang, '404/index.html'), join(root, lang, '404.html'));
        await rmdir(join(root, lang, '404'));
      }
      // Astro takes /500 for the page of a server error; here it is a reply code like all others.
      await mkdir(join(root, '500'));
      await rename(join(root, '500.html'), join(root, '500/index.html'));
      for await (const file of glob('**/*.html', { cwd: root })) {
        // Tailwind's notice stands in its package; nothing of its code is in these pages.
        const html = (await readFile(join(root, file), 'utf8')).replace(/\s*\/\*! tailwindcss.*?\*\/\s*/, '');
        const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy(html)}">`;
        await writeFile(
          join(root, file),
          html.replace(/<meta charset="utf-8">/, (charset) => charset + policy),
        );
      }
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        plugins: [knowledgeAsData()],
        build: {
          outDir: root,
          emptyOutDir: false,
          lib: {
            entry: Object.fromEntries(
              ['words', 'bounce', 'copy', 'filter'].map((name) => [
                name,
                fileURLToPath(new URL(`browser/${name}.ts`, import.meta.url)),
              ]),
            ),
            formats: ['es'],
          },
          rolldownOptions: { output: { chunkFileNames: '[name].js' } },
        },
      });
      const { knowledge } = await import('./lib/knowledge.ts');
      await writeFile(join(root, '_redirects'), redirectRules(knowledge.codes, moved));
      await writeFile(join(root, '_headers'), headerRules);
      await buildModule(join(root, 'lib/v1'));
      const { index } = await pagefind.createIndex({
        // What stands on every page finds none.
        excludeSelectors: [
          '.crumbs',
          '.contents',
          '.facts',
          '.anatomy',
          '.route',
          '.answers',
          '.label',
          'small',
          '#sources',
          '.answers-of a',
        ],
      });
      if (!index) throw new Error('Pagefind could not create an index');
      await index.addDirectory({ path: root });
      await rm(join(root, 'pagefind'), { recursive: true, force: true });
      await index.writeFiles({ outputPath: join(root, 'pagefind') });
      // Its own user interfaces and its worker are not used here.
      for await (const unused of glob('pagefind/pagefind-{*ui,highlight,worker}.*', { cwd: root }))
        await rm(join(root, unused));
      // Pagefind packs its engine with gzip; brotli makes it 9 KB smaller, and the engine reads both.
      for await (const engine of glob('pagefind/wasm.*.pagefind', { cwd: root })) {
        const file = join(root, engine);
        await writeFile(file, gunzipSync(await readFile(file)));
      }
      await pagefind.close();
      if (!site.operator) logger.warn('src/site.ts names no operator: imprint and privacy page show a placeholder');
      if (!site.repository)
        logger.warn('src/site.ts names no repository: "suggest a correction" leads to the about page');
    },
  },
});
