import { expect, test } from 'vitest';
import { replayRun } from '../../../shared/run/reduce-run.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import { factsOfRun } from './kit-facts.ts';

const [seenAt, toldAt, later] = [
  '2026-12-01T20:00:00.000Z',
  '2026-11-24T21:00:00.000Z',
  '2026-12-01T23:30:00.000Z',
];
type Chosen = Omit<Extract<EventBody, { type: 'backup.chosen' }>, 'type' | 'name' | 'sizeBytes'>;

/** The date in the kit of a job that went on for hours after it knew of its backup. */
function dateOf(chosen: Chosen | undefined): string {
  const bodies: readonly (readonly [EventBody, string])[] = [
    ...(chosen ? [[{ type: 'backup.chosen', name: 'b', sizeBytes: 1, ...chosen }, seenAt] as const] : []),
    [{ type: 'key.captured', check: 'c' }, later],
  ];
  return factsOfRun(replayRun(bodies.map(([body, at], index) => ({ ...body, seq: index + 1, at })))).madeAt;
}

test.each([
  ['that this job saw made', { madeByUs: true }, seenAt],
  ['that was there, by what it says', { madeByUs: false, madeAt: { at: toldAt, from: 'list' } }, toldAt],
  [
    'that was handed over and says an earlier date',
    { madeByUs: true, madeAt: { at: toldAt, from: 'name' } },
    toldAt,
  ],
  ['that was there, by the date of its file', { madeByUs: false, madeAt: { at: toldAt, from: 'file' } }, ''],
  ['that was there and says nothing', { madeByUs: false }, ''],
  ['that nobody has seen yet', undefined, ''],
] as const)(
  'the kit has the date of a backup %s, and never that of the last event',
  (_what, chosen, date) => {
    expect(dateOf(chosen)).toBe(date);
  },
);
