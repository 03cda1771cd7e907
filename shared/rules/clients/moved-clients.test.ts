import { expect, test } from 'vitest';
import { movedClients } from './moved-clients.ts';

const since = { sinceMs: 1000, toldMs: 1100 };
const at = (times: Readonly<Record<string, number>>) => new Map(Object.entries(times));

test('moved is who the new appliance has seen since, and later than the old one', () => {
  const onNew = at({ there: 1500, 'of-before': 900, back: 1500, both: 1600 });
  const onOld = at({ there: 1200, 'of-before': 1700, back: 1800, both: 1600, silent: 800 });
  expect(
    movedClients(['THERE', 'of-before', 'back', 'both', 'silent', 'unknown'], since, onNew, onOld),
  ).toEqual({
    there: ['THERE'],
    behind: ['of-before', 'back', 'both', 'silent', 'unknown'],
    withOld: ['of-before', 'back', 'both'],
  });
});

test('the list of one appliance handed over for both shows nobody who moved', () => {
  const list = at({ a: 1500, b: 1600 });
  expect(movedClients(['a', 'b'], since, list, list)).toEqual({
    there: [],
    behind: ['a', 'b'],
    withOld: ['a', 'b'],
  });
});

test('without a list of the old appliance, or with one of before the wave, nobody counts as moved', () => {
  const nobody = { there: [], behind: ['a', 'b'], withOld: undefined };
  const onNew = at({ a: 1500, b: 1500 });
  expect(movedClients(['a', 'b'], since, onNew, undefined)).toEqual(nobody);
  // Of before the last of them were told, though after the first were.
  expect(movedClients(['a', 'b'], since, onNew, at({ a: 1050, b: 900 }))).toEqual(nobody);
});

test('without any times of the new appliance nobody has moved', () => {
  expect(movedClients(['a'], since, at({}), at({ a: 1500 })).there).toEqual([]);
});
