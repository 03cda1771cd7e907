import { stages, type Stage } from '../shared/run/steps.ts';
import { expect, test } from './testing/fixtures.ts';

test('stopped once at each stage, the job ends well all the same', async ({ openJob }) => {
  const { lab, window, admin } = await openJob({
    // Slow enough that a person could stop it in the midst of each stage.
    faults: { commandDelayMs: 150, linkBytesPerSecond: 2_000_000 },
    backupSizeBytes: 2_000_000,
  });
  const stopped = new Set<Stage>();
  await window.start();
  for (;;) {
    const moment = await window.nextOrStage((stage) => !stopped.has(stage));
    if (moment.kind === 'ended') break;
    if (moment.kind === 'question') {
      await window.answer(admin);
      continue;
    }
    stopped.add(moment.stage);
    const outcome = await window.cancel();
    if (outcome === 'done') break;
    expect(outcome, `stopped at ${moment.stage}`).toBe('cancelled');
    await expect(window.heading(await window.stage())).toBeVisible();
    await window.goOn();
  }
  expect([...stopped]).toEqual(expect.arrayContaining(stages.filter((stage) => stage !== 'plan')));
  expect(lab.new.product.log.filter((line) => /import of .* started/.test(line))).toHaveLength(1);
  expect(lab.old.power).toBe('off');
});
