import { expect, test } from 'vitest';
import { movedClients, type WaveMembers } from './moved-clients.ts';

const since = { sinceMs: 1000, toldMs: 1100 };
const wave = (moving: readonly string[], more: Partial<WaveMembers> = {}): WaveMembers => ({
  moving,
  others: [],
  movedBefore: [],
  known: [...moving, ...(more.others ?? [])],
  ...more,
});
const at = (times: Readonly<Record<string, number>>) => new Map(Object.entries(times));

test('moved is who the new appliance has seen since, and later than the old one', () => {
  const onNew = at({ there: 1500, 'of-before': 900, back: 1500, both: 1600 });
  const onOld = at({ there: 1200, 'of-before': 1700, back: 1800, both: 1600, silent: 800 });
  expect(
    movedClients(wave(['THERE', 'of-before', 'back', 'both', 'silent', 'unknown']), since, {
      onNew,
      onOld,
      isOneList: false,
    }),
  ).toEqual({
    kind: 'compared',
    there: ['THERE'],
    behind: ['of-before', 'back', 'both', 'silent', 'unknown'],
    withOld: ['of-before', 'back', 'both'],
    joined: [],
  });
});

test('the list of one appliance handed over for both shows nobody who moved, whatever its clocks', () => {
  const onOld = at({ a: 1500, b: 1600 });
  const onNew = at({ a: 1520, b: 1620 });
  expect(movedClients(wave(['a', 'b']), since, { onNew, onOld, isOneList: true })).toEqual({
    kind: 'uncompared',
    doubt: 'one-list',
    seen: ['a', 'b'],
  });
});

test('a later list of the old appliance in place of the new one’s is told by those whom nobody told to move', () => {
  const others = ['c', 'd', 'e'];
  const earlier = at({ a: 1500, b: 1500, c: 1500, d: 1500, e: 1500 });
  const later = at({ a: 1900, b: 1900, c: 1900, d: 1900, e: 1900 });
  expect(
    movedClients(wave(['a', 'b'], { others }), since, { onNew: later, onOld: earlier, isOneList: false }),
  ).toEqual({
    kind: 'uncompared',
    doubt: 'others-there',
    seen: ['a', 'b'],
  });
  // One of them was moved unasked: that is no other list.
  const onNew = at({ a: 1900, b: 1900, c: 1900, d: 500, e: 500 });
  expect(
    movedClients(wave(['a', 'b'], { others }), since, { onNew, onOld: earlier, isOneList: false }),
  ).toMatchObject({
    kind: 'compared',
    there: ['a', 'b'],
  });
});

test('without a later list of the old appliance nobody counts as moved, and who is seen is told with the reason', () => {
  const onNew = at({ a: 1500, b: 900 });
  const unseen = (doubt: string, seen: readonly string[]) => ({ kind: 'uncompared', doubt, seen });
  const look = (onOld: Parameters<typeof movedClients>[2]['onOld']) =>
    movedClients(wave(['a', 'b']), since, { onNew, onOld, isOneList: false });
  expect(look('none')).toEqual(unseen('old-list', ['a']));
  expect(look(undefined)).toEqual(unseen('old-times', ['a']));
  // Of before the last of them were told, though after the first were.
  expect(look(at({ a: 1050, b: 900 }))).toEqual(unseen('old-earlier', ['a']));
});

test('without any times of the new appliance nobody can say who moved', () => {
  expect(
    movedClients(wave(['a']), since, { onNew: undefined, onOld: at({ a: 1500 }), isOneList: false }),
  ).toEqual({
    kind: 'uncompared',
    doubt: 'new-times',
    seen: [],
  });
});

test('exchanged lists move nobody: in the pilot by those whom nobody told to move, later by those who had moved', () => {
  const others = Array.from({ length: 90 }, (_each, index) => `r${String(index)}`);
  const pilot = Array.from({ length: 10 }, (_each, index) => `p${String(index)}`);
  const times = (names: readonly string[], seenMs: number) => names.map((name) => [name, seenMs] as const);
  // The first of the pilot has moved.
  const ofOld = new Map([...times(pilot, 1500), ...times(others, 1500), ['p0', 1010] as const]);
  const ofNew = new Map([...times(pilot, 200), ...times(others, 200), ['p0', 1600] as const]);
  const exchanged = { onNew: ofOld, onOld: ofNew, isOneList: false };
  expect(movedClients(wave(pilot, { others }), since, exchanged)).toMatchObject({ doubt: 'others-there' });
  // Left out, the old appliance's list makes it no matter of anybody's word.
  expect(movedClients(wave(pilot, { others }), since, { ...exchanged, onOld: 'none' })).toMatchObject({
    doubt: 'others-there',
  });
  expect(movedClients(wave([...pilot, ...others], { movedBefore: ['p0'] }), since, exchanged)).toMatchObject({
    doubt: 'went-back',
  });
});

test('who joined the old appliance meanwhile is told, and who came to the new one is not', () => {
  const onNew = at({ a: 1900, 'new-there': 1900 });
  const onOld = at({ a: 1200, 'pc-new': 1500, 'new-there': 1300 });
  expect(movedClients(wave(['a']), since, { onNew, onOld, isOneList: false })).toMatchObject({
    there: ['a'],
    joined: ['pc-new'],
  });
});
