import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { hangMs } from '../engine/testing/limits.ts';
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
  // No spec is timed: the limits end only what hangs.
  timeout: hangMs,
  expect: { timeout: hangMs / 2 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['../build/test/e2e-reporter.mjs']],
  use: {
    actionTimeout: hangMs / 2,
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
    // Started on the laptop of a booted lab, by a trial of lab/linux.
    { name: 'booted', testMatch: '**/*.booted.ts' },
  ],
});
