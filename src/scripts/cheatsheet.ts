import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { cheatSheetUrl } from '../base/urls.ts';
import { complete } from '../i18n/langs.ts';
import { findBrowser } from '../tests/browser.ts';

// npm run cheatsheet: prints the cheat sheet of the built site, a PDF for each language beside its page.
const port = 4329;

if (!existsSync(`dist${cheatSheetUrl(complete[0])}`)) {
  console.error('There is no built site: run "npm run build" first');
  process.exit(1);
}
const server = spawn('npx', ['astro', 'preview', '--port', `${port}`], { stdio: 'ignore', detached: true });
const browser = await chromium.launch(await findBrowser());
try {
  const page = await browser.newPage();
  for (const lang of complete) {
    const address = `http://localhost:${port}${cheatSheetUrl(lang)}`;
    // The server needs a moment.
    for (let tries = 0; !(await page.goto(address).catch(() => null)); tries++) {
      if (tries > 50) throw new Error(`${address} does not answer`);
      await page.waitForTimeout(200);
    }
    const path = `dist${cheatSheetUrl(lang)}cheatsheet.pdf`;
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    console.log(path);
  }
} finally {
  await browser.close();
  if (server.pid) process.kill(-server.pid);
}
