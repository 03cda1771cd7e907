import { expect, test } from 'vitest';
import { proof } from '../proof.ts';
import { proofCounts } from './proof-counts.ts';

test('what could not be tested is counted by itself, never as passed', () => {
  const proofs = [
    proof('key.custody', 'passed', {}),
    proof('restore.evidence', 'could-not-test', { seen: '' }),
    proof('verify.hash-local', 'passed', { name: 'x', sha256: 'y' }),
  ];
  expect(proofCounts(proofs)).toEqual([
    ['passed', 2],
    ['could-not-test', 1],
  ]);
  expect(proofCounts([])).toEqual([]);
});
