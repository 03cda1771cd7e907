import { expect, test } from 'vitest';
import { planSchema } from '../../shared/contract/plan.ts';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { createKeyHand, isKeyStepOpen, isPlaceOfJob } from './key-hand.ts';
import type { JobView } from './run-store.ts';

/** A hand in surroundings that a test turns. */
function handIn(isNeeded = true) {
  let dropIt = (): void => undefined;
  let watches = 0;
  const hand = createKeyHand({
    isNeeded: () => isNeeded,
    watch: (_jobId, drop) => {
      watches += 1;
      dropIt = drop;
      return () => {
        watches -= 1;
      };
    },
  });
  return { hand, over: () => dropIt(), watching: () => watches };
}

test('holds a key for its own job, until it is no longer needed', () => {
  const { hand, over, watching } = handIn();
  const told: (string | undefined)[] = [];
  hand.subscribe(() => told.push(hand.of('a')));
  hand.hold('a', 'KEY');
  expect(hand.of('a')).toBe('KEY');
  expect(hand.of('b')).toBeUndefined();
  over();
  expect(hand.of('a')).toBeUndefined();
  expect(told).toEqual(['KEY', undefined]);
  expect(watching()).toBe(0);
});

test('a key that nobody needs is not held, nor an empty one', () => {
  const { hand } = handIn(false);
  hand.hold('a', 'KEY');
  expect(hand.of('a')).toBeUndefined();
  const needed = handIn();
  needed.hand.hold('a', '');
  expect(needed.watching()).toBe(0);
});

test('a second key takes the place of the first', () => {
  const { hand, watching } = handIn();
  hand.hold('a', 'ONE');
  hand.hold('a', 'TWO');
  expect(hand.of('a')).toBe('TWO');
  expect(watching()).toBe(1);
});

test('the key is needed only in the window that works on the job, while the key step runs', () => {
  const plan = planSchema.parse({
    handover: 1,
    name: 'Test',
    old: { address: '192.0.2.1' },
    new: { address: '192.0.2.2' },
  });
  const open: JobView = {
    kind: 'open',
    jobId: 'a',
    plan,
    yaml: '',
    isMine: true,
    held: undefined,
    isDemo: false,
    state: { ...emptyRun, isRunning: true, current: 'key' },
  };
  expect(isKeyStepOpen(open, 'a')).toBe(true);
  expect(isKeyStepOpen(open, 'b')).toBe(false);
  expect(isKeyStepOpen({ ...open, isMine: false }, 'a')).toBe(false);
  expect(isKeyStepOpen({ ...open, held: { code: 'local.job-locked', params: {} } }, 'a')).toBe(false);
  expect(isKeyStepOpen({ ...open, state: { ...open.state, isRunning: false } }, 'a')).toBe(false);
  expect(isKeyStepOpen({ ...open, state: { ...open.state, current: 'pull' } }, 'a')).toBe(false);
  expect(isKeyStepOpen({ kind: 'none' }, 'a')).toBe(false);
  const byHand = { ...open.state, current: 'back-up' as const };
  expect(isKeyStepOpen({ ...open, state: { ...byHand, isKeyProved: false } }, 'a')).toBe(true);
  expect(isKeyStepOpen({ ...open, state: { ...byHand, isKeyProved: true } }, 'a')).toBe(false);
});

test('another stage of the job is still its place, anything else is not', () => {
  expect(isPlaceOfJob('#/job/a/plan', 'a')).toBe(true);
  expect(isPlaceOfJob('#/job/a', 'a')).toBe(true);
  expect(isPlaceOfJob('#/job/b', 'a')).toBe(false);
  expect(isPlaceOfJob('#/', 'a')).toBe(false);
});
