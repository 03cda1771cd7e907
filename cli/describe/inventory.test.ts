import { expect, test } from 'vitest';
import type { Inspection } from '../../engine/index.ts';
import stringWidth from 'string-width';
import { inventoryTable } from './inventory.ts';

// The table looks at nothing else.
const seen = (path: string): Inspection =>
  ({
    path,
    sizeBytes: 5_000_000,
    limit: { kind: 'fits', limitBytes: 200_000_000 },
    restorable: { kind: 'cannot-tell', reasons: [] },
    madeAt: { at: '2026-11-20T21:00:00Z', from: 'name' },
    sha256: '16e06c15d2df'.padEnd(64, '0'),
  }) as unknown as Inspection;

test('names that fit stand beside the rest, a line each', () => {
  const [head, first, second] = inventoryTable([seen('/b/short.eppb'), seen('/b/other.eppb')], 90);
  expect(head).toMatch(/SHA-256 +File$/);
  expect(first).toMatch(/\d % .*16e06c15 +short\.eppb$/);
  expect(second).toMatch(/16e06c15 +other\.eppb$/);
});

test('a name that does not fit is never cut: the table stays within the terminal', () => {
  const long = 'manager-weekly-backup-2026-11-20-full.tar.gz';
  const lines = inventoryTable([seen('/b/short.eppb'), seen(`/b/${long}`)], 80);
  for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  expect(lines).toContain(`  ${long}`);
  expect(lines).toContain('  short.eppb');
});
