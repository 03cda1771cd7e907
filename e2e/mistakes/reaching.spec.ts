import { expect, test } from '../testing/fixtures.ts';
import { expectMistake } from '../testing/expect-mistake.ts';
import { makeJob } from '../testing/lab.ts';

test('a wrong host: the page says who does not answer, and the corrected plan is a new job', async ({
  openJob,
  desk,
  page,
}) => {
  // Nobody has this address of the loopback network.
  const opened = await openJob({
    plan: (plan) => ({ ...plan, old: { ...plan.old, address: '127.0.0.99' } }),
  });
  const { lab, program, window, admin } = opened;
  await window.start();
  expect(await window.work(admin)).toBe('failed');
  await expectMistake(opened, 'reach.refused');
  await expect(page.getByRole('main').getByText('127.0.0.99').first()).toBeVisible();

  const next = makeJob(desk, lab, (plan) => ({ ...plan, name: 'Next try' }));
  await page.goto(`${program.address}#/job/${next}`);
  await expect(page.getByRole('heading', { name: 'Next try', level: 1 })).toBeVisible();
  await window.start();
  await window.workUntil(admin, 'confirm-plan');
});

test('a wrong password: it is asked for again, and after the last try the job stops and asks anew', async ({
  openJob,
}) => {
  const opened = await openJob();
  const { window, admin } = opened;
  await window.start();
  await window.workUntil(admin, 'secret');
  const wrong = {
    ...admin,
    answer: async (...[shown, kind]: Parameters<typeof admin.answer>) => {
      if (kind !== 'secret') return admin.answer(shown, kind);
      await shown.question.locator('input').first().fill('wrong-one');
      await shown.question.locator('[data-confirm]').click();
    },
  };
  expect(await window.work(wrong)).toBe('failed');
  await expectMistake(opened, 'auth.rejected');
  await expect(window.page.getByText('wrong-one')).toHaveCount(0);

  await window.goOn();
  await window.workUntil(admin, 'confirm-plan');
});
