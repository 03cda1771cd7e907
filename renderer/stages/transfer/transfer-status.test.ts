import { expect, test } from 'vitest';
import type { Countdown, StepState } from '../../../shared/run/run-state.ts';
import { transferStatus } from './transfer-status.ts';

const at = '2026-11-25T02:00:00.000Z';
const running: StepState = { kind: 'running', sinceAt: at };
const countdown: Countdown = {
  type: 'countdown',
  side: 'old',
  attempt: 2,
  attempts: 20,
  remainingMs: 2_000,
};

test('a transfer moves, or is being connected again', () => {
  expect(transferStatus(running, true, undefined).kind).toBe('moving');
  expect(transferStatus(running, true, countdown)).toEqual({ kind: 'reconnecting', countdown });
});

test('one that is paused waits in its run', () => {
  expect(transferStatus(running, true, undefined, true).kind).toBe('held');
  expect(transferStatus(running, false, undefined, true).kind).toBe('interrupted');
});

test('one in which the program ended does not move', () => {
  expect(transferStatus(running, false, undefined).kind).toBe('interrupted');
});

test('stopped by a person or for want of one is stopped, and by anything else failed', () => {
  const failed = (code: 'run.cancelled' | 'run.waiting' | 'transfer.cut'): StepState => ({
    kind: 'failed',
    error: { code, params: {} },
    at,
  });
  expect(transferStatus(failed('run.cancelled'), false, undefined).kind).toBe('stopped');
  expect(transferStatus(failed('run.waiting'), false, undefined).kind).toBe('stopped');
  expect(transferStatus(failed('transfer.cut'), false, undefined).kind).toBe('failed');
});

test('done is what the engine called done', () => {
  const done: StepState = { kind: 'done', ran: true, durationMs: 5, at, end: 'proved' };
  expect(transferStatus(done, true, countdown)).toEqual({
    kind: 'done',
    ran: true,
    durationMs: 5,
    end: 'proved',
  });
  expect(transferStatus({ kind: 'pending' }, true, undefined).kind).toBe('not-yet');
  expect(transferStatus({ kind: 'reverted', at }, false, undefined).kind).toBe('reverted');
});
