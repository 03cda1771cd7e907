import { expect, test } from 'vitest';
import { localNeedBytes, newDiskVerdict, oldDiskVerdict, totalDiskBytes } from './disk.ts';

const disk = (mount: string, totalBytes: number, freeBytes: number) => ({ mount, totalBytes, freeBytes });

test.each([
  ['30 % is enough', [disk('/', 100e9, 30e9)], true, true],
  ['just below is not', [disk('/', 100e9, 30e9 - 1)], false, true],
  ['the fullest decides', [disk('/', 100e9, 90e9), disk('/var', 10e9, 1e9)], false, true],
  [
    'boot and optical disks do not count',
    [disk('/', 100e9, 90e9), disk('/boot/efi', 1e9, 1e6), disk('/media/cdrom', 1e9, 0)],
    true,
    true,
  ],
  ['no room even for a backup', [disk('/', 100e9, 200e6)], false, false],
])('old appliance: %s', (_name, disks, isEnough, fitsBackup) => {
  expect(oldDiskVerdict(disks)).toMatchObject({ isEnough, fitsBackup });
});

test.each([
  [2_000_000_000, undefined, true],
  [1_999_999_999, undefined, false],
  [2_000_000_000, 100_000_000, true],
  [2_400_000_000, 500_000_000, false],
  [2_500_000_000, 500_000_000, true],
])('new appliance: %i bytes free for a backup of %s', (freeBytes, backup, isEnough) => {
  expect(newDiskVerdict([disk('/', 100e9, freeBytes)], backup)?.isEnough).toBe(isEnough);
});

test('new appliance: a small side disk does not count beside a large one, and counts alone', () => {
  const small = disk('/var/log', 1e9, 0.5e9);
  expect(newDiskVerdict([disk('/', 100e9, 50e9), small])?.isEnough).toBe(true);
  expect(newDiskVerdict([small])?.isEnough).toBe(false);
});

test('what was not read is not judged', () => {
  expect(oldDiskVerdict(undefined)).toBeUndefined();
  expect(newDiskVerdict([])).toBeUndefined();
  expect(totalDiskBytes(undefined)).toBeUndefined();
});

test('the laptop needs the files and something to spare', () => {
  expect(localNeedBytes(10, 20)).toBe(100_000_030);
  expect(localNeedBytes()).toBe(309_715_200);
});
