import fc from 'fast-check';
import { test } from 'vitest';
import { liveThrough, trials, trialCount } from '../testing/trials.ts';

test('whatever is cut, dropped or cancelled, a job ends done and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(trials, (trial) => liveThrough(trial)),
    { numRuns: trialCount(), endOnFailure: true },
  );
});
