import fc from 'fast-check';
import { beforeAll, test } from 'vitest';
import { compileCheckout, type CompiledCheckout } from '../testing/compile-checkout.ts';
import { deadlyTrials, liveThrough, trialCount } from '../testing/trials.ts';

let checkout: CompiledCheckout;
beforeAll(async () => {
  checkout = await compileCheckout();
});

test('wherever its processes are killed, a job ends done and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(deadlyTrials, (trial) => liveThrough(trial, checkout)),
    { numRuns: trialCount(), endOnFailure: true },
  );
});
