import { windowEn } from '../../shared/text/en/window.ts';
import { expect, test } from '../testing/fixtures.ts';
import { JobWindow } from '../testing/job-window.ts';

test('a window that is closed in the outage stops nothing: the program gives a new link, and the start page leads back', async ({
  openJob,
  page,
  context,
}) => {
  const { lab, window, admin, program, jobId } = await openJob();
  await window.start();
  await window.workUntil(admin, 'declare', 'cut-over');
  await page.close({ runBeforeUnload: false });

  // The address alone opens nothing: the program gives a new link.
  const links = () => [...program.output().matchAll(/http:\/\/127\.0\.0\.1:\d+\/\S+/g)].map(([link]) => link);
  await expect.poll(() => links().length).toBeGreaterThan(1);
  const next = await context.newPage();
  await next.goto(links().at(-1) ?? '');
  await next
    .getByRole('link', { name: /Night shift/ })
    .first()
    .click();
  await expect(next).toHaveURL(new RegExp(jobId));
  const again = new JobWindow(next);
  const takeOver = next.getByRole('button', { name: windowEn.common.takeOver, exact: true });
  if (await takeOver.isVisible()) await takeOver.click();
  expect(await again.work(admin)).toBe('done');
  expect(lab.new.endpoint).toEqual(lab.final);
});
