import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { openOutages } from './open-outages.ts';

const beganAt = '2026-11-25T02:00:00.000Z';
const later = '2026-11-25T03:00:00.000Z';
const state = (more: Partial<RunState>): RunState => ({ ...emptyRun, isRunning: true, ...more });
const entry = (jobId: string, of: RunState, heldBy?: string) =>
  ({ kind: 'job', jobId, name: jobId, state: of, ...(heldBy !== undefined && { heldBy }) }) as const;

test('the longest comes first, and one that was seen to be over does not come', () => {
  const jobs = [
    entry('b', state({ outage: { beganAt: later } }), 'ada'),
    entry('a', state({ outage: { beganAt } })),
    entry('c', state({ outage: { beganAt, endedAt: later } })),
    entry('d', state({})),
  ];
  expect(openOutages(jobs, undefined)).toEqual([
    { jobId: 'a', name: 'a', beganAt, isWorkedOn: false },
    { jobId: 'b', name: 'b', beganAt: later, isWorkedOn: true },
  ]);
});

test('of the job that is followed the newer state counts', () => {
  const open = state({ outage: { beganAt }, lastSeq: 5 });
  const over = state({ outage: { beganAt, endedAt: later }, lastSeq: 9 });
  expect(openOutages([entry('a', open)], { jobId: 'a', name: 'a', state: over })).toEqual([]);
  expect(openOutages([entry('a', over)], { jobId: 'a', name: 'a', state: open })).toEqual([]);
  expect(openOutages([], { jobId: 'a', name: 'a', state: open })).toMatchObject([{ jobId: 'a' }]);
});
