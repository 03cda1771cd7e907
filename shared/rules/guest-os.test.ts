import { expect, test } from 'vitest';
import { guestVerdict } from './guest-os.ts';

test.each([
  ['2509', 'Ubuntu 22.04.4 LTS', { kind: 'fits' }],
  ['2604.0.1.7', 'Ubuntu 22.04.5 LTS', { kind: 'fits' }],
  ['2608', 'Ubuntu 26.04 LTS', { kind: 'fits' }],
  ['2608', 'Ubuntu 22.04.4 LTS', { kind: 'contradicts', expected: 'Ubuntu 26.04' }],
  ['2604', 'Ubuntu 26.04 LTS', { kind: 'contradicts', expected: 'Ubuntu 22.04' }],
  ['2604', 'Ubuntu 14.04.6 LTS', { kind: 'contradicts', expected: 'Ubuntu 22.04' }],
  ['2608', 'Debian GNU/Linux 12 (bookworm)', { kind: 'contradicts', expected: 'Ubuntu 26.04' }],
  // A patch keeps the system: 5.x is on no system of a later image.
  ['5.9.4.2', 'Ubuntu 22.04.4 LTS', { kind: 'contradicts', expected: '' }],
  ['5.9.4.2', 'Ubuntu 18.04.6 LTS', { kind: 'not-published' }],
  ['5.2.0.6', 'Ubuntu 14.04.6 LTS', { kind: 'not-published' }],
  ['2609', 'Ubuntu 26.04 LTS', { kind: 'not-published' }],
  ['2608.1.1.1', 'Ubuntu 22.04 LTS', { kind: 'not-published' }],
])('%s on %s: %o', (version, os, verdict) => {
  expect(guestVerdict(version, os)).toEqual(verdict);
});
