import { expect, test } from 'vitest';
import { movedClients } from './moved-clients.ts';

const since = { sinceMs: 1000, toldMs: 1100 };
const at = (times: Readonly<Record<string, number>>) => new Map(Object.entries(times));

test('moved is who the new appliance has seen since, and later than the old one', () => {
  const onNew = at({ there: 1500, 'of-before': 900, back: 1500, both: 1600 });
  const onOld = at({ there: 1200, 'of-before': 1700, back: 1800, both: 1600, silent: 800 });
  expect(
    movedClients(['THERE', 'of-before', 'back', 'both', 'silent', 'unknown'], [], since, {
      onNew,
      onOld,
      isOneList: false,
    }),
  ).toEqual({
    kind: 'compared',
    there: ['THERE'],
    behind: ['of-before', 'back', 'both', 'silent', 'unknown'],
    withOld: ['of-before', 'back', 'both'],
  });
});

test('the list of one appliance handed over for both shows nobody who moved, whatever its clocks', () => {
  const onOld = at({ a: 1500, b: 1600 });
  const onNew = at({ a: 1520, b: 1620 });
  expect(movedClients(['a', 'b'], [], since, { onNew, onOld, isOneList: true })).toEqual({
    kind: 'uncompared',
    doubt: 'one-list',
    seen: ['a', 'b'],
  });
});

test('a later list of the old appliance in place of the new one’s is told by those whom nobody told to move', () => {
  const others = ['c', 'd', 'e'];
  const earlier = at({ a: 1500, b: 1500, c: 1500, d: 1500, e: 1500 });
  const later = at({ a: 1900, b: 1900, c: 1900, d: 1900, e: 1900 });
  expect(movedClients(['a', 'b'], others, since, { onNew: later, onOld: earlier, isOneList: false })).toEqual(
    {
      kind: 'uncompared',
      doubt: 'others-there',
      seen: ['a', 'b'],
    },
  );
  // One of them was moved unasked: that is no other list.
  const onNew = at({ a: 1900, b: 1900, c: 1900, d: 500, e: 500 });
  expect(movedClients(['a', 'b'], others, since, { onNew, onOld: earlier, isOneList: false })).toMatchObject({
    kind: 'compared',
    there: ['a', 'b'],
  });
});

test('without a later list of the old appliance nobody counts as moved, and who is seen is told with the reason', () => {
  const onNew = at({ a: 1500, b: 900 });
  const unseen = (doubt: string, seen: readonly string[]) => ({ kind: 'uncompared', doubt, seen });
  const look = (onOld: Parameters<typeof movedClients>[3]['onOld']) =>
    movedClients(['a', 'b'], [], since, { onNew, onOld, isOneList: false });
  expect(look('none')).toEqual(unseen('old-list', ['a']));
  expect(look(undefined)).toEqual(unseen('old-times', ['a']));
  // Of before the last of them were told, though after the first were.
  expect(look(at({ a: 1050, b: 900 }))).toEqual(unseen('old-earlier', ['a']));
});

test('without any times of the new appliance nobody can say who moved', () => {
  expect(
    movedClients(['a'], [], since, { onNew: undefined, onOld: at({ a: 1500 }), isOneList: false }),
  ).toEqual({
    kind: 'uncompared',
    doubt: 'new-times',
    seen: [],
  });
});
