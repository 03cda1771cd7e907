import { windowEn } from '../shared/text/window/window-words.ts';
import { makeJob } from './testing/lab.ts';
import { expect, test } from './testing/fixtures.ts';

const { common } = windowEn;

test('a machine with another host key than the known one stops everything until a person types its address', async ({
  openJob,
  desk,
  page,
}) => {
  const { lab, program, window, admin } = await openJob();
  const known = lab.old.hostKey.sha256;
  await window.start(admin.hands, common.checkOnly);
  expect(await window.work(admin)).toBe('checked');

  await lab.old.restart({ newHostKey: true });
  const next = makeJob(desk, lab, (plan) => ({ ...plan, name: 'Next night' }));
  await page.goto(`${program.address}#/job/${next}`);
  await expect(page.getByRole('heading', { name: 'Next night', level: 1 })).toBeVisible();
  await window.start();
  expect(await window.work(admin)).toBe('failed');
  const main = page.getByRole('main');
  await expect(main.getByText(known).first()).toBeVisible();
  await expect(main.getByText(lab.old.hostKey.sha256).first()).toBeVisible();
});
