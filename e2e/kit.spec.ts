import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readKitLines } from '../shared/rules/key/kit-lines.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expect, test } from './testing/fixtures.ts';

test('the sheet that the window prints gives the key back, and names a line that is typed wrong', async ({
  desk,
  openJob,
  page,
}) => {
  // A dialog of the system that no page can answer; what it would print is printed below.
  await page.addInitScript(() => Object.assign(globalThis, { print: () => undefined }));
  const { window, admin, lab } = await openJob();
  await window.start();
  await window.workUntil(admin, 'kit-path');
  await window.question.getByRole('button', { name: windowEn.key.kit.print }).click();
  await expect(page.locator('.print-sheet pre')).toBeAttached();

  const pdf = path.join(desk.folder, 'kit.pdf');
  await page.pdf({ path: pdf, format: 'A4' });
  fs.chmodSync(pdf, 0o600);
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  const key = [...lab.notebook.values()].at(-1);
  expect(readKitLines(text)).toEqual({ key });

  const wrong = text.replace(
    /^(\s*01 \| )(.)/mu,
    (_, before: string, first: string) => before + (first === 'X' ? 'Y' : 'X'),
  );
  expect(readKitLines(wrong)).toMatchObject({ fault: { kind: 'wrong-line', number: 1 } });
  fs.rmSync(pdf);
});
