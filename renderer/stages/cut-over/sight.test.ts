import { expect, test } from 'vitest';
import { readSighting } from './sight.ts';

test('reads both ports of a look', () => {
  expect(readSighting('SSH refused, console silent')).toEqual({
    ssh: { kind: 'refused' },
    console: { kind: 'silent' },
  });
  expect(readSighting('SSH answers (SHA256:abc…), console answers in another protocol')).toEqual({
    ssh: { kind: 'answers' },
    console: { kind: 'foreign' },
  });
});

test('keeps why something could not be tested', () => {
  expect(readSighting('SSH could not be tested (no route, no name), console silent')?.ssh).toEqual({
    kind: 'untested',
    reason: 'no route, no name',
  });
});

test('does not guess', () => {
  expect(readSighting('')).toBeUndefined();
  expect(readSighting('no answer')).toBeUndefined();
  expect(readSighting('SSH sleeps, console silent')).toBeUndefined();
});
