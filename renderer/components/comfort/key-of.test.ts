import { expect, test } from 'vitest';
import { actionOf, keyActions, keys, type Pressed } from './key-of.ts';

const pressed = (key: string, but: Partial<Pressed> = {}): Pressed => ({
  key,
  hasModifier: false,
  isRepeated: false,
  isTaken: false,
  ...but,
});

test('each key does one thing', () => {
  expect(new Set(Object.values(keys)).size).toBe(keyActions.length);
  for (const action of keyActions) expect(actionOf(pressed(keys[action]))).toBe(action);
});

test('a key in a field or a dialog, with a modifier, held down, or any other key does nothing', () => {
  for (const but of [{ isTaken: true }, { hasModifier: true }, { isRepeated: true }])
    for (const action of keyActions) expect(actionOf(pressed(keys[action], but))).toBeUndefined();
  for (const key of ['Enter', 'Escape', ' ', 'y', 'N', 'ArrowDown'])
    expect(actionOf(pressed(key))).toBeUndefined();
});

test('no key answers, starts or stops anything: they only go somewhere', () => {
  expect(keyActions).toEqual(['sheet', 'now', 'next', 'previous', 'jobs']);
});
