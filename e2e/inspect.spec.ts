import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { windowEn } from '../shared/text/en/window.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expectUsable } from './testing/expect-usable.ts';
import { expect, test } from './testing/fixtures.ts';

const { inspect } = windowEn;
const key = 'PAPER-KEY-1234';

test('backup files are chosen, dropped, tried with a key and compared', async ({
  desk,
  page,
  startProgram,
}) => {
  const files = makeFiles(desk.folder);
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/inspect`);

  await choose(page, [files.encrypted, files.page]);
  // Encrypted, it may be a backup of anything.
  await expect(verdictOf(card(page, 'epp.eppb'))).toHaveAttribute('data-verdict', 'cannot-tell');
  await expect(card(page, 'epp.eppb').locator('[data-answer=fits]')).toHaveAttribute(
    'data-kind',
    'looks-fine',
  );
  await expect(verdictOf(card(page, 'page.eppb'))).toHaveAttribute('data-verdict', 'no');

  await page.getByLabel(inspect.targetVersion).fill('2601');
  const keyField = page.getByRole('textbox', { name: inspect.key, exact: true });
  await keyField.fill('PAPER-KEY-1235');
  await keyField.press('Enter');
  await expect(verdictOf(card(page, 'epp.eppb'))).not.toHaveAttribute('data-verdict', 'looks-fine');
  await keyField.fill(key);
  await keyField.press('Enter');
  await expect(card(page, 'epp.eppb').getByText(/The key opens it/)).toBeVisible();
  await expect(card(page, 'epp.eppb').getByText(/made on 2604/i)).toBeVisible();
  // A newer backup on an older server: the vendor's rule, with its page.
  await expect(verdictOf(card(page, 'epp.eppb'))).toHaveAttribute('data-verdict', 'no');
  await card(page, 'epp.eppb')
    .getByText(/entries,/)
    .click();
  await expect(
    card(page, 'epp.eppb').getByRole('rowheader', { name: 'content/manifest.json' }),
  ).toBeVisible();

  await card(page, 'page.eppb')
    .getByRole('button', { name: inspect.remove('page.eppb') })
    .click();
  await drop(page, files.later);
  await expect(verdictOf(card(page, 'later.eppb'))).toBeVisible();
  await page.getByRole('button', { name: inspect.compare, exact: true }).click();
  const comparison = page.locator('[data-comparison=compared]');
  await expect(comparison.getByText(/made on the same server/)).toBeVisible();
  await expect(comparison.getByText('+ content/more.txt')).toBeVisible();

  await expectAccessible(page, 'with two files');
  await expectUsable(page, 'with two files');
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(stored).not.toContain(key);
});

test('a folder is chosen, and what lies in it is a table that can be saved', async ({
  desk,
  page,
  startProgram,
}) => {
  const files = makeFiles(desk.folder);
  const folder = path.join(desk.folder, 'old backups');
  fs.mkdirSync(path.join(folder, '2025'), { recursive: true });
  fs.renameSync(files.later, path.join(folder, '2025', 'later.eppb'));
  fs.renameSync(files.encrypted, path.join(folder, 'epp.eppb'));
  fs.renameSync(files.page, path.join(folder, '=page.eppb'));
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), 'not a backup');
  fs.writeFileSync(path.join(folder, '.hidden'), 'not a backup');
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/inspect`);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: inspect.chooseFolder }).click();
  await (await chooser).setFiles(folder);
  const inventory = page.locator('[data-inventory="3"]');
  await expect(inventory.getByRole('row')).toHaveCount(4);
  const later = inventory.getByRole('row').filter({ hasText: 'old backups/2025/later.eppb' });
  await expect(later).toContainText('2604');
  await expect(inventory).toContainText('3 files: 1 look fine, 1 cannot be judged, 1 cannot be restored.');

  await later.getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'old backups/2025/later.eppb' })).toBeFocused();

  const saved = page.waitForEvent('download');
  await inventory.getByRole('button', { name: inspect.saveCsv }).click();
  const csv = fs
    .readFileSync(await (await saved).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv.find((line) => line.includes('later'))).toMatch(
    /^old backups\/2025\/later\.eppb,\d+,[0-9a-f]{64},gzip,.*,2604,manifest,looks-fine,/,
  );
  await expectAccessible(page, 'with a folder');
  await expectUsable(page, 'with a folder');
});

/** Two backups of one server, the first one encrypted, and a page that was saved in the place of one. */
function makeFiles(folder: string) {
  const place = (name: string) => path.join(folder, name);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder });
  fs.mkdirSync(place('content'));
  fs.writeFileSync(
    place('content/manifest.json'),
    '{"product":"Endpoint Protector","version":"2604","hostname":"epp-old"}',
  );
  run('tar', 'czf', 'epp.tgz', 'content');
  run(
    'openssl',
    'enc',
    '-aes-256-cbc',
    '-pbkdf2',
    '-pass',
    `pass:${key}`,
    '-in',
    'epp.tgz',
    '-out',
    'epp.eppb',
  );
  fs.writeFileSync(place('content/more.txt'), 'more');
  run('tar', 'czf', 'later.eppb', 'content');
  fs.writeFileSync(place('page.eppb'), '<!doctype html><title>Login</title>');
  return { encrypted: place('epp.eppb'), later: place('later.eppb'), page: place('page.eppb') };
}

async function choose(page: Page, files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: inspect.choose }).click();
  await (await chooser).setFiles(files);
}

async function drop(page: Page, file: string): Promise<void> {
  const content = fs.readFileSync(file).toString('base64');
  const dropped = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      return transfer;
    },
    [path.basename(file), content] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
}

function card(page: Page, name: string): Locator {
  return page.locator('[data-inspection]').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

function verdictOf(inspection: Locator): Locator {
  return inspection.locator('[data-verdict]');
}
