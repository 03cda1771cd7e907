import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';
import { expectMistake } from '../testing/expect-mistake.ts';

const { connect, start } = windowEn;

test('a wrong host: the page says who does not answer, and its button leads to the same plan, to be corrected as a new job', async ({
  openJob,
  page,
}) => {
  // Nobody has this address of the loopback network. The plan is one that the form of a new migration can show whole.
  const opened = await openJob({
    plan: ({ handover, name, old, new: fresh }) => ({
      handover,
      name,
      old: { ...old, address: '127.0.0.99' },
      new: fresh,
    }),
  });
  const { lab, window, admin } = opened;
  await window.start();
  expect(await window.work(admin)).toBe('failed');
  await expectMistake(opened, 'reach.refused');
  await expect(page.getByRole('main').getByText('127.0.0.99').first()).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: connect.page.correct }).click();
  await expect(page.getByRole('heading', { name: start.newMigration, level: 1 })).toBeVisible();
  const address = page.getByRole('region', { name: connect.page.oldTitle }).getByLabel(connect.page.address);
  await expect(address.first()).toHaveValue('127.0.0.99');
  await address.first().fill(lab.old.endpoint.address);
  const name = page.getByLabel(connect.page.name).first();
  await expect(name).toHaveValue('Night shift');
  await name.fill('Next try');
  await page.getByRole('button', { name: connect.page.create }).click();
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
