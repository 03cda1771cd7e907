import { expect, test } from 'vitest';
import { emptyRun } from '../../../shared/run/reduce-run.ts';
import { validateEn } from '../../../shared/text/window/validate-words.ts';
import { comparison } from './comparison.ts';

test('holds counts of both sides against each other, and tells what was not read', () => {
  const state = {
    ...emptyRun,
    old: { product: { product: 'x', version: '5.9.4.2' }, inventory: { policies: 7, users: 2 } },
    new: { inventory: { policies: 7, computers: 3 } },
  };
  const rows = comparison(
    state,
    validateEn,
    (iso) => iso,
    (value) => `${value}`,
  );
  expect(rows).toContainEqual({ label: validateEn.version, before: '5.9.4.2', after: undefined });
  expect(rows).toContainEqual({ label: 'policies', before: '7', after: '7' });
  expect(rows).toContainEqual({ label: 'users', before: '2', after: undefined });
  expect(rows).toContainEqual({ label: 'computers', before: undefined, after: '3' });
});
