import { stages } from '../../shared/run/steps.ts';
import { expect, type OpenedJob, type OpenOptions } from './fixtures.ts';

/** Looked at on the way, with the page as it is then. */
export type Look = (where: string) => Promise<void>;

/** A job that asks what can be asked: of findings, of what nobody can observe, and of older backups. */
export const tourOptions: OpenOptions = {
  backupSizeBytes: 3_000_000,
  faults: { newNotFresh: true },
  plan: (plan) => {
    const { 'snapshot-completed': _, ...declare } = plan.declare ?? {};
    return { ...plan, declare, preserve: { keep: [], decline: [] } };
  },
};

/** Slow enough to look at a transfer. */
const slowBytesPerSecond = 400_000;

/**
 * A whole migration with a look at everything: each question, the transfer and the import while they go on, each stage when
 * all is done, and the pages without a job. Wants a job that was made with `tourOptions`.
 */
export async function tour({ lab, window, admin, program, jobId }: OpenedJob, look: Look): Promise<void> {
  const { page } = window;
  await expect(window.heading('connect')).toBeVisible();
  await look('a job that was not started');
  await window.start();
  const lookAtQuestions = (last: string) =>
    window.work(admin, {
      atQuestion: async (question, stage) => {
        await look(`${stage}, asked "${question}"`);
        return `${stage} ${question}` === last ? 'stop' : undefined;
      },
    });

  expect(await lookAtQuestions('back-up prove-key')).toBe('open');
  lab.faults.linkBytesPerSecond = slowBytesPerSecond;
  await window.answer(admin);
  await expect(page).toHaveTitle(/^\d+ % /);
  await look('pull, while it goes on');
  lab.faults.linkBytesPerSecond = undefined;

  expect(await lookAtQuestions('restore type-name')).toBe('open');
  lab.faults.importStalls = true;
  await window.answer(admin);
  await expect.poll(() => lab.new.product.importStatus.state).toBe('queued');
  await look('restore, while the import goes on');
  lab.faults.importStalls = undefined;

  expect(await lookAtQuestions('none')).toBe('done');
  for (const stage of stages) {
    await window.railItem(stage).click();
    await expect(window.heading(stage)).toBeVisible();
    await look(`${stage}, when all is done`);
  }
  for (const place of ['', 'new', 'inspect']) {
    await page.goto(`${program.address}#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(`the page "${place || 'start'}"`);
  }
  await page.goto(`${program.address}#/job/${jobId}`);
}
