import { expect, test } from 'vitest';
import { sizingFinding, sizingNeed, sizingTable, sizingVerdict } from './sizing.ts';

test.each([
  [1, 2, 4, 320],
  [300, 2, 4, 320],
  [301, 4, 6, 750],
  [1000, 8, 8, 1000],
  [5000, 12, 24, 3000],
  [20_000, 16, 80, 4000],
])('%i endpoints need at least %i cores, %i GB, %i GB disk', (endpoints, cores, ramGb, diskGb) => {
  expect(sizingNeed(endpoints)?.least).toEqual({ cores, ramGb, diskGb });
});

test('the table grows, and ends', () => {
  expect(sizingNeed(20_001)).toBeUndefined();
  for (const [i, row] of sizingTable.entries()) {
    const before = sizingTable[i - 1];
    if (before) expect(row.endpoints).toBeGreaterThan(before.endpoints);
    expect(row.allModules.ramGb).toBeGreaterThanOrEqual(row.least.ramGb);
  }
});

const gib = 2 ** 30;
test.each([
  ['as the vendor wants it', 1000, { cores: 8, ramBytes: 12 * gib, diskBytes: 1e12 }, 'enough'],
  [
    '8 GB as a kernel shows it',
    1000,
    { cores: 8, ramBytes: 7.8e9, diskBytes: 0.98e12 },
    'enough-without-all-modules',
  ],
  ['too few cores', 1000, { cores: 4, ramBytes: 16 * gib, diskBytes: 1e12 }, 'too-small'],
  ['too little RAM', 1000, { cores: 8, ramBytes: 4 * gib, diskBytes: 1e12 }, 'too-small'],
  ['too little disk', 1000, { cores: 8, ramBytes: 16 * gib, diskBytes: 320e9 }, 'too-small'],
  ['only cores read', 1000, { cores: 8 }, 'enough'],
  ['nothing read', 1000, {}, 'unread'],
  ['beyond the table', 20_001, { cores: 64, ramBytes: 256 * gib, diskBytes: 8e12 }, 'ask-vendor'],
])('%s', (_name, endpoints, seen, kind) => {
  expect(sizingVerdict(endpoints, seen).kind).toBe(kind);
});

test('the finding shows both in signs', () => {
  expect(sizingFinding(1000, { cores: 2, ramBytes: 4e9, diskBytes: 320e9 })).toEqual({
    id: 'preflight.sizing',
    severity: 'warning',
    params: { endpoints: 1000, need: '8 / 8 GB / 1 TB', seen: '2 / 4 GB / 320 GB' },
  });
  expect(sizingFinding(30_000, { cores: 2 })?.params).toMatchObject({ need: '', seen: '2 / ? / ?' });
  expect(sizingFinding(300, { cores: 4, ramBytes: 4e9, diskBytes: 320e9 })).toBeUndefined();
});
