import { en } from '../../shared/text/en.ts';
import { questionText } from '../../shared/text/render.ts';
import { expectAccessible } from '../testing/expect-accessible.ts';
import { expectMistake } from '../testing/expect-mistake.ts';
import { expect, test } from '../testing/fixtures.ts';

test('a key that the import refuses stops the job, which goes on with it once it is taken', async ({
  openJob,
}) => {
  const opened = await openJob({ faults: { wrongKeyTimes: 1 } });
  const { lab, window, admin } = opened;
  await window.start();
  expect(await window.work(admin)).toBe('failed');
  expect(await window.stage()).toBe('restore');
  await expectMistake(opened, 'restore.wrong-key');
  await expectAccessible(window.page, 'the page then');
  expect(lab.old.power).toBe('on');

  await window.goOn();
  await window.workUntil(admin, 'type-name', 'hold-point');
  expect(lab.new.product.log.filter((line) => /import of .* started/.test(line))).toHaveLength(1);
});

test('a key that was saved wrong is found out before anything is pulled', async ({ openJob }) => {
  const { window, admin, journal } = await openJob();
  await window.start();
  await window.workUntil(admin, 'prove-key');
  const miss = async (): Promise<void> => {
    const asked = await window.question.getAttribute('data-question-id');
    await window.question.locator('input').first().fill('ABCDE-FGHJK-MNPQR-STUVW');
    await window.question.locator('[data-confirm]').click();
    await expect(window.question).not.toHaveAttribute('data-question-id', asked ?? '');
  };
  await miss();
  await expect(window.question).toHaveAttribute('data-question', 'prove-key');
  const { state } = await journal();
  expect(state.isKeyProved).toBe(false);
  expect(state.question?.question).toMatchObject({ kind: 'prove-key', attempt: 2 });
  if (state.question) {
    const [notTheSame = ''] = questionText(en, state.question.question).body;
    await expect(window.question.getByText(notTheSame)).toBeVisible();
  }

  // After the third miss the key is shown again, and the run never ended.
  await miss();
  await miss();
  await expect(window.question).toHaveAttribute('data-question', 'keep-key');
  expect((await journal()).state.isRunning).toBe(true);
  await window.answer(admin);
  await window.answer(admin);
  await window.reaches('restore');
});
