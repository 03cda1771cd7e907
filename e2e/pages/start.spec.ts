import fs from 'node:fs';
import { createJob, type JobFolder } from '../../engine/index.ts';
import { Journal } from '../../engine/job/journal.ts';
import { samplePlan, stuckInOutage } from '../../engine/report/testing/sample-run.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expectAccessible } from '../testing/expect-accessible.ts';
import { expect, test } from '../testing/fixtures.ts';
import type { Desk } from '../testing/desk.ts';

const { start, common } = windowEn;

function makeJob(desk: Desk, name: string, past: readonly EventBody[] = [], isDemo = false): JobFolder {
  const plan = planSchema.parse({ ...samplePlan, name });
  const job = createJob(desk.home, plan, desk.folder, new Date(), { isDemo });
  const { journal } = Journal.open(job.journalPath, job.id);
  past.forEach((body, index) => journal.append({ ...body, seq: index + 1, at: new Date().toISOString() }));
  journal.close();
  return job;
}

test('open jobs come first, the one without a server in red with its clock, and a demo is marked', async ({
  desk,
  page,
  startProgram,
}) => {
  makeJob(desk, 'Branch');
  const stuck = makeJob(desk, 'Head office', stuckInOutage);
  makeJob(desk, 'Try it', [], true);
  const program = await startProgram();
  await page.goto(program.link);
  const cards = page.getByRole('region', { name: start.jobs }).getByRole('listitem');
  await expect(cards).toHaveCount(3);
  const first = cards.first();
  await expect(first).toHaveAttribute('data-job', stuck.id);
  await expect(first.locator('.job-card-clock')).toHaveText(/^\d+:\d\d/);
  await expect(first.getByText(en.phases.switch, { exact: true })).toBeVisible();
  // It stays: nobody has seen that the clients are served.
  await expect(first.getByRole('button')).toHaveCount(0);
  await expect(
    cards.filter({ hasText: 'Try it' }).getByText(common.demoBadge, { exact: true }),
  ).toBeVisible();
  const above = async (name: string) => (await page.getByText(name).first().boundingBox())?.y ?? 0;
  expect(await above(start.jobs)).toBeLessThan(await above(start.newMigration));
  await expectAccessible(page, 'the start page with jobs');
});

test('a job is archived, taken back, and deleted after the page says what goes', async ({
  desk,
  page,
  startProgram,
}) => {
  const job = makeJob(desk, 'Branch');
  const program = await startProgram();
  await page.goto(program.link);
  const card = page.locator(`[data-job="${job.id}"]`);
  await card.getByRole('button', { name: `${en.removal.archive}: Branch` }).click();
  await expect(card).toHaveCount(0);
  await page.getByText(start.archived(1)).click();
  await page.getByRole('button', { name: `${en.removal.unarchive}: Branch` }).click();
  await expect(card).toBeVisible();

  const remove = card.getByRole('button', { name: `${en.removal.delete}: Branch` });
  await remove.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(en.removal.deleteTitle('Branch'));
  await expect(dialog).toContainText(en.removal.stays);
  await dialog.getByRole('button', { name: start.keepJob }).last().click();
  expect(fs.existsSync(job.planPath)).toBe(true);
  await remove.click();
  await dialog.getByRole('button', { name: en.removal.delete }).click();
  await expect(page.getByText(start.noJobs)).toBeVisible();
  expect(fs.existsSync(job.folder)).toBe(false);
});
