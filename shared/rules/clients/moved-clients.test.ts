import { expect, test } from 'vitest';
import { movedClients } from './moved-clients.ts';

const since = 1000;
const at = (times: Readonly<Record<string, number>>) => new Map(Object.entries(times));

test('moved is who the new appliance has seen since, and the old one not later', () => {
  const onNew = at({ there: 1500, 'of-before': 900, back: 1500, both: 1600 });
  const onOld = at({ there: 1200, 'of-before': 1700, back: 1800, both: 1600, silent: 800 });
  expect(
    movedClients(['THERE', 'of-before', 'back', 'both', 'silent', 'unknown'], since, onNew, onOld),
  ).toEqual({
    there: ['THERE', 'both'],
    behind: ['of-before', 'back', 'silent', 'unknown'],
    withOld: ['of-before', 'back'],
  });
});

test('without times of the old appliance nobody is said to be with it; without any of the new one nobody has moved', () => {
  expect(movedClients(['a', 'b'], since, at({ a: 1500 }), undefined)).toEqual({
    there: ['a'],
    behind: ['b'],
    withOld: undefined,
  });
  expect(movedClients(['a'], since, at({}), at({ a: 1500 })).there).toEqual([]);
});
