import { expect, test } from 'vitest';
import { instantOf } from './instant-of.ts';

const noon = Date.parse('2026-11-25T12:00:00Z');

test.each([
  '2026-11-25T12:00:00Z',
  '2026-11-25T13:00:00+01:00',
  '2026-11-25 07:00:00-0500',
  '25/Nov/2026:13:00:00 +0100',
])('%s is noon', (text) => {
  expect(instantOf(text)).toBe(noon);
});

test.each([undefined, '', 'yesterday', '2026-11-25 12:00:00', '11/25/2026 12:00 PM', '2026-13-45T99:00:00Z'])(
  '%s says nothing',
  (text) => {
    expect(instantOf(text)).toBeUndefined();
  },
);
