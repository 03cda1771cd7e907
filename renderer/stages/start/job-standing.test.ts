import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { sortedJobs, standingOf, type ListedJob } from './job-standing.ts';

const began = '2026-11-25T01:00:00.000Z';
const job = (jobId: string, state: Partial<RunState>, heldBy?: string): ListedJob => ({
  kind: 'job',
  jobId,
  name: jobId,
  state: { ...emptyRun, ...state },
  ...(heldBy !== undefined && { heldBy }),
});

test('a job whose journal runs on without a holder was interrupted', () => {
  expect(standingOf(job('a', {}))).toBe('not-started');
  expect(standingOf(job('a', { startedAt: began, isRunning: true }))).toBe('interrupted');
  expect(standingOf(job('a', { startedAt: began, isRunning: true }, 'admin on laptop'))).toBe('running');
  expect(standingOf(job('a', { startedAt: began, outcome: 'failed' }))).toBe('ended');
});

test('what has no server comes first, then what runs, then what waits for its start, then by age; what has ended is a report', () => {
  const { open, closed, archived, broken } = sortedJobs([
    job('older', { startedAt: began, lastAt: '2026-11-25T02:00:00.000Z', outcome: 'failed' }),
    job('newer', { startedAt: began, lastAt: '2026-11-25T03:00:00.000Z', outcome: 'cancelled' }),
    job('fresh', {}),
    job('busy', { startedAt: began, lastAt: began, isRunning: true }, 'somebody'),
    job('done', { startedAt: began, lastAt: began, lifecycle: 'finalised', outcome: 'done' }),
    job('back', { startedAt: began, lastAt: '2026-11-26T01:00:00.000Z', lifecycle: 'reverted' }),
    job('again', { startedAt: began, lastAt: began, lifecycle: 'reverted' }, 'somebody'),
    job('outage', { startedAt: began, lastAt: began, outcome: 'failed', outage: { beganAt: began } }),
    { ...job('aside', { startedAt: began, lastAt: began, outcome: 'failed' }), isArchived: true },
    { kind: 'broken', folder: '/x', error: { code: 'plan.unreadable', params: {} } },
  ]);
  expect(open.map((each) => each.jobId)).toEqual(['outage', 'busy', 'again', 'fresh', 'newer', 'older']);
  expect(closed.map((each) => each.jobId)).toEqual(['back', 'done']);
  expect(archived.map((each) => each.jobId)).toEqual(['aside']);
  expect(broken).toHaveLength(1);
});
