import { expect, test } from 'vitest';
import { instantOf, toldInstant, wallClockOf, zoneOffset } from './instant-of.ts';

const noon = Date.parse('2026-11-25T12:00:00Z');
const minuteMs = 60_000;

test.each([
  '2026-11-25T12:00:00Z',
  '2026-11-25T13:00:00+01:00',
  '2026-11-25 07:00:00-0500',
  '25/Nov/2026:13:00:00 +0100',
])('%s is noon', (text) => {
  expect(instantOf(text)).toBe(noon);
  // A zone that is told is not put aside for one that is guessed.
  expect(instantOf(text, 120)).toBe(noon);
});

test.each([undefined, '', 'yesterday', '2026-11-25 12:00:00', '11/25/2026 12:00 PM', '2026-13-45T99:00:00Z'])(
  '%s says nothing',
  (text) => {
    expect(instantOf(text)).toBeUndefined();
  },
);

test('without a zone it is taken as so far ahead of UTC as the others', () => {
  expect(instantOf('2026-11-25 14:00:00', 120)).toBe(noon);
  expect(instantOf('2026-11-25 06:30', -330)).toBe(noon);
  expect(instantOf('11/25/2026 14:00', 120)).toBeUndefined();
});

test.each(['2026-02-31 10:00', '2026-11-25 25:00', '25.11.2026 10:00', '11/25/2026 10:00', '10:00', ''])(
  '%s is no time of a wall clock',
  (text) => {
    expect(wallClockOf(text)).toBeUndefined();
  },
);

test('what a person says is by the clock of this computer, unless it names a zone', () => {
  expect(toldInstant(' 2026-11-25 14:05 ')).toBe(new Date(2026, 10, 25, 14, 5).getTime());
  expect(toldInstant('2026-11-25T14:05:00+02:00')).toBe(noon + 5 * minuteMs);
  expect(toldInstant('14:05')).toBeUndefined();
});

test.each([
  [0, 0],
  [120, 120],
  [-705, -705],
  [345, 345],
  // People read clocks to the minute, and servers are a little wrong.
  [124, 120],
  [116, 120],
  // No zone is so.
  [127, undefined],
  [-735, undefined],
  [855, undefined],
])('a clock that is %i minutes ahead is of the zone %s', (minutes, offset) => {
  expect(zoneOffset(noon + minutes * minuteMs, noon)).toBe(offset);
});
