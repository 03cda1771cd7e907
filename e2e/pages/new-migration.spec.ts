import type { Locator, Page } from '@playwright/test';
import { findJob, openJob } from '../../engine/index.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { createAdmin } from '../testing/admin.ts';
import { expectAccessible } from '../testing/expect-accessible.ts';
import { expect, test } from '../testing/fixtures.ts';
import { mouse } from '../testing/hands.ts';
import { JobWindow } from '../testing/job-window.ts';

const { connect, start } = windowEn;
const { page: form, test: words } = connect;

const machine = (page: Page, side: 'old' | 'new') => page.getByRole('region', { name: form[`${side}Title`] });
/** A field by its label; the list of what may be chosen for it has the same one. */
const field = (part: Locator | Page, label: string) => part.getByLabel(label).first();

test('a job is made of two machines that were tested and a name; the test fills in the rest', async ({
  startAppliances,
  startProgram,
  desk,
  page,
}) => {
  const lab = await startAppliances();
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/new`);
  await expect(page.getByRole('heading', { name: start.newMigration, level: 1 })).toBeVisible();
  await expect(field(machine(page, 'old'), form.address)).toBeFocused();
  await expect(machine(page, 'old').getByText(form.legacy)).toBeHidden();

  const window = new JobWindow(page);
  const admin = createAdmin(mouse, lab);
  for (const side of ['old', 'new'] as const) {
    const { endpoint, hostKey } = lab[side];
    const part = machine(page, side);
    await field(part, form.address).fill(endpoint.address);
    await field(part, form.user).fill(lab.login.user);
    await part.getByText(form.more).click();
    await field(part, form.sshPort).fill(String(endpoint.sshPort));
    await field(part, form.profile).selectOption('demo-appliance');
    await part.getByRole('button', { name: words.start }).click();
    for (const kind of ['trust-host-key', 'secret'] as const) {
      await expect(window.question).toHaveAttribute('data-question', kind);
      await expect(window.question.locator('[data-confirm]')).toBeInViewport({ ratio: 1 });
      await admin.answer(window, kind);
    }
    await expect(part.getByText(words.connected)).toBeVisible();
    await expect(part.getByText(hostKey.sha256, { exact: true })).toBeVisible();
    await expect(field(part, form.pin)).toHaveValue(hostKey.sha256);
    await expect(field(part, form.version)).not.toHaveValue('');
  }
  await expectAccessible(page, 'the form with both tests');
  // Another machine is meant: what was seen on the first one is not said of it.
  const fresh = machine(page, 'new');
  await field(fresh, form.address).fill('192.0.2.1');
  await expect(field(fresh, form.pin)).toHaveValue('');
  await expect(fresh.getByText(words.outdated)).toBeVisible();
  await field(fresh, form.address).fill(lab.new.endpoint.address);

  await field(page, form.name).fill('Head office');
  await page.getByText(form.moreOfJob).click();
  await page.getByRole('radio', { name: form.pushes.no }).check();
  await page.getByRole('button', { name: form.create }).click();
  await expect(page.getByRole('heading', { name: 'Head office', level: 1 })).toBeVisible();
  const jobId = /#\/job\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const { plan } = await openJob(findJob(desk.home, jobId));
  expect(plan.old).toMatchObject({ hostKey: lab.old.hostKey.sha256, profile: 'demo-appliance' });
  expect(plan.new.hostKey).toBeUndefined();
  expect(plan.backup.push).toBe('no');
});

test('what is missing is opened where it is folded away', async ({ startProgram, page }) => {
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/new`);
  const old = machine(page, 'old');
  await field(old, form.address).fill('192.0.2.10');
  await field(machine(page, 'new'), form.address).fill('192.0.2.20');
  await field(page, form.name).fill('Head office');
  await page.getByText(form.moreOfJob).click();
  await page.getByRole('radio', { name: form.backupExisting }).check();
  await page.getByText(form.moreOfJob).click();
  await page.getByRole('button', { name: form.create }).click();
  await expect(field(page, form.backupName)).toBeFocused();
});

test('a wrong address is told in sight, at its machine', async ({ startProgram, page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/new`);
  const fresh = machine(page, 'new');
  // Nobody has this address of the loopback network.
  await field(fresh, form.address).fill('127.0.0.99');
  await field(fresh, form.address).press('Enter');
  await expect(fresh.getByText(words.failed)).toBeInViewport({ ratio: 1 });
  await expect(fresh.getByRole('alert')).toContainText('127.0.0.99');
  await expect(fresh.getByRole('alert').getByText('127.0.0.99').first()).toBeInViewport();
});
