import { afterEach, expect, test } from 'vitest';
import { openBench, type Bench } from '../testing/bench.ts';
import { createDemoAdmin } from '../embedded/demo/demo-admin.ts';

let bench: Bench;
afterEach(() => bench.close());

test('an old appliance that comes back while a person thinks about Finalise is named, and the job goes on without it', async () => {
  bench = await openBench();
  const { lab } = bench;
  const admin = createDemoAdmin(lab);
  const thinking = await bench.run({
    ask: async (question, options) => {
      if (question.kind !== 'confirm-finalise') return admin(question, options);
      await lab.old.powerOn();
      // Nobody answers: only what is seen ends it.
      return new Promise((_resolve, reject) =>
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error), {
          once: true,
        }),
      );
    },
  });
  expect(thinking.error?.code).toBe('cutover.old-came-back');
  expect(thinking.state.lifecycle).toBe('switched');

  await lab.old.powerOff();
  expect((await bench.run()).outcome).toBe('done');
});
