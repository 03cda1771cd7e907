import { expect, test } from 'vitest';
import { finding } from '../finding.ts';
import { proof, type Proof } from '../proof.ts';
import { emptyRun } from '../reduce-run.ts';
import type { StepId } from '../steps.ts';
import { openPoints, openProofs } from './open-points.ts';

const at = '2026-11-25T02:00:00.000Z';
const made = (step: StepId, each: Proof) => ({ ...each, step, at, seq: 1 });

test('nothing is open where all was seen', () => {
  const proofs = [made('key', proof('key.custody', 'passed', {}))];
  expect(openPoints({ ...emptyRun, proofs })).toEqual([]);
});

test('what did not pass is one point a kind, in the order of the steps, and what only mattered earlier is none', () => {
  const clients = made(
    'readmit-clients',
    proof('validate.clients', 'passed-with-warning', { seen: 2, baseline: 3, missing: 'x' }),
  );
  const silent = ['laptop', 'new'].map((from) =>
    made('power-off', proof('cutover.old-silent', 'could-not-test', { from, address: 'a', seen: '' }, 'old')),
  );
  const earlier = made('restore', proof('restore.client-communication', 'by-word', { state: 'by word' }));
  const state = { ...emptyRun, proofs: [clients, ...silent, earlier] };
  expect(openProofs(state)).toEqual([clients, ...silent]);
  expect(openPoints(state)).toEqual([
    { kind: 'proof', id: 'cutover.old-silent', step: 'power-off', proofs: silent },
    { kind: 'proof', id: 'validate.clients', step: 'readmit-clients', proofs: [clients] },
  ]);
});

test('an accepted warning is open as long as it is found', () => {
  const found = finding('hold-point.autostart-on', 'warning', { answer: 'unknown' });
  const by = { step: 'hold-point', by: 'ada', at } as const;
  const accepted = { 'hold-point.autostart-on': by, 'limit.close': by };
  const state = { ...emptyRun, accepted, findings: { 'hold-point': [found] } };
  expect(openPoints(state)).toEqual([
    { kind: 'accepted', name: 'hold-point.autostart-on', step: 'hold-point', finding: found, by: 'ada', at },
  ]);
  expect(openPoints({ ...state, findings: { 'hold-point': [] } })).toEqual([]);
  expect(openPoints({ ...state, accepted: {} })).toEqual([]);
});

test('a step of which nothing was seen is open, and told once', () => {
  const done = (end: 'untested' | 'by-word') =>
    ({ kind: 'done', ran: true, durationMs: 1, at, end }) as const;
  const steps = { ...emptyRun.steps, restore: done('untested'), plan: done('by-word'), key: done('by-word') };
  expect(openPoints({ ...emptyRun, steps })).toEqual([{ kind: 'step', step: 'restore' }]);
  const evidence = made('restore', proof('restore.evidence', 'could-not-test', { seen: '' }));
  expect(openPoints({ ...emptyRun, steps, proofs: [evidence] })).toMatchObject([{ kind: 'proof' }]);
});

test('a look that failed after the end keeps the job from looking done', () => {
  const error = { code: 'validate.failed', params: {} } as const;
  expect(openPoints({ ...emptyRun, lifecycle: 'finalised', error })).toEqual([{ kind: 'error', error }]);
  expect(openPoints({ ...emptyRun, lifecycle: 'switched', error })).toEqual([]);
  const stopped = { code: 'run.cancelled', params: {} } as const;
  expect(openPoints({ ...emptyRun, lifecycle: 'finalised', error: stopped })).toEqual([]);
});

test('what a way back proved is open until a later attempt took the address', () => {
  const seen = { ssh: { kind: 'silent' }, console: { kind: 'silent' } } as const;
  const back = made(
    'take-address',
    proof('cutover.given-back', 'could-not-test', { address: 'a', seen, arp: '' }),
  );
  const state = { ...emptyRun, proofs: [back] };
  expect(openProofs(state)).toEqual([back]);
  const taken = { kind: 'done', ran: true, durationMs: 1, at, end: 'proved' } as const;
  expect(openProofs({ ...state, steps: { ...state.steps, 'take-address': taken } })).toEqual([]);
});
