import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './testing/fixtures.ts';
import { guidedTour, guidedTourOptions } from './testing/guided-tour.ts';
import { type Look, tour, tourOptions } from './testing/tour.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'docs', 'screenshots');
/** Every page in every look: too many to be kept, made to be looked at. */
const everything = path.join(root, 'node_modules', '.cache', 'handover-e2e', 'pages');

/** What README shows, by where it is seen on the way. */
const chosen: Readonly<Record<string, string>> = {
  'the page "start"': 'start',
  'preflight, when all is done': 'preflight',
  'cut-over, when all is done': 'cut-over',
};

/** As each page and question is looked at one by one: its size, its colours, its language. */
const looks: readonly Wear[] = [
  { name: '1280x800' },
  { name: '900x640', width: 900, height: 640 },
  { name: '1920x1080', width: 1920, height: 1080 },
  { name: 'zoom-200', width: 640, height: 400 },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'forced-colours', forcedColors: 'active' },
  { name: 'german', language: 'de' },
  { name: 'german-900x640', language: 'de', width: 900, height: 640 },
];

interface Wear {
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'dark';
  readonly forcedColors?: 'active';
  readonly language?: 'de';
}

test('pictures of all pages', async ({ openJob, context }) => {
  test.setTimeout(0);
  fs.mkdirSync(folder, { recursive: true });
  fs.rmSync(everything, { recursive: true, force: true });
  fs.mkdirSync(everything, { recursive: true });
  const opened = await openJob({ ...tourOptions, backupSizeBytes: 24_000_000, clients: 12 });
  const { page } = opened.window;
  const shots: { readonly where: string; readonly png: Buffer }[] = [];
  const take: Look = async (where) => {
    const number = String(shots.length + 1).padStart(2, '0');
    const place = `${number}-${where.replaceAll(/[^a-z0-9]+/gi, '-')}`;
    for (const look of looks) {
      await wear(page, look);
      const png = await page.screenshot({ path: path.join(everything, `${place}-${look.name}.png`) });
      if (look.name === '1280x800') shots.push({ where, png });
    }
    await wear(page, { name: 'as before' });
    const name = chosen[where];
    const last = shots.at(-1);
    if (name !== undefined && last) fs.writeFileSync(path.join(folder, `${name}.png`), last.png);
  };
  await tour(opened, take);
  const known = shots.length;
  await guidedTour(await openJob(guidedTourOptions), take);
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width: 1600, height: 400 });
  // Of the night by hand only what the other one did not ask.
  const asked = new Set(shots.slice(0, known).map(({ where }) => questionIn(where)));
  const isNew = ({ where }: (typeof shots)[number], at: number) =>
    at < known || !asked.has(questionIn(where));
  await sheet.setContent(contactSheet(shots.filter(isNew)));
  await sheet.screenshot({ path: path.join(folder, 'contact-sheet.png'), fullPage: true });
});

/** The kind of question that a picture shows; the place itself where it shows none. */
function questionIn(where: string): string {
  return /asked "(.+)"/.exec(where)?.[1] ?? where;
}

/** Shows the page in another size, other colours or another language, as it stands. */
async function wear(page: Page, look: Wear): Promise<void> {
  const { width = 1280, height = 800, colorScheme = 'light', forcedColors = 'none', language = 'en' } = look;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, forcedColors });
  const choice = page.locator('select[data-language]');
  if ((await choice.count()) > 0) await choice.selectOption(language);
  await page.evaluate(() => document.fonts.ready);
  // No question is just coming, and what moves has come to rest.
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
