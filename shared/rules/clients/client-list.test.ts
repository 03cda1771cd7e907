import { expect, test } from 'vitest';
import { clientChanges, listLength } from './client-list.ts';

test.each([
  [200, undefined, true, 'cut'],
  [200, 880, true, 'cut'],
  // The plan says that there are as many, and an API is never cut.
  [200, 200, true, 'alike'],
  [200, undefined, false, 'not-told'],
  [199, undefined, true, 'not-told'],
  [836, 880, true, 'alike'],
  [835, 880, true, 'differs'],
  [925, 880, true, 'differs'],
  [0, 880, true, 'differs'],
] as const)(
  '%i rows where the plan names %s endpoints (an export: %s): %s',
  (rows, endpoints, isExport, verdict) => {
    expect(listLength(rows, endpoints, isExport)).toBe(verdict);
  },
);

test('who is new and who came with another version, whatever the capitals of a name', () => {
  const kinds = [
    { os: '', agentVersion: '6.2.5.3000' },
    { os: '', agentVersion: '' },
  ];
  const now = [
    { name: 'PC-1', agentVersion: '2608.1.1.0' },
    { name: 'pc-2', agentVersion: '2608.1.1.0' },
    { name: 'pc-3' },
  ];
  expect(clientChanges(['pc-1', 'pc-2'], kinds, now)).toEqual({
    added: ['pc-3'],
    otherVersion: [{ name: 'PC-1', before: '6.2.5.3000', after: '2608.1.1.0' }],
  });
});
