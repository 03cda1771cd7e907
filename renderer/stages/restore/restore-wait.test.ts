import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState, StepState, Waiting } from '../../../shared/run/run-state.ts';
import { isImportUnwatched, restoreWait } from './restore-wait.ts';

const sinceAt = '2026-11-25T02:00:00.000Z';
const tick = (more: Partial<Waiting> = {}): Waiting => ({
  type: 'waiting',
  step: 'restore',
  what: 'backup-1',
  elapsedMs: 60_000,
  unchangedMs: 5_000,
  standing: 'queued',
  ...more,
});
const run = (step: StepState, waiting: Waiting): RunState => ({
  ...emptyRun,
  isRunning: true,
  steps: { ...emptyRun.steps, restore: step },
  waiting,
});
const running: StepState = { kind: 'running', sinceAt };
const guided = (operation: string): StepState => ({
  kind: 'waiting',
  side: 'new',
  operation,
  instruction: { title: '', menuPath: [], steps: [], see: '' },
  sinceAt,
});

test('tells how long, since when unchanged, and what is usual', () => {
  expect(restoreWait(run(running, tick()))).toEqual({
    ...tick(),
    usual: { minMs: 15 * 60_000, maxMs: 45 * 60_000 },
    isLongerThanUsual: false,
  });
  expect(restoreWait(run(running, tick({ elapsedMs: 46 * 60_000 })))?.isLongerThanUsual).toBe(true);
});

test('an import by hand is waited for as well; what a person does before it is not an import', () => {
  expect(restoreWait(run(guided('import'), tick()))).toBeDefined();
  expect(restoreWait(run(guided('client-communication-off'), tick()))).toBeUndefined();
});

test('nothing is waited for in a run that ended, in another step, or once it is done', () => {
  expect(restoreWait({ ...run(running, tick()), isRunning: false })).toBeUndefined();
  expect(restoreWait(run(running, tick({ step: 'back-up' })))).toBeUndefined();
  expect(
    restoreWait(run({ kind: 'done', ran: true, durationMs: 1, at: sinceAt, end: 'proved' }, tick())),
  ).toBeUndefined();
});

test('an import goes on by itself where the job stopped before its end, not where it is over', () => {
  const failed = (code: 'restore.failed' | 'run.cancelled'): StepState => ({
    kind: 'failed',
    error: { code, params: {} },
    at: sinceAt,
  });
  const begun = (step: StepState, isRunning = false): RunState => ({
    ...run(step, tick()),
    isRunning,
    hasBegunImport: true,
  });
  expect(isImportUnwatched(begun(failed('run.cancelled')))).toBe(true);
  expect(isImportUnwatched(begun(running))).toBe(true);
  expect(isImportUnwatched(begun(running, true))).toBe(false);
  expect(isImportUnwatched(begun(failed('restore.failed')))).toBe(false);
  expect(isImportUnwatched({ ...begun(running), hasBegunImport: false })).toBe(false);
});
