// Measures the window's first screen, cold: see README.md. Prints; never fails because of a number.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { windowEn } from '../shared/text/en/window.ts';
import { browserArguments, browserPath } from '../e2e/testing/browser.ts';
import { makeDesk } from '../e2e/testing/desk.ts';
import { startProgram } from '../e2e/testing/program.ts';
import { inMs, printLine, spread } from './table.ts';

const { values } = parseArgs({ options: { loads: { type: 'string', default: '9' } } });
const root = process.env['HANDOVER_CHECKOUT'] ?? '';
const pages = path.join(root, 'dist', 'renderer');

/** One load of the first screen by a browser that never saw it; milliseconds since the page was asked for. */
interface Load {
  readonly firstPaintMs: number;
  readonly interactiveMs: number;
  /** Files of the page that were loaded until then. */
  readonly files: readonly string[];
}

const loads: Load[] = [];
for (let number = 0; number < Number(values.loads); number += 1) loads.push(await load());

const [last] = loads.slice(-1);
const bytesOf = (ending: string): number =>
  (last?.files ?? [])
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(pages, file)), { level: 9 }).length, 0);

const rows = [
  ['what', 'median', 'from-to', 'goal'],
  ['first paint after the page request', ...told(loads.map((each) => each.firstPaintMs))],
  ['the demo can be started', ...told(loads.map((each) => each.interactiveMs)), '1000 ms'],
  ['JavaScript of the first screen, gzip', kilobytes(bytesOf('.js')), '', '200 kB'],
  ['style of the first screen, gzip', kilobytes(bytesOf('.css'))],
];
for (const row of rows) printLine(row, [38, 10, 16]);

async function load(): Promise<Load> {
  const desk = makeDesk();
  const program = await startProgram(desk, root);
  const browser = await chromium.launch({ executablePath: browserPath, args: browserArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await page.addInitScript((demo) => {
      const look = (): void => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent === demo);
        if (button && !button.disabled) Object.assign(globalThis, { benchInteractiveMs: performance.now() });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, windowEn.start.demo);
    await page.goto(program.link);
    await page.waitForFunction(() => 'benchInteractiveMs' in globalThis);
    return await page.evaluate(() => ({
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      interactiveMs: (globalThis as unknown as { benchInteractiveMs: number }).benchInteractiveMs,
      files: performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname.slice(1))
        .filter((file) => file.startsWith('assets/')),
    }));
  } finally {
    await browser.close();
    await program.kill();
    desk.remove();
  }
}

function told(ms: readonly number[]): [string, string] {
  return [inMs(ms), `${spread(ms)} ms`];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
