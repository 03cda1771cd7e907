import { en } from '../shared/text/en.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { expect, test } from './testing/fixtures.ts';

test('a row of the ledger that was left open is settled in the window after the end, with the name of whoever says so', async ({
  openJob,
}) => {
  const { lab, window, admin, journal } = await openJob({
    plan: (plan) => ({
      ...plan,
      ledger: { ...plan.ledger, settled: { licence: 'demo', 'client-packages': 'demo' } },
    }),
  });
  const { page } = window;
  await window.start();
  await window.workUntil(admin, 'settle-rows');
  // Nothing is said of it, so that it is accepted by its name.
  await window.answer({ ...admin, answer: ({ question }) => question.locator('[data-decline]').click() });
  expect(await window.work(admin)).toBe('done');

  await window.railItem('finalise').click();
  const form = page.locator('[data-settle-afterwards]');
  await form.locator('summary').click();
  await expectAccessible(page, 'the page with the form');
  const record = form.locator('[data-confirm]');
  await expect(record).toBeDisabled();
  await form.getByRole('checkbox', { name: en.ledger.done(en.ledgerNames['log-rotation']) }).check();
  const value = form.getByLabel(en.ledger.valueLabel);
  await value.fill([...lab.notebook.values()].at(-1) ?? '');
  await record.click();
  const refused = page.getByRole('alert').filter({ hasText: 'record.holds-secret' });
  await expect(refused).toContainText(en.standing.finalise);
  await value.fill('fourteen days');
  await record.click();
  await expect(form).toHaveCount(0);
  await expect(refused).toHaveCount(0);
  await page.locator('[data-ledger] summary').click();
  const standing = page.locator('[data-row=log-rotation][data-end=by-word]');
  await expect(standing).toContainText('fourteen days');
  await expect(page.getByRole('region', { name: windowEn.finalise.summary })).toBeVisible();
  const { state } = await journal();
  expect(state.ledger.given['log-rotation']).toMatchObject({ evidence: { value: 'fourteen days' } });
});
