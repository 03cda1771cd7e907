import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import { outageOf } from './outage.ts';

const beganAt = '2026-01-01T00:00:00.000Z';

test('there is none before anything was switched off', () => {
  expect(outageOf(emptyRun)).toEqual({ kind: 'none' });
});

test('runs by the last event, and never backwards', () => {
  const state = { ...emptyRun, outage: { beganAt }, lastAt: '2026-01-01T00:00:05.000Z' };
  expect(outageOf(state)).toEqual({ kind: 'running', beganAt, elapsedMs: 5_000 });
  expect(outageOf({ ...state, lastAt: '2025-12-31T00:00:00.000Z' })).toMatchObject({ elapsedMs: 0 });
});

test('has its length when it is over', () => {
  expect(outageOf({ ...emptyRun, outage: { beganAt, outageMs: 1234 } })).toEqual({
    kind: 'ended',
    lengthMs: 1234,
  });
});
