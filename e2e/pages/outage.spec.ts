import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';

const { common } = windowEn;

/** A laptop in a server room. */
const size = { width: 900, height: 640 };

test('while clients have no server its clock runs on every page, in the stop dialog and in the title', async ({
  openJob,
  page,
}) => {
  await page.setViewportSize(size);
  const { window, admin, program, jobId } = await openJob();
  await window.start();
  const clock = page.getByRole('timer');
  expect(await clock.count()).toBe(0);
  await window.workUntil(admin, 'declare', 'cut-over');

  await expect(clock).toHaveText(/^\d+:\d\d$/);
  expect(
    await clock.evaluate((digits) => parseFloat(getComputedStyle(digits).fontSize)),
  ).toBeGreaterThanOrEqual(72);
  await expect(clock).toBeInViewport({ ratio: 1 });
  await expect(page).toHaveTitle(/^\d+:\d\d without a server - /);
  for (const role of [common.oldRole, common.newRole])
    await expect(page.locator('.cut-over-tile', { hasText: role })).toBeInViewport({ ratio: 1 });
  await expect(window.question.locator('[data-confirm]')).toBeInViewport({ ratio: 1 });

  await window.button(common.cancelRun).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('timer')).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: common.keepRunning }).last().click();
  await expect(dialog).toHaveCount(0);

  await window.railItem('plan').click();
  await expect(window.heading('plan')).toBeVisible();
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expect(clock).toBeInViewport({ ratio: 1 });
  for (const place of ['', 'new', 'inspect']) {
    await page.goto(`${program.address}#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(clock.first()).toBeInViewport({ ratio: 1 });
    await expect(page).toHaveTitle(/^\d+:\d\d without a server - /);
  }

  await page.goto(`${program.address}#/job/${jobId}`);
  expect(await window.work(admin)).toBe('done');
  await expect(clock).toHaveCount(0);
  await expect(page).not.toHaveTitle(/without a server/);
});
