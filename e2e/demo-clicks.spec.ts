import type { Locator } from '@playwright/test';
import { windowEn } from '../shared/text/en/window.ts';
import type { QuestionKind } from '../shared/run/question.ts';
import { createAdmin } from './testing/admin.ts';
import { expect, test } from './testing/fixtures.ts';
import { mouse, type Hands } from './testing/hands.ts';
import { JobWindow } from './testing/job-window.ts';
import { startDemo } from './testing/start-demo.ts';

/** What somebody who has read nothing may need (issue of the cockpit). */
const mostClicks = 18;

test('the demo in the window takes at most 18 clicks, and says on every page that it is one', async ({
  page,
  startProgram,
}) => {
  const program = await startProgram();
  await page.goto(program.link);
  const pressed: string[] = [];
  const counted = (press: (target: Locator) => Promise<void>) => async (target: Locator) => {
    pressed.push((await target.textContent()) ?? '');
    await press(target);
  };
  const hands: Hands = {
    ...mouse,
    press: counted((target) => mouse.press(target)),
    tick: counted((target) => mouse.tick(target)),
  };
  const window = await startDemo(page, hands);
  const mark = page.locator('header').getByText(windowEn.common.demoBadge, { exact: true });
  await expect(mark).toBeVisible();
  await window.start(hands);
  const outcome = await window.work(createAdmin(hands), {
    atQuestion: async () => {
      await expect(mark).toBeVisible();
      return undefined;
    },
  });
  expect(outcome).toBe('done');
  await expect(mark).toBeVisible();
  expect(pressed.length, pressed.join('\n')).toBeLessThanOrEqual(mostClicks);
});

test('the demo that leads by cards comes to its end by what its cards and hints say', async ({
  page,
  startProgram,
}) => {
  const program = await startProgram();
  await page.goto(program.link);
  await page.getByRole('button', { name: windowEn.start.demoGuided }).click();
  const window = new JobWindow(page);
  await window.reaches('connect');
  await window.start();
  const seen = new Set<QuestionKind>();
  const outcome = await window.work(createAdmin(mouse), {
    atQuestion: async (kind) => {
      seen.add(kind);
      if (kind === 'confirm-guided')
        await expect(window.question.getByText(windowEn.common.demoDone)).toBeVisible();
      return undefined;
    },
  });
  expect(outcome).toBe('done');
  for (const kind of ['confirm-guided', 'backup-key', 'hand-over-file'] as const)
    expect(seen).toContain(kind);
});
