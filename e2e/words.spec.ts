import { ledgerRowIds, rowOf } from '../shared/rules/ledger/ledger.ts';
import { stepIds } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expect, test } from './testing/fixtures.ts';
import { openAll, wordsIn } from './testing/words-in.ts';

test('the page Plan has at most half of the words it had, and all of them on demand', async ({
  openJob,
  page,
}) => {
  const { window, admin } = await openJob({
    plan: (plan) => ({
      ...plan,
      maintenanceWindowMinutes: 480,
      old: { ...plan.old, profile: 'endpoint-protector', version: '5.9.4.2' },
      new: { ...plan.new, profile: 'endpoint-protector', version: '2608' },
    }),
  });
  await window.start();
  await window.workUntil(admin, 'confirm-plan', 'plan');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: windowEn.plan.timelineTitle })).toBeVisible();
  await expect(main.locator('.timeline-window')).toBeVisible();
  expect(await wordsIn(main)).toBeLessThanOrEqual(747);

  await openAll(main);
  const { same, different } = en.strategies;
  for (const text of [
    ...stepIds.flatMap((id) => [en.steps[id].does, en.steps[id].undo]),
    ...Object.values(windowEn.plan.activities),
    ...ledgerRowIds
      .filter((id) => [undefined, 'from-2608'].includes(rowOf(id).only))
      .map((id) => en.ledger.rows[id].todo),
    ...[same, different].flatMap(({ summary, consequences }) => [summary, ...consequences]),
  ])
    await expect(main.getByText(text).first()).toBeVisible();
});

test('the page of a new migration has at most half of the words it had, and all of them on demand', async ({
  startProgram,
  page,
}) => {
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/new`);
  const body = page.locator('body');
  const { page: form } = windowEn.connect;
  await expect(page.getByRole('heading', { name: form.oldTitle })).toBeVisible();
  expect(await wordsIn(body)).toBeLessThanOrEqual(312);

  await openAll(body);
  for (const text of [
    ...Object.values(form.methods),
    form.pinHint,
    form.legacyHint,
    form.jumpsHint,
    form.versionHints['endpoint-protector'],
    form.endpointsHint,
    form.backupExistingMeans,
    form.pushHint,
    ...Object.values(form.pushes),
    form.finalNameHint,
    ...en.strategies.same.consequences,
    ...en.strategies.different.consequences,
    en.takeovers.direct.title,
  ])
    await expect(page.getByText(text).first()).toBeVisible();
});
