import type { SFTPWrapper } from 'ssh2';
import { expect, test } from 'vitest';
import { chunkBytes, inFlightBytes, openReceiveWindow } from './window.ts';

const MiB = 1024 * 1024;

test.each([
  [0, 4 * MiB],
  [20, 4 * MiB],
  [27, 4 * MiB],
  [100, 15_000_000],
  [1_000, 32 * MiB],
])('at a round trip of %d ms keeps %d bytes in flight', (roundTripMs, bytes) => {
  expect(inFlightBytes(roundTripMs)).toBe(bytes);
});

test.each([
  ['no limits told', { _maxReadLen: 260_096 }, 32_768],
  ['the limits of OpenSSH', { _maxReadLen: 261_120, _extensions: { 'limits@openssh.com': '1' } }, 261_120],
  ['a smaller limit', { _maxReadLen: 65_536, _extensions: { 'limits@openssh.com': '1' } }, 65_536],
  ['a larger limit', { _maxReadLen: 9_000_000, _extensions: { 'limits@openssh.com': '1' } }, 261_120],
  ['an ssh2 that hides it', { _extensions: { 'limits@openssh.com': '1' } }, 32_768],
])('with %s', (_what, internals, bytes) => {
  expect(chunkBytes(internals as unknown as SFTPWrapper, 'read')).toBe(bytes);
});

test('opens the window of a channel once, and says where it cannot', () => {
  const calls: number[][] = [];
  const channelWindowAdjust = (...args: number[]) => void calls.push(args);
  const sftp = { outgoing: { id: 7 }, _protocol: { channelWindowAdjust } } as unknown as SFTPWrapper;
  expect([openReceiveWindow(sftp, MiB), openReceiveWindow(sftp, MiB)]).toEqual([true, true]);
  expect(calls).toEqual([[7, MiB]]);
  expect(openReceiveWindow({ outgoing: { id: 7 } } as unknown as SFTPWrapper, MiB)).toBe(false);
});
