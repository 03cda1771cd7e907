import { expect, test } from 'vitest';
import { proof, type Proof, type ProofStatus } from '../../run/proof.ts';
import { emptyRun } from '../../run/reduce-run.ts';
import type { RunState } from '../../run/run-state.ts';
import { sources } from '../sources.ts';
import { isHad } from './is-had.ts';
import { ledgerRowIds, optionalRowIds, rowOf } from './ledger.ts';
import { ledgerRows, mayPass, openRows, rowFindings } from './standing.ts';

const at = '2026-12-01T02:00:00.000Z';
const plan = { new: { version: '2608' }, final: { strategy: 'same' } };
const none: RunState = { ...emptyRun, ledger: { had: [], given: {} } };
const idsOf = (state: RunState, of = plan) => ledgerRows(state, of).map(({ id }) => id);
const endOf = (state: RunState, id: string) => ledgerRows(state, plan).find((row) => row.id === id)?.end;
const made = (each: Proof) => ({ ...each, step: 'validate' as const, at, seq: 1 });
const licence = (status: ProofStatus) =>
  made(proof('validate.licence', status, { state: 'current', until: '', before: 'current' }, 'new'));

test('every row names its page, and what it rests on is there', () => {
  for (const id of ledgerRowIds) {
    const { source, goesWith, gate, isOptional } = rowOf(id);
    expect(sources[source], id).toBeDefined();
    if (goesWith !== undefined) expect(optionalRowIds, id).toContain(goesWith);
    // What is asked for and waits for nothing would be asked for in vain.
    if (isOptional) expect(gate, id).toBeDefined();
  }
});

test('all rows are there until somebody says what the site has, and what it lacks is folded away', () => {
  expect(isHad(emptyRun, 'sso')).toBe(true);
  expect(idsOf(emptyRun)).toEqual(
    expect.arrayContaining(['sso', 'ediscovery-policies', 'ediscovery-results']),
  );
  const state: RunState = { ...emptyRun, ledger: { had: ['sso'], given: {} } };
  expect(idsOf(state)).toContain('sso');
  for (const id of ['siem', 'ediscovery-policies', 'ediscovery-results'])
    expect(idsOf(state)).not.toContain(id);
  expect(idsOf({ ...emptyRun, rules: 'none' })).toEqual([]);
});

test.each([
  ['2608', ['log-rotation'], ['dictionaries']],
  ['2608.0.1.0', ['log-rotation'], ['dictionaries']],
  ['2604', ['dictionaries'], ['log-rotation']],
  ['5.9.4.2', ['dictionaries'], ['log-rotation']],
  // Where nobody knows the version it may be either.
  ['', ['log-rotation', 'dictionaries'], []],
])('a new appliance of version “%s” has the rows of that version', (version, there, not) => {
  const rows = idsOf(emptyRun, { ...plan, new: { version } });
  expect(rows).toEqual(expect.arrayContaining(there));
  for (const id of not) expect(rows).not.toContain(id);
});

test('what others know of the address is a row where the address changes', () => {
  expect(idsOf(emptyRun)).not.toContain('known-addresses');
  expect(idsOf(emptyRun, { ...plan, final: { strategy: 'different' } })).toContain('known-addresses');
});

test('only a passed observation proves a row, a word is a word, and the rest is open', () => {
  expect(endOf(none, 'licence')).toBe('untested');
  for (const status of ['passed-with-warning', 'could-not-test', 'failed', 'by-word'] as const)
    expect(endOf({ ...none, proofs: [licence(status)] }, 'licence'), status).toBe('untested');
  expect(endOf({ ...none, proofs: [licence('passed')] }, 'licence')).toBe('proved');
  const given = { licence: { evidence: { kind: 'word' as const }, by: 'ada', at, seq: 1 } };
  expect(endOf({ ...none, ledger: { had: [], given } }, 'licence')).toBe('by-word');
  expect(endOf(none, 'logs')).toBe('told');
});

test('a word is no word against what is seen after it, and one that is given after it counts', () => {
  const seen = (status: ProofStatus, seq: number) => ({
    ...made(proof('ledger.communication-off', status, { state: 'on' }, 'new')),
    seq,
  });
  const given = { 'communication-off': { evidence: { kind: 'word' as const }, by: 'ada', at, seq: 5 } };
  const end = (status: ProofStatus, seq: number) =>
    endOf({ ...none, ledger: { had: [], given }, proofs: [seen(status, seq)] }, 'communication-off');
  for (const status of ['passed-with-warning', 'failed'] as const) {
    expect(end(status, 6)).toBe('untested');
    expect(end(status, 4)).toBe('by-word');
  }
  expect(end('could-not-test', 6)).toBe('by-word');
});

test.each([
  ['licence', 'validate.licence', { state: 'trial', until: '', before: 'current' }],
  ['dpi-ca', 'validate.certificate-ca', { address: '192.0.2.10', ca: 'a', before: 'yes' }],
] as const)('a %s that is seen to be another after the word was given is open again', (row, id, params) => {
  const seen = { ...made(proof(id, 'passed-with-warning', params, 'new')), seq: 7 };
  const end = (seq: number) => {
    const given = { [row]: { evidence: { kind: 'word' as const }, by: 'ada', at, seq } };
    return endOf({ ...none, ledger: { had: ['dpi-ca'], given }, proofs: [seen] }, row);
  };
  expect(end(6)).toBe('untested');
  expect(end(8)).toBe('by-word');
});

test('who signed a certificate does not show that clients trust it', () => {
  const seen = made(
    proof('validate.certificate-ca', 'passed', { address: 'a', ca: 'a', before: 'yes' }, 'new'),
  );
  const row = ledgerRows({ ...none, ledger: { had: ['dpi-ca'], given: {} }, proofs: [seen] }, plan).find(
    ({ id }) => id === 'dpi-ca',
  );
  expect(row).toMatchObject({ end: 'untested', seen: { status: 'passed' } });
});

test('a sender that runs does not settle the SIEM', () => {
  const syslog = made(proof('ledger.syslog', 'passed', { state: 'active' }, 'new'));
  const state: RunState = { ...emptyRun, ledger: { had: ['siem'], given: {} }, proofs: [syslog] };
  const row = ledgerRows(state, plan).find(({ id }) => id === 'siem');
  expect(row).toMatchObject({ end: 'untested', seen: { id: 'ledger.syslog' } });
});

test('each gate waits for its rows, and the last one for those before it too', () => {
  const ofClients = ['communication-off', 'licence', 'client-packages'];
  expect(openRows(none, plan, 'readmit-clients')).toEqual(ofClients);
  // That the clients are still kept out means nothing once they are in.
  expect(openRows(none, plan, 'finalise')).toEqual(['licence', 'client-packages', 'log-rotation']);
});

test('a gate is passed where each row is settled or accepted by its own name', () => {
  expect(mayPass(none, plan, 'readmit-clients')).toBe(false);
  const names = rowFindings(none, plan, 'readmit-clients').map(({ params }) => params['row']);
  expect(names).toEqual(['communication-off', 'licence', 'client-packages']);
  const by = { step: 'readmit-clients' as const, by: 'ada', at };
  const one = { 'ledger.row-open:licence': by };
  expect(mayPass({ ...none, accepted: one }, plan, 'readmit-clients')).toBe(false);
  const all = {
    ...one,
    'ledger.row-open:client-packages': by,
    'ledger.row-open:communication-off': by,
  };
  expect(mayPass({ ...none, accepted: all }, plan, 'readmit-clients')).toBe(true);
});
