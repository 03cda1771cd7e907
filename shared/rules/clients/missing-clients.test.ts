import { expect, test } from 'vitest';
import { isWholeKindMissing, kindText, missingByKind } from './missing-clients.ts';

const windows = { os: 'Windows 11', agentVersion: '6.2.1.1' };
const mac = { os: 'macOS 14', agentVersion: '2.9' };
const unknown = { os: '', agentVersion: '' };

test('the missing are counted by system and agent version, most of them first', () => {
  const kinds = missingByKind(
    ['pc-1', 'pc-2', 'pc-3', 'mac-1', 'mac-2', 'x'],
    [windows, windows, windows, mac, mac, unknown],
    new Set(['pc-2', 'mac-1', 'mac-2', 'x']),
  );
  expect(kinds.map(kindText)).toEqual(['macOS 14, 2.9: 2/2', '?: 1/1', 'Windows 11, 6.2.1.1: 1/3']);
  expect(kinds.map(isWholeKindMissing)).toEqual([true, false, false]);
});

test('a kind of which none is missing is not listed, and names without a kind count as unknown', () => {
  expect(missingByKind(['pc-1', 'pc-2'], [windows], new Set(['pc-2'])).map(kindText)).toEqual(['?: 1/1']);
});
