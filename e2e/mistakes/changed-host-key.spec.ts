import { windowEn } from '../../shared/text/en/window.ts';
import { expectAccessible } from '../testing/expect-accessible.ts';
import { expect, test } from '../testing/fixtures.ts';
import { makeJob } from '../testing/lab.ts';

const { common, connect } = windowEn;
const { changedKey } = connect;

test('a machine with another host key than the known one stops everything until a person types its address', async ({
  openJob,
  desk,
  page,
}) => {
  const { lab, program, window, admin } = await openJob();
  const known = lab.old.hostKey.sha256;
  const { address } = lab.old.endpoint;
  await window.start(admin.hands, window.button(common.checkOnly));
  expect(await window.work(admin)).toBe('checked');

  await lab.old.restart({ newHostKey: true });
  const next = makeJob(desk, lab, (plan) => ({ ...plan, name: 'Next night' }));
  await page.goto(`${program.address}#/job/${next}`);
  await expect(page.getByRole('heading', { name: 'Next night', level: 1 })).toBeVisible();
  await window.start();
  expect(await window.work(admin)).toBe('failed');

  const card = page.getByRole('alert').filter({ hasText: changedKey.title(address) });
  await expect(card.getByText(known, { exact: true })).toBeVisible();
  await expect(card.getByText(lab.old.hostKey.sha256, { exact: true })).toBeVisible();
  const replace = card.getByRole('button', { name: changedKey.replace });
  const typed = card.getByRole('textbox', { name: changedKey.typeAddress(address) });
  await expectAccessible(page, 'the page then');
  await expect(replace).toBeDisabled();
  await typed.fill('127.0.0.1');
  await expect(replace).toBeDisabled();
  await typed.fill(address);
  await typed.press('Enter');
  await expect(replace).toBeVisible();
  await replace.click();
  await window.start(admin.hands, card.getByRole('button', { name: common.goOn }));
  await window.workUntil(admin, 'confirm-plan');
});
