import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, browserPath } from './testing/browser.ts';

const results = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'handover-e2e');

/** Whole migrations in a real browser: `npm run e2e`. See README.md. */
export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  outputDir: path.join(results, 'results'),
  // Each worker runs a browser, the program and two demo appliances.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['../build/test/e2e-reporter.mjs']],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browserPath, args: browserArguments },
  },
  projects: [
    { name: 'window', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: '**/*.shots.ts' },
  ],
});
