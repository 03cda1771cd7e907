import { expect, test } from 'vitest';
import { limitFinding, limitVerdict } from './limits.ts';

test.each([
  [0, 'fits', undefined, undefined, 200_000_000],
  [189_999_999, 'fits', undefined, undefined, 200_000_000],
  [190_000_000, 'close', 'limit.close', 'warning', 200_000_000],
  [199_999_999, 'close', 'limit.close', 'warning', 200_000_000],
  [200_000_000, 'close', 'limit.close', 'warning', 200_000_000],
  [200_000_001, 'needs-confirmation', 'limit.over-200-mb', 'warning', 200_000_000],
  [209_715_200, 'needs-confirmation', 'limit.over-200-mb', 'warning', 200_000_000],
  [209_715_201, 'too-large', 'limit.over-200-mib', 'error', 209_715_200],
])('%i bytes: %s', (sizeBytes, kind, id, severity, limitBytes) => {
  expect(limitVerdict(sizeBytes)).toMatchObject({
    kind,
    limitBytes,
    rule: { id: kind, source: 'system-backup' },
  });
  const found = limitFinding('a.eppb', sizeBytes);
  expect(found?.id).toBe(id);
  expect(found?.severity).toBe(severity);
  if (found) expect(found.params).toEqual({ name: 'a.eppb', sizeBytes, limitBytes });
});

test('the gauge is in percent of 200,000,000 bytes', () => {
  expect(limitVerdict(0).percent).toBe(0);
  expect(limitVerdict(190_000_000).percent).toBe(95);
  expect(limitVerdict(209_715_200).percent).toBeCloseTo(104.86, 2);
});

test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('%d is no size and never passes as small', (value) => {
  expect(() => limitVerdict(value)).toThrow(RangeError);
});
