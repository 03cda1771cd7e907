import { expect, test } from 'vitest';
import { keyLines } from './key-lines.ts';

test('lines of sixteen characters, with the check characters that the kit file has', async () => {
  // The first byte of the SHA-256 of `01|QVRVP-WRGMR-5CQ3` and of `02|T-VX2PA`.
  expect(await keyLines('QVRVP-WRGMR-5CQ3T-VX2PA')).toEqual([
    { number: '01', text: 'QVRVP-WRGMR-5CQ3', check: '44' },
    { number: '02', text: 'T-VX2PA', check: '86' },
  ]);
});

test('no key, no lines', async () => {
  expect(await keyLines('')).toEqual([]);
});
