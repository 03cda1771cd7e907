import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { compileCheckout, type CompiledCheckout } from '../testing/compile-checkout.ts';
import { liveThrough, mishaps } from '../testing/trials.ts';

let checkout: CompiledCheckout;
beforeAll(() => {
  checkout = compileCheckout();
});
afterAll(() => checkout.remove());

test('whatever is cut, dropped, cancelled or killed, the job ends done and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(mishaps, (trial) => liveThrough(trial, checkout)),
    { numRuns: Number(process.env['HANDOVER_TRIALS'] ?? 100), endOnFailure: true },
  );
}, 600_000);
