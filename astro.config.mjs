import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { serveScripts } from './src/build/bundles.ts';
import { finish } from './src/build/finish.ts';
import { knowledge } from './src/build/knowledge.ts';
import { describePage } from './src/build/sitemap.ts';
import { address } from './src/site.ts';

export default defineConfig({
  site: address,
  // The preview server answers "/550" with its own page when slashes are demanded.
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'always' },
  // The scope of a component adds nothing to the weight of its rules.
  scopedStyleStrategy: 'where',
  // Smart punctuation turns „Zitat“ wrong.
  markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
  integrations: [
    mdx(),
    finish(),
    // It leaves out /500/, which it takes for the page of a server error.
    sitemap({ customPages: [`${address}/500/`], serialize: (item) => describePage(item, './dist') }),
  ],
  vite: {
    plugins: [tailwindcss(), knowledge(), serveScripts()],
    preview: { strictPort: true },
    build: {
      rolldownOptions: {
        onLog(level, log, next) {
          // Every MDX entry begins with a directive that the bundler does not know.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
      },
    },
  },
});
