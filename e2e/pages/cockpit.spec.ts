import type { Page } from '@playwright/test';
import { stages } from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';

const { cockpit, common } = windowEn;

/** The picture takes room from the page: together with the name of the job not more than this. */
const mostHeaderPx = 110;

const machine = (page: Page, side: 'old' | 'new') => page.locator(`.picture-machine[data-side="${side}"]`);
const clients = (page: Page) => page.locator('[data-clients]');
const panel = (page: Page) => page.getByRole('region', { name: cockpit.now, exact: true });

test('the picture shows where machines and clients stand, by what was observed', async ({
  openJob,
  page,
}) => {
  const { lab, window, admin } = await openJob();
  await expect(machine(page, 'old')).toHaveAttribute('data-standing', 'unseen');
  await expect(panel(page)).toContainText(cockpit.notStarted);

  await window.start();
  await window.workUntil(admin, 'type-name', 'hold-point');
  await expect(machine(page, 'old')).toHaveAttribute('data-standing', 'serving');
  await expect(machine(page, 'new')).toHaveAttribute('data-standing', 'restored');
  await expect(clients(page)).toHaveAttribute('data-clients', 'old');
  await expect(machine(page, 'old')).toContainText(lab.final.address);

  expect(await window.work(admin)).toBe('done');
  await expect(machine(page, 'old')).toHaveAttribute('data-standing', /^off-/);
  await expect(machine(page, 'old')).toContainText(cockpit.noAddress);
  await expect(machine(page, 'new')).toHaveAttribute('data-standing', 'at-final-address');
  await expect(machine(page, 'new')).toContainText(lab.final.address);
  await expect(clients(page)).toHaveAttribute('data-clients', 'new');

  await page.getByText(cockpit.fingerprints, { exact: true }).click();
  await expect(page.locator('.picture-keys-sheet')).toContainText(lab.new.hostKey.sha256);
});

test('a question that is open on another stage stays in view, and leads back', async ({ openJob, page }) => {
  const { window, admin } = await openJob();
  await window.start();
  await window.workUntil(admin, 'confirm-plan');
  await expect(panel(page)).toHaveAttribute('data-tone', 'waiting');
  for (const stage of stages.filter((each) => each !== 'plan')) {
    await window.railItem(stage).click();
    await expect(window.heading(stage)).toBeVisible();
    await page.locator('#stage').evaluate((part) => part.scrollTo(0, part.scrollHeight));
    await expect(panel(page)).toBeInViewport({ ratio: 1 });
    await expect(panel(page)).toContainText(cockpit.waitingElsewhere);
  }
  await panel(page).getByRole('link').click();
  await expect(window.heading('plan')).toBeVisible();
  await expect(window.question).toBeInViewport();
});

test.describe(() => {
  test.use({ viewport: { width: 900, height: 640 } });

  test('in a small window the header is low, and the rail with its line is beside the stage', async ({
    openJob,
    page,
  }) => {
    const { window, admin } = await openJob();
    const header = page.getByRole('banner');
    const height = async () => (await header.boundingBox())?.height ?? Infinity;
    await expect(header).toBeVisible();
    expect(await height()).toBeLessThanOrEqual(mostHeaderPx);
    await window.start();
    expect(await window.work(admin)).toBe('done');
    expect(await height()).toBeLessThanOrEqual(mostHeaderPx);
    const rail = page.getByRole('navigation', { name: common.stagesLabel });
    await expect(rail.getByText(cockpit.wayBackWithYou)).toBeAttached();
    for (const stage of stages)
      await expect(rail.getByRole('link', { name: en.stages[stage] })).toBeAttached();
  });
});
