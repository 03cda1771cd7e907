import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import { endKind, jobSummary } from './job-summary.ts';

const at = '2026-11-25T02:00:00.000Z';

test('says nothing of clients and an interruption that there were not', () => {
  expect(jobSummary(emptyRun)).toEqual({
    fileCount: 0,
    fileBytes: 0,
    stepsByEnd: { proved: [], 'by-word': [], untested: [] },
    acceptedNames: [],
    outages: [],
  });
});

test('adds up files, and tells the steps by what stands behind them', () => {
  const file = { role: 'backup', name: 'b', path: 'files/b', sizeBytes: 3, sha256: 'aa' } as const;
  const summary = jobSummary({
    ...emptyRun,
    artifacts: [file, { ...file, path: 'files/c', sizeBytes: 4 }],
    accepted: { 'limit.close': { step: 'verify' as const, by: 'me', at } },
    clientsSeen: { seen: 2, baseline: 3, missing: ['x'] },
    outages: [{ beganAt: at, endedAt: at, outageMs: 7 }, { beganAt: at, endedAt: at }, { beganAt: at }],
    lastAt: '2026-11-25T02:00:05.000Z',
    steps: {
      ...emptyRun.steps,
      plan: { kind: 'done', ran: true, durationMs: 1, at, end: 'by-word' },
      key: { kind: 'done', ran: true, durationMs: 1, at, end: 'proved' },
      restore: { kind: 'failed', error: { code: 'restore.failed', params: {} }, at },
    },
  });
  expect(summary).toEqual({
    fileCount: 2,
    fileBytes: 7,
    stepsByEnd: { proved: ['key'], 'by-word': ['plan'], untested: [] },
    acceptedNames: ['limit.close'],
    clients: { seen: 2, baseline: 3 },
    outages: [
      { kind: 'ended', beganAt: at, lengthMs: 7 },
      { kind: 'ended-unseen', beganAt: at },
      { kind: 'running', beganAt: at, elapsedMs: 5_000 },
    ],
  });
});

test('knows how a job stands', () => {
  const started = { ...emptyRun, startedAt: at };
  expect(endKind(emptyRun)).toBe('not-started');
  expect(endKind({ ...started, isRunning: true })).toBe('going-on');
  expect(endKind({ ...started, outcome: 'failed' })).toBe('stopped');
  expect(endKind({ ...started, outcome: 'checked' })).toBe('checked');
  expect(endKind({ ...started, outcome: 'rehearsed', lifecycle: 'rehearsed' })).toBe('rehearsed');
  expect(endKind({ ...started, outcome: 'reverted', lifecycle: 'reverted' })).toBe('reverted');
  expect(endKind({ ...started, outcome: 'done', lifecycle: 'finalised' })).toBe('finalised');
});
