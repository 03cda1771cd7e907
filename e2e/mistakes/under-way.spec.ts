import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';
import { expectMistake, expectStopped } from '../testing/expect-mistake.ts';

const { cockpit } = windowEn;
const backupSizeBytes = 8_000_000;

test('a run that is stopped by hand in the pull says so calmly, and goes on', async ({ openJob }) => {
  const opened = await openJob({ backupSizeBytes });
  const { lab, window, admin } = opened;
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 500_000;
  await window.answer(admin);
  await expect(window.page).toHaveTitle(/\d+ %/);
  expect(await window.cancel()).toBe('cancelled');
  await expectStopped(opened);
  await expect(window.page.getByRole('region', { name: cockpit.now })).toHaveAttribute('data-grave', 'false');

  lab.faults.linkBytesPerSecond = undefined;
  await window.goOn();
  await window.workUntil(admin, 'type-name', 'restore');
});

test('an old appliance that is unplugged in the pull: the page says so, and the job goes on once it is back', async ({
  openJob,
}) => {
  const opened = await openJob({
    backupSizeBytes,
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, reconnectAttempts: 0 } }),
  });
  const { lab, window, admin } = opened;
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 500_000;
  await window.answer(admin);
  await expect(window.page).toHaveTitle(/\d+ %/);
  await lab.old.powerOff();
  expect(await window.work(admin)).toBe('failed');
  const { state } = await opened.journal();
  await expectMistake(opened, state.error?.code ?? 'bug');
  expect(state.error?.code).toMatch(/^(reach|transfer)\./);

  lab.faults.linkBytesPerSecond = undefined;
  await lab.old.powerOn();
  await window.goOn();
  await window.workUntil(admin, 'type-name', 'restore');
});

test('a laptop that slept in the pull goes on by itself when it wakes', async ({ openJob }) => {
  const { lab, window, admin } = await openJob({ backupSizeBytes });
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 500_000;
  await window.answer(admin);
  await expect(window.page).toHaveTitle(/\d+ %/);
  // What a sleep does to a computer's connections: they are gone, and for a while nothing answers.
  await lab.old.powerOff();
  lab.faults.linkBytesPerSecond = undefined;
  await expect(window.page.locator('[data-standing=lost]').first()).toBeVisible();
  await lab.old.powerOn();
  await window.workUntil(admin, 'type-name', 'restore');
});

test('a full disk of the new appliance: how much is free and needed, and the push goes on with room', async ({
  openJob,
}) => {
  const opened = await openJob({ backupSizeBytes });
  const { lab, window, admin } = opened;
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.diskFull = { side: 'new', freeBytes: 2_000_000 };
  expect(await window.work(admin)).toBe('failed');
  await expectMistake(opened, 'transfer.disk-full');

  lab.faults.diskFull = undefined;
  await window.goOn();
  await window.workUntil(admin, 'type-name', 'restore');
});
