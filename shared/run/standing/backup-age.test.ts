import { expect, test } from 'vitest';
import { proof } from '../proof.ts';
import { emptyRun, reduceRun, replayRun } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';
import { backupAge } from './backup-age.ts';

const at = '2026-11-25T02:00:00.000Z';
const backup = { name: 'b', sizeBytes: 1, madeByUs: true };
const after = (ran: boolean, madeByUs = true): RunState => ({
  ...emptyRun,
  steps: { ...emptyRun.steps, 'back-up': { kind: 'done', ran, durationMs: 1, at, end: 'proved' } },
  backup: { ...backup, madeByUs },
});

test('counts from the moment at which it was complete', () => {
  expect(backupAge(after(true))).toEqual({ kind: 'made', atMs: Date.parse(at) });
});

test('one of this job that a later run passed over is as old as when it was first seen', () => {
  const chosen = { type: 'backup.chosen', ...backup } as const;
  const state = replayRun([
    { ...chosen, seq: 1, at },
    { ...chosen, seq: 2, at: '2026-11-26T02:00:00.000Z' },
    { type: 'step.done', step: 'back-up', ran: false, durationMs: 1, seq: 3, at: '2026-11-26T02:00:01.000Z' },
  ]);
  expect(backupAge(state)).toEqual({ kind: 'made', atMs: Date.parse(at) });
  const discarded = { type: 'backup.discarded', name: 'b', reason: 'outdated', seq: 4, at } as const;
  expect(backupAge(reduceRun(state, discarded)).kind).toBe('unknown');
});

test('one that was there already is at least as old as what is known of it', () => {
  const earlier = '2026-11-25T01:00:00.000Z';
  const proofs = [{ ...proof('key.custody', 'passed', {}), step: 'key' as const, at: earlier, seq: 1 }];
  expect(backupAge({ ...after(false), proofs })).toEqual({ kind: 'at-least', sinceMs: Date.parse(earlier) });
  expect(backupAge({ ...after(true, false), proofs }).kind).toBe('at-least');
});

test('one that was there already is as old as is told of it, and by whose word', () => {
  const made = '2026-11-20T21:00:00.000Z';
  const told = (from: 'list' | 'file'): RunState => ({
    ...after(true, false),
    backup: { ...backup, madeByUs: false, madeAt: { at: made, from } },
  });
  expect(backupAge(told('list'))).toEqual({ kind: 'made', atMs: Date.parse(made), from: 'list' });
  // A file is younger than what it was copied from.
  expect(backupAge(told('file'))).toEqual({ kind: 'at-least', sinceMs: Date.parse(made), from: 'file' });
});

test('one that is called new is as old as is told of it, where that is earlier', () => {
  const told = (made: string, from: 'list' | 'file'): RunState => ({
    ...after(true),
    backup: { ...backup, madeAt: { at: made, from } },
    backupSeenAt: at,
  });
  const old = '2026-10-26T02:00:00.000Z';
  for (const from of ['list', 'file'] as const)
    expect(backupAge(told(old, from))).toEqual({ kind: 'made', atMs: Date.parse(old), from });
  // A clock that is ahead makes it no younger.
  expect(backupAge(told('2026-11-25T09:00:00.000Z', 'list'))).toEqual({ kind: 'made', atMs: Date.parse(at) });
});

test('is not guessed', () => {
  expect(backupAge(emptyRun)).toEqual({ kind: 'unknown' });
  expect(backupAge(after(false))).toEqual({ kind: 'unknown' });
});
