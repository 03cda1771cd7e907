import { expect, test } from 'vitest';
import type { EventBody } from '../event.ts';
import { proof } from '../proof.ts';
import { replayRun } from '../reduce-run.ts';

type Moved = Extract<EventBody, { type: 'clients.moved' }>;

const at = '2026-11-25T02:00:00.000Z';
const step = 'hold-point';
const behind = 'hold-point.clients-behind:pilot';
const accepted: EventBody = { type: 'finding.accepted', step, name: behind, by: 'ana' };
const reduced = (events: readonly EventBody[]) =>
  replayRun(events.map((event, index) => ({ ...event, seq: index + 1, at })));

function look(result: Moved['result']): Moved {
  return { type: 'clients.moved', wave: 'pilot', sinceAt: at, moving: 10, duplicates: [], result };
}
const withOld = { count: 0, names: [] };
const eight = look({ kind: 'compared', there: 8, behind: ['a', 'b'], withOld });
const others = look({ kind: 'compared', there: 8, behind: ['a', 'c'], withOld });
const nobody = look({ kind: 'uncompared', doubt: 'old-list', seen: 10 });

test('going on without clients is agreed to for these, and not for others or where nobody can say', () => {
  expect(reduced([eight, accepted, eight]).accepted).toHaveProperty([behind]);
  expect(reduced([eight, accepted, others]).accepted).toEqual({});
  expect(reduced([eight, accepted, nobody]).accepted).toEqual({});
});

test('a look that could not be compared is no point of the curve, and a zone that was told is a word there', () => {
  const byWord = look({ kind: 'compared', there: 9, behind: ['a'], withOld, isZoneByWord: true });
  expect(reduced([eight, nobody, byWord]).moves?.curve).toEqual([
    { at, moving: 10, onNew: 8, onOld: 0 },
    { at, moving: 10, onNew: 9, onOld: 0, isByWord: true },
  ]);
});

test('another restore knows nothing of clients that were moved onto the one before', () => {
  const moved = proof('hold-point.clients-moved', 'passed-with-warning', { moving: 10, there: 8 }, 'new');
  const before = [eight, accepted, { type: 'proved', step, proof: moved }] as const;
  expect(reduced(before).proofs).toHaveLength(1);
  const wayBack = [...before, { type: 'step.reverted', step: 'restore' }] as const;
  // What was rolled back of the restore is known to the job alone: whoever moved is still there.
  expect(reduced(wayBack).moves).toBeDefined();
  const state = reduced([
    ...wayBack,
    { type: 'step.done', step: 'restore', ran: true, durationMs: 1, end: 'proved' },
  ]);
  expect(state.moves).toBeUndefined();
  expect(state.proofs).toEqual([]);
  expect(state.accepted).toEqual({});
});

test('what the pilot came to stays known once the others move', () => {
  const rest: Moved = {
    ...look({ kind: 'uncompared', doubt: 'old-list', seen: 12 }),
    wave: 'rest',
    moving: 12,
  };
  expect(reduced([eight, rest, rest]).moves).toMatchObject({
    moving: 12,
    pilot: { moving: 10, result: eight.result },
  });
});

test('a look with another double name, or with names that were cut, is agreed to anew', () => {
  expect(reduced([eight, accepted, { ...eight, duplicates: ['a'] }]).accepted).toEqual({});
  const cut = look({ kind: 'compared', there: 2, behind: ['a', 'b'], withOld });
  expect(reduced([cut, accepted, cut]).accepted).toEqual({});
});
