import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { callOf, wantedOf } from './call-of.ts';

const at = '2026-11-25T01:00:00.000Z';
const working: RunState = { ...emptyRun, jobId: 'one', isRunning: true, current: 'power-off' };
const asked = (id: string): RunState => ({
  ...working,
  question: { id, question: { kind: 'type-name', step: 'hold-point', side: 'old', expected: 'epp-old' } },
});
const byHand: RunState = {
  ...working,
  steps: {
    ...working.steps,
    'power-off': {
      kind: 'waiting',
      side: 'old',
      operation: 'power-off',
      instruction: { id: 'start-machine' } as never,
      sinceAt: at,
    },
  },
};
const ended = (outcome: NonNullable<RunState['outcome']>): RunState => ({
  ...working,
  isRunning: false,
  outcome,
});

test('a run waits for a person at a question and at something done by hand, and for nobody else', () => {
  expect(wantedOf(working)).toBeUndefined();
  expect(wantedOf(asked('7'))).toBe('7');
  expect(wantedOf(byHand)).toContain('power-off');
  expect(wantedOf({ ...asked('7'), isRunning: false })).toBeUndefined();
});

test('each new question calls once', () => {
  expect(callOf(working, asked('7'))).toBe('answer');
  expect(callOf(asked('7'), asked('8'))).toBe('answer');
  expect(callOf(asked('7'), { ...asked('7'), lastSeq: 9 })).toBeUndefined();
  expect(callOf(working, byHand)).toBe('answer');
  expect(callOf(asked('7'), working)).toBeUndefined();
});

test('the end of the outage calls, its beginning does not', () => {
  const off: RunState = { ...working, outages: [{ beganAt: at }] };
  const served: RunState = { ...working, outages: [{ beganAt: at, endedAt: at }] };
  expect(callOf(working, off)).toBeUndefined();
  expect(callOf(off, served)).toBe('served');
  expect(callOf(served, { ...served, lastSeq: 9 })).toBeUndefined();
});

test('a run that stops calls otherwise than one that came to its end; one whose program died has stopped', () => {
  expect(callOf(working, ended('done'))).toBe('done');
  expect(callOf(working, ended('rehearsed'))).toBe('done');
  for (const outcome of ['failed', 'blocked', 'waiting', 'cancelled'] as const)
    expect(callOf(working, ended(outcome))).toBe('stopped');
  expect(callOf(working, { ...working, isRunning: false })).toBe('stopped');
  expect(callOf(ended('done'), ended('failed'))).toBeUndefined();
});

test('what another job does calls nobody', () => {
  expect(callOf({ ...working, jobId: 'two' }, asked('7'))).toBeUndefined();
});
