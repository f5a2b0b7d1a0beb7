import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { langs } from '../i18n/langs.ts';
import { readMoves, type Moves } from '../base/moves.ts';
import { moved } from '../moved.ts';
import { loadContent } from '../model/load.ts';
import { caddyMoves, headerRules, nginxMoves, redirectRules } from '../output/hosting.ts';
import * as site from '../site.ts';
import { writeScripts } from './bundles.ts';
import { writeCards, writeIcons } from './cards.ts';
import { addPolicy } from './csp.ts';
import { nameEdition, nameParts } from './edition.ts';
import { writeMoves } from './moves.ts';
import { writeEditions } from './offline.ts';
import { writeModule } from './package.ts';
import { writeFullTextIndex } from './pagefind.ts';
import { shortenScopes } from './scopes.ts';

/** Hosts look for /de/404.html, while Astro makes a folder of every page below a language. */
async function placeNotFoundPages(root: string) {
  for (const lang of langs) {
    await rename(join(root, lang, '404/index.html'), join(root, lang, '404.html'));
    await rmdir(join(root, lang, '404'));
  }
}

/** Astro takes /500 for the page of a server error; here it is a reply code like all others. */
async function placeReplyCode500(root: string) {
  await mkdir(join(root, '500'));
  await rename(join(root, '500.html'), join(root, '500/index.html'));
}

/** Each page is read and written once: they are most of what a build writes. The policy comes last, as the styles change. */
function finishPages(root: string, edition: string) {
  for (const file of globSync('**/*.html', { cwd: root })) {
    const page = join(root, file);
    const html = readFileSync(page, 'utf8');
    writeFileSync(page, addPolicy(nameParts(shortenScopes(html), edition)));
  }
}

async function writeHostRules(root: string, edition: string, moves: Moves) {
  await writeFile(join(root, '_redirects'), redirectRules(loadContent().codes.values(), moves));
  await writeFile(join(root, '_moved.nginx'), nginxMoves(moves));
  await writeFile(join(root, '_moved.caddy'), caddyMoves(moves));
  await writeFile(join(root, '_headers'), headerRules(edition));
}

function warnOfPlaceholders(logger: AstroIntegrationLogger) {
  if (site.address === site.example)
    logger.warn(`SITE_URL is not set: all pages say that their address is ${site.example}; set it to the real one`);
  if (!site.operator) logger.warn('src/site.ts names no operator: imprint and privacy page show a placeholder');
  if (!site.repository) logger.warn('src/site.ts names no repository: "suggest a correction" leads to the about page');
}

/** What is left to do when Astro has written all pages. */
export const finish = (): AstroIntegration => ({
  name: 'finish',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const moves = readMoves(moved);
      await placeNotFoundPages(root);
      await placeReplyCode500(root);
      await writeScripts(root);
      await writeModule(root);
      await writeMoves(root, moves);
      await writeFullTextIndex(root);
      const edition = nameEdition(root);
      finishPages(root, edition);
      await writeHostRules(root, edition, moves);
      await writeCards(root, loadContent());
      await writeIcons(root);
      await writeEditions(root, moves.pages);
      warnOfPlaceholders(logger);
    },
  },
});
