import { findJob, openJob } from '../engine/index.ts';
import { nightInSight, nightPlan } from '../lab/linux/look-alike/night.ts';
import { documentedEnds, endsOf } from '../lab/testing/documented-night.ts';
import { createAdmin } from './testing/admin.ts';
import { expect, test } from './testing/fixtures.ts';
import { createGuidedAdmin } from './testing/guided-admin.ts';
import { mouse } from './testing/hands.ts';
import { JobWindow } from './testing/job-window.ts';
import { makeJob } from './testing/lab.ts';

// Run on the laptop of a booted lab, whose name is in the environment: `lab/linux/trials/window-night.test.ts` boots it.
test('the window leads a whole night by cards between two booted look-alikes', async ({
  desk,
  page,
  startProgram,
}) => {
  const lab = nightInSight(process.env['HANDOVER_BOOTED_LAB'] ?? '');
  const jobId = makeJob(desk, lab, () => nightPlan(lab));
  const program = await startProgram();
  await page.goto(program.link);
  await page.goto(`${program.address}#/job/${jobId}`);
  const window = new JobWindow(page);
  const journal = () => openJob(findJob(desk.home, jobId));
  const admin = createGuidedAdmin({ lab, journal, admin: createAdmin(mouse, lab) });
  await window.start();
  expect(await window.work(admin)).toBe('done');
  await admin.close();
  const { state } = await journal();
  expect(state.lifecycle).toBe('finalised');
  expect(endsOf(state)).toEqual(documentedEnds('With root'));
});
