import { stages, type Stage } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { windowEn } from '../shared/text/en/window.ts';
import { createAdmin } from './testing/admin.ts';
import { expect, test } from './testing/fixtures.ts';
import { mouse } from './testing/hands.ts';
import { startDemo } from './testing/start-demo.ts';

test('a person clicks through the demo migration to the report', async ({ page, startProgram }) => {
  const program = await startProgram();
  await page.goto(program.link);
  const window = await startDemo(page, mouse);
  await window.start();
  expect(await window.work(createAdmin(mouse))).toBe('done');
  // What a person agreed to, and what the plan declares, was not observed. In the cut-over the port of a demo appliance that is off
  // refuses instead of falling silent, so that somebody is asked whether it is.
  const byWord: readonly Stage[] = ['plan', 'preflight', 'hold-point', 'cut-over', 'finalise'];
  for (const stage of stages) {
    const end = byWord.includes(stage) ? 'by-word' : 'proved';
    await expect(window.railItem(stage)).toHaveAccessibleName(new RegExp(en.stepEnds[end].word));
  }
  await expect(window.heading('finalise')).toBeVisible();

  // A day later, or at once.
  await page.getByRole('tab', { name: windowEn.finalise.tabs.tomorrow }).click();
  await page.getByRole('button', { name: windowEn.finalise.recheckNow }).click();
  await expect(window.question).toBeVisible();
  expect(await window.work(createAdmin(mouse))).toBe('rechecked');
  await expect(page.getByText(en.outcomes.rechecked.means)).toBeVisible();
  await expect(window.railItem('validate')).toHaveAccessibleName(new RegExp(en.stepEnds.proved.word));
});
