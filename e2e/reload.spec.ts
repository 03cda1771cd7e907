import { stages, type Stage } from '../shared/run/steps.ts';
import { expect, test } from './testing/fixtures.ts';

test('a page that is loaded anew comes back to the same place, at each stage and question', async ({
  openJob,
  page,
}) => {
  const { lab, window, admin, journal } = await openJob({ backupSizeBytes: 8_000_000 });
  const reloadsTo = async (stage: Stage): Promise<void> => {
    const [question, address] = [await openQuestion(), page.url()];
    await page.reload();
    await expect(window.heading(stage)).toBeVisible();
    expect(page.url()).toBe(address);
    expect(await openQuestion(question)).toBe(question);
  };
  const openQuestion = async (expected?: string): Promise<string> => {
    const card = window.question;
    if (expected !== undefined && expected !== '')
      await expect(card).toHaveAttribute('data-question-id', expected);
    return (await card.count()) === 0 ? '' : ((await card.getAttribute('data-question-id')) ?? '');
  };

  await window.start();
  await window.work(admin, {
    atQuestion: async (question, stage) => {
      await reloadsTo(stage);
      return question === 'prove-key' ? 'stop' : undefined;
    },
  });
  lab.faults.linkBytesPerSecond = 1_500_000;
  await window.answer(admin);
  await expect(page).toHaveTitle(/^\d+ % /);
  await reloadsTo('pull');
  await expect(page).toHaveTitle(/^\d+ % /);
  lab.faults.linkBytesPerSecond = undefined;
  const outcome = await window.work(admin, {
    atQuestion: async (_question, stage) => {
      await reloadsTo(stage);
      return undefined;
    },
  });
  expect(outcome).toBe('done');
  const { state } = await journal();

  for (const stage of stages) {
    await window.railItem(stage).click();
    await expect(window.heading(stage)).toBeVisible();
    await reloadsTo(stage);
  }
  expect((await journal()).state.lastSeq).toBe(state.lastSeq);
});
