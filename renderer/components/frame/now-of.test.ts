import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { nowOf, servedOf } from './now-of.ts';

const at = '2026-11-25T02:00:00.000Z';
const later = '2026-11-25T02:09:00.000Z';
const identity = { address: '192.0.2.10', port: 22, user: 'a', keyType: 'ssh-ed25519', sha256: 'SHA256:x' };
const run = (more: Partial<RunState> = {}): RunState => ({
  ...emptyRun,
  startedAt: at,
  isRunning: true,
  current: 'pull',
  steps: { ...emptyRun.steps, pull: { kind: 'running', sinceAt: at } },
  old: { identity },
  heardAt: { old: later },
  ...more,
});
const question = { id: 'q', question: { kind: 'keep-key', backup: 'b' }, askedAt: later } as const;
const progress = {
  type: 'progress',
  step: 'pull',
  task: 'pull',
  name: 'b',
  doneBytes: 1,
  bytesPerSecond: 1,
  remainingMs: 5,
  isFinal: false,
} as const;

test('a person is waited for from the moment of the question on', () => {
  expect(nowOf(run({ question }))).toEqual({ tone: 'waiting', sinceAt: later });
  expect(nowOf(run({ question, isRunning: false })).tone).toBe('stopped');
});

test('work tells how long it takes: what is left of it, else what is usual for the product', () => {
  expect(nowOf(run({ progress }))).toEqual({
    tone: 'working',
    step: 'pull',
    sinceAt: at,
    left: { kind: 'remaining', ms: 5 },
  });
  expect(nowOf(run())).toMatchObject({ tone: 'working', left: undefined });
  expect(nowOf(run({ current: 'restore' }))).toMatchObject({ left: { kind: 'usual' } });
  expect(nowOf(run({ current: 'restore', rules: 'none' }))).toMatchObject({ left: undefined });
});

test('what stopped is grave where it failed, or where the clients have no server', () => {
  const stopped = (more: Partial<RunState>) => nowOf(run({ isRunning: false, ...more }));
  expect(nowOf(emptyRun)).toEqual({ tone: 'stopped', isGrave: false, end: 'not-started' });
  expect(stopped({})).toEqual({ tone: 'stopped', isGrave: false, end: 'interrupted' });
  expect(stopped({ outcome: 'done' })).toMatchObject({ isGrave: false, end: 'done' });
  const cancelled = { outcome: 'cancelled', error: { code: 'run.cancelled', params: {} } } as const;
  expect(stopped(cancelled)).toMatchObject({ isGrave: false });
  expect(stopped({ ...cancelled, outage: { beganAt: at } })).toMatchObject({ isGrave: true });
  const error = { code: 'integrity.hash-mismatch', params: {} } as const;
  expect(stopped({ outcome: 'failed', error })).toMatchObject({ isGrave: true });
});

test('whether the clients are served is said from what was seen', () => {
  expect(servedOf(emptyRun)).toBeUndefined();
  expect(servedOf(run())).toEqual({ kind: 'old', at: later });
  expect(servedOf(run({ lost: { old: true } }))).toEqual({ kind: 'oldLost', at: later });
  expect(servedOf(run({ outage: { beganAt: at } }))).toEqual({ kind: 'nowhere', at });
  const ended = { beganAt: at, endedAt: later };
  expect(servedOf(run({ outage: ended }))).toEqual({ kind: 'backAtOld', at: later });
  const steps = { ...emptyRun.steps, 'take-address': { kind: 'running', sinceAt: at } } as const;
  expect(servedOf(run({ outage: ended, steps }))).toEqual({ kind: 'new', at: later });
});
