import { expect, test } from 'vitest';
import { acceptProblem } from './accepted-names.ts';

test('findings and proofs can be accepted, also of one side and one check', () => {
  const names = [
    'preflight.job-folder-unsafe',
    'preflight.version-unknown@old',
    'preflight.could-not-test@new:disk-free-new',
    'cutover.old-silent',
    'ledger.row-open:sso',
  ];
  expect(acceptProblem(names)).toBeUndefined();
  expect(acceptProblem([])).toBeUndefined();
});

test.each([
  ['snapshot-unconfirmed', 'preflight.snapshot-unconfirmed'],
  ['preflight.snapshot-unconfirmd', 'preflight.snapshot-unconfirmed'],
  ['preflight.version-unknown@both', 'preflight.version-unknown'],
  ['preflight.could-not-test', 'preflight.could-not-test@SIDE:CHECK'],
  ['ledger.row-open:ssso', 'ledger.row-open:sso'],
  ['ledger.row-open', 'ledger.row-open:'],
])('%s is none, and what it is like is named', (name, near) => {
  expect(acceptProblem(['preflight.job-folder-unsafe', name])).toContain(`'${name}'; near it: ${near}`);
});

test('what is like none of them is told without a guess', () => {
  expect(acceptProblem(['all'])).toBe("there is no finding or proof named 'all'");
});
