import { expect, test } from 'vitest';
import { emptyRun } from '../reduce-run.ts';
import type { RunState, StepState } from '../run-state.ts';
import { phaseDurationMs } from './phase-duration.ts';

const at = '2026-11-25T02:00:00.000Z';
const done = (durationMs: number, ran = true): StepState => ({
  kind: 'done',
  ran,
  durationMs,
  at,
  end: 'proved',
});
const run = (steps: Partial<RunState['steps']>): RunState => ({
  ...emptyRun,
  steps: { ...emptyRun.steps, ...steps },
});

test('a phase has a duration once all of it is done: that of the steps that did something', () => {
  const prepare = { connect: done(1), plan: done(2), preflight: done(4) };
  expect(phaseDurationMs(run(prepare), 'prepare')).toBeUndefined();
  expect(phaseDurationMs(run({ ...prepare, preserve: done(8) }), 'prepare')).toBe(15);
  expect(phaseDurationMs(run({ ...prepare, preserve: done(8, false) }), 'prepare')).toBe(7);
  expect(phaseDurationMs(run({ restore: done(8, false) }), 'restore')).toBeUndefined();
  const resumed = { ...run({ ...prepare, preserve: done(8, false) }), runSeq: 40 };
  expect(phaseDurationMs(resumed, 'prepare')).toBeUndefined();
  const lookedAt = { ...run({ ...prepare, preserve: done(8) }), mode: 'recheck' as const };
  expect(phaseDurationMs(lookedAt, 'prepare')).toBeUndefined();
});
