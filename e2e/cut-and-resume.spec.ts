import type { RunEvent } from '../shared/run/event.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expect, test } from './testing/fixtures.ts';

const size = 24_000_000;

test('a pull that is cut stops with its four answers, and goes on from the bytes that were there', async ({
  openJob,
}) => {
  const { lab, window, admin, journal } = await openJob({
    backupSizeBytes: size,
    plan: (plan) => ({ ...plan, limits: { ...plan.limits, reconnectAttempts: 0 } }),
  });
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.cut = { direction: 'read', atByte: 15_000_000, isEachTime: true };
  expect(await window.work(admin)).toBe('failed');
  expect(await window.stage()).toBe('pull');
  await expect(window.page.getByRole('alert').first()).toBeVisible();
  await expect(window.railItem('pull')).toHaveAccessibleName(/failed/i);

  lab.faults.cut = undefined;
  await window.goOn();
  await window.workUntil(admin, 'type-name', 'restore');
  expect(resumedFrom((await journal()).events)).toBeGreaterThan(1_000_000);
});

test('a pause keeps the run and its connections, and goes on where it stands', async ({ openJob }) => {
  const { lab, window, admin, journal } = await openJob({ backupSizeBytes: size });
  const { transfer } = windowEn;
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 2_000_000;
  await window.answer(admin);
  await window.page.getByRole('button', { name: transfer.pause, exact: true }).click();
  await expect(window.page.getByText(transfer.heldMeans)).toBeVisible();
  // It is no failure, and nothing that was entered is gone.
  await expect(window.railItem('pull')).not.toHaveAccessibleName(/failed|stopped/i);
  expect((await journal()).state.isRunning).toBe(true);

  lab.faults.linkBytesPerSecond = undefined;
  await window.page.getByRole('button', { name: transfer.goOn, exact: true }).click();
  await window.workUntil(admin, 'type-name', 'restore');
  const { events } = await journal();
  expect(events.filter(({ type }) => type === 'run.started')).toHaveLength(1);
  expect(
    events.filter(({ type }) => type === 'transfer.paused' || type === 'transfer.continued'),
  ).toHaveLength(2);
  const logins = events.filter(
    (event) => event.type === 'question.asked' && event.question.kind === 'secret',
  );
  expect(logins).toHaveLength(2);
});

test('the program is killed in the midst of a pull, and the one that is started again goes on', async ({
  openJob,
  startProgram,
  expectedErrors,
}) => {
  expectedErrors.push(/WebSocket|ERR_CONNECTION_REFUSED/);
  const { lab, window, admin, program, jobId, journal } = await openJob({ backupSizeBytes: size });
  await window.start();
  await window.workUntil(admin, 'prove-key');
  lab.faults.linkBytesPerSecond = 6_000_000;
  await window.answer(admin);
  await expect(window.page).toHaveTitle(/^([3-9]\d) % /);
  await program.kill();
  await expect(window.page.getByText(windowEn.common.connectionLost)).toBeVisible();

  lab.faults.linkBytesPerSecond = undefined;
  const again = await startProgram();
  await window.page.goto(again.link);
  await window.page.goto(`${again.address}#/job/${jobId}`);
  await window.reaches('pull');
  await window.goOn();
  await window.workUntil(admin, 'type-name', 'restore');
  expect(resumedFrom((await journal()).events)).toBeGreaterThan(1_000_000);
});

function resumedFrom(events: readonly RunEvent[]): number {
  const kept = events.findLast(
    (event) => event.type === 'artifact.recorded' && event.artifact.role === 'backup',
  );
  return kept?.type === 'artifact.recorded' ? kept.resumedFromBytes : 0;
}
