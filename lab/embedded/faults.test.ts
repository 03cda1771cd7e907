import { describe, expect, test } from 'vitest';
import { bytes, faultKinds, parseFaults } from './faults.ts';

test('faults come as the command line gives them', () => {
  expect(parseFaults(['cut-read=5M', 'import-fails', 'wrong-key', 'sftp-off=old', 'disk-full=1KiB'])).toEqual(
    {
      cut: { direction: 'read', atByte: 5_000_000, isEachTime: false },
      importFails: true,
      wrongKeyTimes: 1,
      sftpOff: 'old',
      diskFull: { side: 'new', freeBytes: 1024 },
    },
  );
});

test('a name that is none tells those that are', () => {
  expect(() => parseFaults(['nonsense'])).toThrow(/no fault "nonsense"; there are .*cut-read, .*sftp-off/);
});

test.each(['cut-read', 'cut-read=', 'cut-read=soon', 'host-key-changed=both', 'import-fails=1'])(
  '%s is refused',
  (text) => {
    expect(() => parseFaults([text])).toThrow(RangeError);
  },
);

describe('every fault', () => {
  test.each(faultKinds.map((kind) => [kind.name, kind] as const))('%s can be set', (name, { value }) => {
    const [word] = value === undefined ? [] : (/^\[?([a-z]+)\|/.exec(value)?.slice(1) ?? ['7']);
    const sample = word === undefined ? '' : `=${word}`;
    expect(Object.values(parseFaults([name + sample]))).toHaveLength(1);
  });
});

test.each([
  ['0', 0],
  ['1.5k', 1500],
  ['200MB', 200_000_000],
  ['24MiB', 25_165_824],
])('%s is %d', (text, number) => {
  expect(bytes(text)).toBe(number);
});
