import { expect, test } from 'vitest';
import { planSchema } from '../../contract/plan.ts';
import { emptyRun } from '../../run/reduce-run.ts';
import { finalAddressOf } from '../../run/standing/machine-name.ts';
import { machineNamesOf } from './machine-names.ts';

const plan = (final: object) =>
  planSchema.parse({
    handover: 1,
    name: 'Test',
    old: { address: '192.0.2.1' },
    new: { address: '192.0.2.2' },
    final,
  });

test('the final address is the old one, the new one, or what the plan says', () => {
  expect(finalAddressOf(plan({ strategy: 'same' }))).toBe('192.0.2.1');
  expect(finalAddressOf(plan({ strategy: 'different' }))).toBe('192.0.2.2');
  expect(finalAddressOf(plan({ strategy: 'different', address: '192.0.2.9' }))).toBe('192.0.2.9');
});

test('machines go by their own names once they are known', () => {
  const named = { ...emptyRun, old: { facts: { hostName: 'epp-old', unread: [] } } };
  expect(machineNamesOf(plan({}), named)).toEqual({
    oldName: 'epp-old',
    newName: '192.0.2.2',
    finalAddress: '192.0.2.1',
    old: 'off',
  });
});
