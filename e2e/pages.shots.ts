import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './testing/fixtures.ts';
import { tour, tourOptions } from './testing/tour.ts';

const folder = path.join(import.meta.dirname, '..', 'docs', 'screenshots');

/** What README shows, by where it is seen on the way. */
const chosen: Readonly<Record<string, string>> = {
  'the page "start"': 'start',
  'preflight, when all is done': 'preflight',
  'cut-over, when all is done': 'cut-over',
};

test('pictures of all pages', async ({ openJob, context }) => {
  fs.mkdirSync(folder, { recursive: true });
  const opened = await openJob({ ...tourOptions, backupSizeBytes: 24_000_000, clients: 12 });
  const shots: { readonly where: string; readonly png: Buffer }[] = [];
  await tour(opened, async (where) => {
    const { page } = opened.window;
    await settled(page);
    const png = await page.screenshot();
    shots.push({ where, png });
    const name = chosen[where];
    if (name !== undefined) fs.writeFileSync(path.join(folder, `${name}.png`), png);
  });
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width: 1600, height: 400 });
  await sheet.setContent(contactSheet(shots));
  await sheet.screenshot({ path: path.join(folder, 'contact-sheet.png'), fullPage: true });
});

/** No question is just coming, and letters and pictures are there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(200);
}

function contactSheet(shots: readonly { readonly where: string; readonly png: Buffer }[]): string {
  const figures = shots.map(
    ({ where, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString('base64')}" width="380"><figcaption>${where}</figcaption></figure>`,
  );
  return `<!doctype html><style>
    body { margin: 16px; display: grid; grid-template-columns: repeat(4, 380px); gap: 12px; font: 13px sans-serif; background: #fff }
    figure { margin: 0 } img { display: block; border: 1px solid #bbb } figcaption { padding: 4px 0; color: #333 }
  </style>${figures.join('')}`;
}
