import fs from 'node:fs';
import path from 'node:path';
import { en } from '../shared/text/en.ts';
import { findingText } from '../shared/text/render.ts';
import { expect, test } from './testing/fixtures.ts';

test('a backup above the limit of the import is stopped before a byte of it is pulled', async ({
  openJob,
  desk,
}) => {
  const { window, admin, journal, jobId } = await openJob({ faults: { backupSizeBytes: 210_000_000 } });
  await window.start();
  expect(await window.work(admin)).toBe('blocked');
  expect(await window.stage()).toBe('pull');
  const [finding] = (await journal()).state.findings.pull ?? [];
  expect(finding?.severity).toBe('error');
  if (finding) {
    const text = findingText(en, finding);
    for (const part of [text.title, text.seen, text.fix])
      await expect(window.page.getByRole('main').getByText(part).first()).toBeVisible();
    // Said once: an error that names the finding again is no help beside it.
    await expect(window.page.getByRole('main').getByText(finding.id)).toHaveCount(1);
  }
  const backups = fs
    .readdirSync(path.join(desk.home, 'jobs', jobId), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name).startsWith('handover-'));
  expect(backups).toEqual([]);
});
