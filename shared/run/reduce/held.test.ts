import { describe, expect, test } from 'vitest';
import type { EventBody } from '../event.ts';
import { proof } from '../proof.ts';
import { replayRun } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';
import type { StepId } from '../steps.ts';
import { ledgerRowIds, rowOf } from '../../rules/ledger/ledger.ts';
import { proofsOfContents } from './held.ts';

const after = (...bodies: EventBody[]): RunState =>
  replayRun(bodies.map((body, index) => ({ ...body, seq: index + 1, at: '2026-01-01T00:00:00Z' })));
const word: EventBody = { type: 'ledger.given', row: 'licence', evidence: { kind: 'word' }, by: 'ada' };
const had: EventBody = { type: 'ledger.had', rows: ['siem'], by: 'ada' };
const off = proof('ledger.communication-off', 'passed', { state: 'off' }, 'new');
const licence = proof(
  'validate.licence',
  'passed',
  { state: 'current', until: '', before: 'current' },
  'new',
);
const answers = proof('cutover.new-answers', 'by-word', { address: '192.0.2.10', sha256: 'x' }, 'new');
const accepted = (step: StepId, name: string): EventBody => ({
  type: 'finding.accepted',
  step,
  name,
  by: 'ada',
});
const known: EventBody[] = [
  had,
  word,
  { type: 'proved', step: 'readmit-clients', proof: off },
  { type: 'proved', step: 'validate', proof: licence },
  { type: 'proved', step: 'take-address', proof: answers },
  accepted('readmit-clients', 'ledger.row-open:client-packages'),
  accepted('restore', 'restore.no-restart'),
  accepted('preflight', 'preflight.clock-skew@new'),
];
const reverted: EventBody = { type: 'step.reverted', step: 'restore' };
const outdated: EventBody = { type: 'backup.discarded', name: 'b', reason: 'outdated' };
const begun: EventBody = { type: 'operation.begun', side: 'new', operation: 'import', name: '/b' };

test('the proofs of the contents are those of the table', () => {
  const ofTable = ledgerRowIds
    .map(rowOf)
    .flatMap(({ ledger, proof, beside }) => (ledger === 'contents' ? [proof, beside] : []));
  expect(proofsOfContents).toEqual(ofTable.filter((id) => id !== undefined));
});

describe.each([
  ['the restore is rolled back', reverted],
  ['the backup is renewed', outdated],
  ['another import is begun', begun],
])('where %s', (_when, event) => {
  test('what was given, seen and accepted of what the new appliance holds is gone', () => {
    const state = after(...known, event);
    expect(state.ledger).toEqual({ had: ['siem'], given: {} });
    // By what it is known at the address of the clients stays.
    expect(state.proofs.map(({ id }) => id)).toEqual(['cutover.new-answers']);
    expect(Object.keys(state.accepted)).not.toContain('ledger.row-open:client-packages');
    expect(Object.keys(state.accepted)).toContain('preflight.clock-skew@new');
  });
});

test('what was accepted of one import or backup is not accepted of the next', () => {
  expect(Object.keys(after(...known, reverted).accepted)).toEqual(['preflight.clock-skew@new']);
  const ofBackup = [
    accepted('verify', 'limit.close'),
    accepted('hold-point', 'preflight.client-list'),
    accepted('finalise', 'ledger.row-open:siem'),
  ];
  expect(Object.keys(after(...known, ...ofBackup, outdated).accepted)).toEqual(['preflight.clock-skew@new']);
  // Of another file alone nothing of that is known.
  const lost: EventBody = { type: 'backup.discarded', name: 'b', reason: 'key-lost' };
  expect(Object.keys(after(...ofBackup, lost).accepted)).toHaveLength(3);
});

test('that the new appliance may hold a restore no way back undoes', () => {
  const told: EventBody = {
    type: 'step.waiting',
    step: 'restore',
    side: 'new',
    operation: 'import',
    instruction: { title: '', menuPath: [], steps: [], see: '' },
  };
  const done: EventBody = { type: 'step.done', step: 'restore', ran: true, durationMs: 1 };
  for (const event of [told, done, begun])
    expect(after(event, reverted, outdated).mayHoldRestore, event.type).toBe(true);
  expect(after({ ...told, operation: 'client-communication-off' }, reverted).mayHoldRestore).toBe(false);
});
