import { expect, test } from 'vitest';
import { proof, type Proof } from '../../../shared/run/proof.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { hashRows, provedPlaces, relationOf } from './hash-rows.ts';

const name = 'backup.eppb';
const with_ = (proofs: readonly Proof[], more: Partial<RunState> = {}): RunState => ({
  ...emptyRun,
  proofs: proofs.map((each) => ({ ...each, step: 'verify', at: '2026-11-25T02:00:00.000Z', seq: 1 })),
  ...more,
});
const artifacts = [{ role: 'backup', name, path: `files/${name}`, sizeBytes: 1, sha256: 'a' }] as const;

test('knows nothing before anything was read', () => {
  expect(hashRows(emptyRun).map(({ status }) => status)).toEqual(['not-read', 'not-read', 'not-read']);
  expect(provedPlaces(hashRows(emptyRun))).toBe(0);
});

test('a hash that was only reckoned on the way proves nothing', () => {
  const rows = hashRows(with_([], { artifacts }));
  expect(rows[1]).toEqual({ side: 'local', sha256: 'a', status: 'not-compared' });
  expect(provedPlaces(rows)).toBe(0);
});

test('counts the places that the engine has proved', () => {
  const rows = hashRows(
    with_(
      [
        proof('verify.hash-on-old', 'passed', { name, sha256: 'a', how: 'sha256sum' }, 'old'),
        proof('verify.hash-local', 'passed', { name, sha256: 'a' }, 'local'),
      ],
      { artifacts },
    ),
  );
  expect(provedPlaces(rows)).toBe(2);
});

test('an end that could not be read is no place, and one that differs takes all back', () => {
  const local = proof('verify.hash-local', 'passed', { name, sha256: 'a' }, 'local');
  const unread = proof('verify.hash-on-old', 'could-not-test', { name, sha256: '', how: 'browser' }, 'old');
  const rows = hashRows(with_([local, unread], { artifacts }));
  expect(rows[0]).toEqual({ side: 'old', sha256: undefined, status: 'could-not-test' });
  expect(provedPlaces(rows)).toBe(1);
  const other = proof('verify.hash-on-old', 'failed', { name, sha256: 'b', how: 'sha256sum' }, 'old');
  expect(provedPlaces(hashRows(with_([local, other], { artifacts })))).toBe(0);
});

test('looks at the proofs of this backup only', () => {
  const earlier = proof('verify.hash-local', 'passed', { name: 'earlier.eppb', sha256: 'z' }, 'local');
  expect(hashRows(with_([earlier], { artifacts }))[1]?.status).toBe('not-compared');
});

test('two ends are the same only by a proof at both, and different as soon as both were read', () => {
  const row = (sha256: string | undefined, status: Parameters<typeof relationOf>[0]['status']) =>
    ({ side: 'old', sha256, status }) as const;
  expect(relationOf(row('a', 'passed'), row('a', 'passed'))).toBe('same');
  expect(relationOf(row('a', 'passed'), row('a', 'not-compared'))).toBe('unknown');
  expect(relationOf(row('a', 'passed'), row('a', 'by-word'))).toBe('unknown');
  expect(relationOf(row(undefined, 'could-not-test'), row('a', 'passed'))).toBe('unknown');
  expect(relationOf(row('b', 'failed'), row('a', 'passed'))).toBe('different');
  expect(relationOf(row('a', 'not-compared'), row('b', 'not-compared'))).toBe('different');
});
