import { expect, test } from 'vitest';
import { clockDigits, outageBeganAt, outageOf } from './outage.ts';

const beganAt = '2026-11-25T02:00:00.000Z';
const lastAt = '2026-11-25T02:00:05.000Z';
const at = (seconds: number) => Date.parse(beganAt) + seconds * 1000;

test('there is none before it began', () => {
  expect(outageOf({ lastAt }, at(9))).toEqual({ kind: 'none' });
});

test('runs on between two events, and never backwards', () => {
  expect(outageOf({ outage: { beganAt }, lastAt }, at(9))).toMatchObject({ elapsedMs: 9_000 });
  expect(outageOf({ outage: { beganAt }, lastAt }, at(-60))).toMatchObject({ elapsedMs: 5_000 });
});

test('one that ended unseen has no length', () => {
  expect(outageOf({ outage: { beganAt, endedAt: lastAt }, lastAt }, at(9_999))).toEqual({
    kind: 'ended-unseen',
    beganAt,
  });
});

test('its length is what the engine measured', () => {
  expect(outageOf({ outage: { beganAt, outageMs: 1_234 }, lastAt }, at(9_999))).toEqual({
    kind: 'ended',
    beganAt,
    lengthMs: 1_234,
  });
});

test('is open until it was seen to be over', () => {
  expect(outageBeganAt({})).toBeUndefined();
  expect(outageBeganAt({ outage: { beganAt } })).toBe(beganAt);
  expect(outageBeganAt({ outage: { beganAt, endedAt: lastAt } })).toBeUndefined();
  expect(outageBeganAt({ outage: { beganAt, endedAt: lastAt, outageMs: 7 } })).toBeUndefined();
});

test('is shown by a clock', () => {
  expect(clockDigits(-1)).toBe('0:00');
  expect(clockDigits(7_999)).toBe('0:07');
  expect(clockDigits(754_000)).toBe('12:34');
  expect(clockDigits(3_723_000)).toBe('1:02:03');
});
