import { expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/run/error-codes.ts';
import type { StepState } from '../../shared/run/run-state.ts';
import { stepStatus } from './step-status.ts';

const at = '2026-11-25T02:00:00.000Z';
const failed = (code: ErrorCode): StepState => ({ kind: 'failed', error: { code, params: {} }, at });

test('a step that a person stopped has not failed', () => {
  expect(stepStatus(failed('run.cancelled'), false)).toBe('stopped');
  expect(stepStatus(failed('run.waiting'), false)).toBe('stopped');
  expect(stepStatus(failed('run.declined'), false)).toBe('stopped');
  expect(stepStatus(failed('cutover.old-not-back'), false)).toBe('stopped');
  expect(stepStatus(failed('run.blocked'), false)).toBe('failed');
  expect(stepStatus(failed('transfer.cut'), false)).toBe('failed');
});

test('nothing runs in a run that ended', () => {
  const running: StepState = { kind: 'running', sinceAt: at };
  expect(stepStatus(running, true)).toBe('running');
  expect(stepStatus(running, false)).toBe('stopped');
});

test('done is done', () => {
  expect(stepStatus({ kind: 'done', ran: true, durationMs: 1, at, end: 'by-word' }, false)).toBe('by-word');
  expect(stepStatus({ kind: 'pending' }, true)).toBe('pending');
});
