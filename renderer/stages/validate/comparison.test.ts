import { expect, test } from 'vitest';
import { proof } from '../../../shared/run/proof.ts';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { comparison, type ComparedRow } from './comparison.ts';

const at = '2026-11-25T02:00:00.000Z';
const certificate = (sha256: string) => ({
  address: '10.0.0.1',
  port: 443,
  sha256,
  subject: 'CN=a',
  issuer: `CN=ca-${sha256}`,
  names: [sha256],
  validTo: at,
});
const find = (rows: readonly ComparedRow[], id: string) =>
  rows.find((row) => row.id === id || (typeof row.id === 'object' && row.id.holds === id));

test('what was not read is not there', () => {
  const rows = comparison(emptyRun);
  expect(rows.every((row) => row.old === undefined && row.new === undefined && !('status' in row))).toBe(
    true,
  );
});

test('counts are held against each other, and a count of one side alone is no difference', () => {
  const state: RunState = {
    ...emptyRun,
    old: { inventory: { policies: 7, users: 2, devices: 1 } },
    new: { inventory: { policies: 7, users: 3, computers: 3 } },
  };
  const rows = comparison(state);
  expect(find(rows, 'policies')).toMatchObject({ old: '7', new: '7', isSame: true });
  expect(find(rows, 'users')).toMatchObject({ old: '2', new: '3', isSame: false });
  expect(find(rows, 'devices')).not.toHaveProperty('isSame');
  expect(find(rows, 'computers')).not.toHaveProperty('isSame');
});

test('what was seen at the final address counts, with what the engine said of it', () => {
  const state: RunState = {
    ...emptyRun,
    old: { certificate: certificate('o') },
    new: { certificate: certificate('n'), product: { product: 'x', version: '1' } },
    proofs: [
      {
        ...proof('validate.certificate', 'passed-with-warning', { address: 'a', sha256: 'z', names: 'zz' }),
        step: 'validate',
        at,
        seq: 1,
      },
    ],
  };
  const rows = comparison(state);
  expect(find(rows, 'certificate')).toEqual({
    id: 'certificate',
    old: 'o',
    new: 'z',
    status: 'passed-with-warning',
  });
  // It is another certificate than the pinned one: its issuer is not known.
  expect(find(rows, 'issuer')).toEqual({ id: 'issuer', old: 'CN=ca-o', new: undefined });
  expect(find(rows, 'version')).toMatchObject({ new: '1' });
});
