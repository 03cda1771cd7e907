import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { windowDe } from '../shared/text/de/window.ts';
import { enReportOnly } from '../shared/text/en/report.ts';
import { windowEn } from '../shared/text/en/window.ts';

const pages = path.resolve(import.meta.dirname, '..', 'dist', 'renderer');

test('the JavaScript of the first screen stays below 190 kB', () => {
  expect(fs.existsSync(path.join(pages, 'index.html')), 'dist/renderer is missing: npm run build').toBe(true);
  const files = firstFiles();
  expect(files.length).toBeGreaterThan(0);
  const bytes = files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(file), { level: 9 }).length, 0);
  expect(bytes, files.map((file) => path.basename(file)).join(', ')).toBeLessThan(190_000);
});

test('the first screen comes with its words alone: German with its choice, and those of the report never', () => {
  const scripts = firstFiles().map((file) => fs.readFileSync(file, 'utf8'));
  const hold = (text: string) => scripts.some((script) => script.includes(text));
  expect(hold(windowEn.start.lead)).toBe(true);
  expect(hold(windowDe.start.lead)).toBe(false);
  expect(hold(enReportOnly.noSecrets)).toBe(false);
});

test('no page holds a script or a style of another host', () => {
  const html = fs.readFileSync(path.join(pages, 'index.html'), 'utf8');
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
});

/** What the page loads before anything is pressed: its scripts, and what these import by name. */
function firstFiles(): string[] {
  const html = fs.readFileSync(path.join(pages, 'index.html'), 'utf8');
  const found = new Set<string>();
  const waiting = [...html.matchAll(/(?:src|href)="(\.\/[^"]+\.js)"/g)].map(([, file]) =>
    path.join(pages, file ?? ''),
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const imports = fs.readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.\.?\/[^"]+\.js)"/g);
    for (const [, imported] of imports) waiting.push(path.resolve(path.dirname(file), imported ?? ''));
  }
  return [...found];
}
