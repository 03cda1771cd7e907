import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState, StepState, Waiting } from '../../../shared/run/run-state.ts';
import { backupWait, keyStatus } from './backup-wait.ts';

const sinceAt = '2026-11-25T02:00:00.000Z';
const tick = (more: Partial<Waiting> = {}): Waiting => ({
  type: 'waiting',
  step: 'back-up',
  what: 'backup-1',
  elapsedMs: 60_000,
  unchangedMs: 5_000,
  sizeBytes: 1_048_576,
  ...more,
});
const run = (step: StepState, waiting: Waiting): RunState => ({
  ...emptyRun,
  isRunning: true,
  steps: { ...emptyRun.steps, 'back-up': step },
  waiting,
});
const running: StepState = { kind: 'running', sinceAt };

test('tells size, elapsed and the usual range of the vendor', () => {
  expect(backupWait(run(running, tick()))).toEqual({
    ...tick(),
    usual: { minMs: 5 * 60_000, maxMs: 30 * 60_000 },
    isLongerThanUsual: false,
  });
  expect(backupWait(run(running, tick({ elapsedMs: 31 * 60_000 })))?.isLongerThanUsual).toBe(true);
});

test('a person who is waited for is no backup that is being made', () => {
  const waiting: StepState = {
    kind: 'waiting',
    side: 'old',
    operation: 'create-backup',
    instruction: { title: '', menuPath: [], steps: [], see: '' },
    sinceAt,
  };
  expect(backupWait(run(waiting, tick({ what: 'create-backup' })))).toBeUndefined();
  // The file was seen: from now on it is waited until it is whole.
  expect(backupWait(run(waiting, tick()))?.what).toBe('backup-1');
});

test('nothing is waited for in a run that ended, in another step, or once it is done', () => {
  expect(backupWait({ ...run(running, tick()), isRunning: false })).toBeUndefined();
  expect(backupWait(run(running, tick({ step: 'restore' })))).toBeUndefined();
  const done: StepState = { kind: 'done', ran: true, durationMs: 1, at: sinceAt, end: 'proved' };
  expect(backupWait(run(done, tick()))).toBeUndefined();
});

test('a key that was taken is not a key that was proved', () => {
  expect(keyStatus(emptyRun)).toBe('not-taken');
  expect(keyStatus({ ...emptyRun, keyCheck: 'x' })).toBe('taken');
  expect(keyStatus({ ...emptyRun, keyCheck: 'x', isKeyProved: true })).toBe('proved');
});
