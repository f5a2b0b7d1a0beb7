import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from '@playwright/test';

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
const chrome: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  win32: String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
};

/**
 * How to start a browser without downloading one: CHROMIUM_PATH, else an installed one, else the Chromium that comes
 * as an npm package for linux-x64 with its libraries and a font, unpacked once into the temporary folder.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named))
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file; correct or unset it`);
  const executablePath = named ?? [...installed, chrome[process.platform] ?? ''].find((path) => existsSync(path));
  if (executablePath) return { executablePath, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found for the tests; install Chrome, or set CHROMIUM_PATH to a Chromium');
  }
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
  const libraries = await inflate(join(bin, 'al2023.tar.br'));
  return {
    executablePath: await chromium.executablePath(),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(libraries, 'lib'),
      FONTCONFIG_PATH: join(tmpdir(), 'fonts'),
    } as Record<string, string>,
  };
}
