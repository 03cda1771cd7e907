import fc from 'fast-check';
import { test } from 'vitest';
import { liveThrough, mishaps, trialCount } from '../testing/trials.ts';

test('whatever is cut, dropped or cancelled, a job ends done and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(mishaps, (trial) => liveThrough(trial)),
    { numRuns: trialCount(), endOnFailure: true },
  );
}, 900_000);
