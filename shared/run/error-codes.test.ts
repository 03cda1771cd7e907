import { expect, test } from 'vitest';
import { en } from '../text/en.ts';
import { errorFamily, errorMeaning, type ErrorCode, type ErrorMeaning } from './error-codes.ts';

const codes = Object.keys(en.errors) as ErrorCode[];
const codesThat = (is: (meaning: ErrorMeaning) => boolean) => codes.filter((code) => is(errorMeaning(code)));

test('only a machine that does not answer is unreachable, and scripts tell it from one that refuses', () => {
  expect(codesThat(({ isUnreachable }) => isUnreachable)).toEqual(
    codes.filter((code) => errorFamily(code) === 'reach'),
  );
  expect(codesThat(({ exit }) => exit === 'unreachable')).toEqual(
    codes.filter((code) => ['reach', 'trust', 'auth'].includes(errorFamily(code))),
  );
});

test('a file that a person wrote wrongly is a wrong use of the command', () => {
  const families = ['plan', 'profile', 'secrets'];
  expect(codesThat(({ exit }) => exit === 'usage').sort()).toEqual(
    [
      ...codes.filter((code) => families.includes(errorFamily(code))),
      'local.job-missing',
      'local.job-ambiguous',
      'local.demo-over',
    ].sort(),
  );
});

test('what a person chose or is waited for stops a run, and everything else fails it', () => {
  expect(codesThat(({ isHalt }) => isHalt).sort()).toEqual([
    'cutover.old-not-back',
    'run.cancelled',
    'run.declined',
    'run.waiting',
  ]);
  const ends = codes.map((code) => [code, errorMeaning(code).outcome] as const);
  expect(ends.filter(([, outcome]) => outcome !== 'failed').sort()).toEqual([
    ['cutover.old-not-back', 'waiting'],
    ['run.blocked', 'blocked'],
    ['run.cancelled', 'cancelled'],
    ['run.waiting', 'waiting'],
  ]);
});

test('only a machine that has the address of another is a conflict', () => {
  expect(codesThat(({ isConflict }) => isConflict)).toEqual(['cutover.old-came-back', 'cutover.third-party']);
});

test('only a lost link is tried again by itself', () => {
  expect(codesThat(({ behaviour }) => behaviour === 'retry').sort()).toEqual([
    'reach.connection-lost',
    'reach.refused',
    'reach.timeout',
    'reach.unreachable',
    'transfer.cut',
    'transfer.stalled',
  ]);
});

test.each(['later.code', 'constructor'])('%s, of a journal of a later version, is a failure', (code) => {
  expect(errorMeaning(code as ErrorCode)).toEqual(errorMeaning('local.io'));
});
