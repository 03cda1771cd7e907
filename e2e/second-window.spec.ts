import { createJobService } from '../engine/index.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expect, test } from './testing/fixtures.ts';
import { JobWindow } from './testing/job-window.ts';

const { common, comfort } = windowEn;

test('a second window looks on until it takes the job over, and then the first one looks on', async ({
  openJob,
  context,
}) => {
  const { window: first, admin, program, jobId } = await openJob();
  await first.start();
  await first.next();
  const second = new JobWindow(await context.newPage());
  await second.page.goto(`${program.address}#/job/${jobId}`);
  await expect(second.page.getByText(common.readOnlyTitle, { exact: true })).toBeVisible();
  // What is asked can be read there, and not answered.
  const asked = await first.question.getByRole('heading').first().textContent();
  await expect(second.page.getByRole('region', { name: asked ?? '' })).toContainText(
    comfort.questionElsewhere,
  );
  await expect(second.question).toHaveCount(0);
  await expect(second.footer.getByRole('button')).toHaveCount(0);

  await expectAccessible(second.page, 'the page then');
  await first.answer(admin);
  await first.answer(admin);
  await second.page.getByRole('button', { name: common.takeOver }).click();
  await second.next();
  await expect(second.page.getByText(common.readOnlyTitle, { exact: true })).toHaveCount(0);
  await admin.answer(first, 'trust-host-key');
  await expect(first.page.getByText(common.readOnlyTitle, { exact: true })).toBeVisible();
  await expect(first.question).toHaveCount(0);
  await second.workUntil(admin, 'keep-key');
  await first.reaches('back-up');
});

test('a job that another program works on says who has it and can only be read, until that program is done', async ({
  openJob,
  desk,
}) => {
  const { window, admin, jobId } = await openJob();
  const { page } = window;
  await expect(window.button(common.start)).toBeVisible();
  // The engine in this process stands for the program in a terminal: it is another process, and has the lock.
  const terminal = createJobService({ home: desk.home, operator: 'ben' });
  const ended = terminal.start(jobId, 'rehearse');
  const note = page.getByRole('alert').filter({ hasText: common.readOnlyTitle });
  await expect(note).toContainText('ben on ');
  await expect(note).toContainText(`(process ${process.pid})`);
  await expect(note.getByRole('button')).toHaveCount(0);
  await expect(page.getByText(comfort.questionElsewhere)).toBeVisible();
  await expect(window.question).toHaveCount(0);
  await expect(window.footer.getByRole('button')).toHaveCount(0);
  await expectAccessible(page, 'the page then');

  terminal.cancel(jobId);
  expect((await ended).outcome).toBe('cancelled');
  await expect(note).toHaveCount(0);
  await window.start(admin.hands, window.button(common.rehearse));
  await window.workUntil(admin, 'confirm-plan');
});
