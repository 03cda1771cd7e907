import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState, Waiting } from '../../../shared/run/run-state.ts';
import { lastLook } from './last-look.ts';

const sinceAt = '2026-11-25T02:00:00.000Z';
const instruction = { title: 'Create', menuPath: [], steps: [], see: '' };
const waiting: RunState = {
  ...emptyRun,
  isRunning: true,
  steps: {
    ...emptyRun.steps,
    'back-up': { kind: 'waiting', side: 'old', operation: 'create-backup', instruction, sinceAt },
  },
};
const tick = (what: string): Waiting => ({
  type: 'waiting',
  step: 'back-up',
  what,
  elapsedMs: 90_000,
  unchangedMs: 90_000,
});

test('the last look is as long after the beginning as the engine says', () => {
  expect(lastLook({ ...waiting, waiting: tick('create-backup') }, 'back-up')).toEqual({
    sinceAt,
    elapsedMs: 90_000,
    lookedAt: '2026-11-25T02:01:30.000Z',
  });
});

test('before the first look, and for another wait, nothing is claimed', () => {
  expect(lastLook(waiting, 'back-up')).toEqual({ sinceAt, elapsedMs: 0 });
  expect(lastLook({ ...waiting, waiting: tick('backup-1') }, 'back-up')).toEqual({ sinceAt, elapsedMs: 0 });
});

test('nobody waits in a run that has ended, nor in another step', () => {
  expect(lastLook({ ...waiting, isRunning: false }, 'back-up')).toBeUndefined();
  expect(lastLook(waiting, 'preserve')).toBeUndefined();
});
