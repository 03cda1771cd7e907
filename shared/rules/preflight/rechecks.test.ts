import { expect, test } from 'vitest';
import { emptyRun } from '../../run/reduce-run.ts';
import type { RunState } from '../../run/run-state.ts';
import { rechecksOf } from './rechecks.ts';

const taken = '2026-11-25T02:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(taken) + hours * 3_600_000).toISOString();
const after = (hours: number, rechecks: readonly string[] = []) => {
  const done = { kind: 'done', ran: true, durationMs: 1, at: taken, end: 'proved' } as const;
  const state: RunState = { ...emptyRun, rechecks, steps: { ...emptyRun.steps, 'take-address': done } };
  return rechecksOf(state, Date.parse(at(hours))).map(
    ({ hours: each, state: how }) => `${String(each)} ${how}`,
  );
};

test('nothing is due before the new appliance has the address', () => {
  expect(rechecksOf(emptyRun, Date.now())).toEqual([]);
});

test('each re-check is due at its hour, and done by a look near it or later', () => {
  expect(after(1)).toEqual(['24 later', '48 later']);
  expect(after(24)).toEqual(['24 due', '48 later']);
  expect(after(25, [at(2)])).toEqual(['24 due', '48 later']);
  expect(after(25, [at(21)])).toEqual(['24 done', '48 later']);
  expect(after(60, [at(25)])).toEqual(['24 done', '48 due']);
  expect(after(60, [at(50)])).toEqual(['24 done', '48 done']);
});
