import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';

// Unpacks the browser once, before the workers start.
const launchOptions = await findBrowser();
const port = 4329;

export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.ts',
  outputDir: '../../test-results',
  reporter: 'line',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  use: { baseURL: `http://localhost:${port}`, launchOptions },
  webServer: { command: `npx astro preview --port ${port}`, port, cwd: '../..' },
});
