import { expect, test } from 'vitest';
import { proof } from '../proof.ts';
import { emptyRun } from '../reduce-run.ts';
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

test('is not guessed', () => {
  expect(backupAge(emptyRun)).toEqual({ kind: 'unknown' });
  expect(backupAge(after(false))).toEqual({ kind: 'unknown' });
});
