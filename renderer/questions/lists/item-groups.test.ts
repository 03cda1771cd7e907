import { expect, test } from 'vitest';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { itemsByKind, totalOf, withKind } from './item-groups.ts';

const item = (kind: RemoteItem['kind'], name: string, sizeBytes?: number): RemoteItem => ({
  kind,
  name,
  state: 'ready',
  ...(sizeBytes !== undefined && { sizeBytes }),
});
const backup = item('system-backup', 'a', 10);
const other = item('system-backup', 'b');
const log = item('audit-log-backup', 'c', 5);

test('groups by kind and leaves out a kind without items', () => {
  expect(itemsByKind([log, backup]).map((group) => group.kind)).toEqual([
    'system-backup',
    'audit-log-backup',
  ]);
  expect(itemsByKind([log])).toHaveLength(1);
  expect(itemsByKind([])).toEqual([]);
});

test('sums what is known and says of how many it is not', () => {
  expect(totalOf([backup, other, log])).toEqual({ sizeBytes: 15, unknown: 1 });
});

test('a whole kind is ticked and cleared without touching the other', () => {
  expect(withKind(['c'], [backup, other], true)).toEqual(['c', 'a', 'b']);
  expect(withKind(['a', 'b', 'c'], [backup, other], false)).toEqual(['c']);
});
