import { afterEach, expect, test } from 'vitest';
import { createDemoHands, createGuidedAdmin } from '../embedded/demo/demo-hands.ts';
import { demoPlan } from '../embedded/demo/demo-plan.ts';
import { openBench, type Bench } from '../testing/bench.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

test('the demo that leads by cards comes to its end, and only what was seen counts as seen', async () => {
  bench = await openBench({
    plan: (plan) => {
      const guided = { profile: 'endpoint-protector' };
      return {
        ...plan,
        old: { ...plan.old, ...guided, version: '5.9.4.2' },
        new: { ...plan.new, ...guided, version: '2608' },
      };
    },
  });
  const { lab } = bench;
  const hands = createDemoHands(lab);
  const { outcome, state, error } = await bench.run({
    ask: createGuidedAdmin(lab, hands),
    onEvent: (event) => hands.onEvent(event),
  });
  hands.close();
  expect(error).toBeUndefined();
  expect(outcome).toBe('done');
  expect(lab.new.endpoint).toEqual(lab.final);
  expect(lab.new.product.inventory).toMatchObject({ restoredFrom: expect.any(String) as string });
  expect(state.clientsSeen).toMatchObject({ seen: 2, baseline: 2 });
  // What the web console alone shows is the admin's word.
  expect(state.proofs.filter(({ status }) => status === 'by-word').length).toBeGreaterThan(0);
});

test('its plan names the vendor’s profile, and the version that a person would read', async () => {
  bench = await openBench();
  const { old, new: fresh, name } = demoPlan(bench.lab, { isGuided: true });
  expect([old.profile, fresh.profile]).toEqual(['endpoint-protector', 'endpoint-protector']);
  expect([old.version, fresh.version]).toEqual(['5.9.4.2', '2608']);
  expect(name).not.toBe(demoPlan(bench.lab).name);
});
