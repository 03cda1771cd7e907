import { expect, test } from 'vitest';
import { contradictions } from './contradictions.ts';
import { diskSource } from './disk.ts';
import { guestSource } from './guest-os.ts';
import { limits } from './limits.ts';
import { vendorChecks } from './rule-pack.ts';
import { sizingSource } from './sizing.ts';
import { type Source, sources, type SourceId } from './sources.ts';
import { timesSource, windowVerdict } from './times.ts';
import { versionRule } from './versions.ts';
import { en } from '../text/en.ts';

const pinned =
  /^https:\/\/github\.com\/netwrix\/docs\/blob\/[0-9a-f]{40}\/docs\/(?:kb\/)?endpointprotector\/\S+\.md$/u;

test('every page of the vendor is pinned to one version of it', () => {
  for (const [id, { kind, url }] of Object.entries<Source>(sources)) {
    if (kind === 'vendor') expect(url, id).toMatch(pinned);
    else expect(url, id).toBeUndefined();
  }
});

const versions = [
  '4.4.0.7',
  '5.1.0.0',
  '5.2.0.6',
  '5.6.0.0',
  '5.8.1.0',
  '5.9.4.1',
  '5.9.4.2',
  '5.9.4.3',
].concat(['2509', '2510', '2511', '2512', '2601', '2602', '2604', '2605.1.1.1', '2608', '2609', '?']);

test('every rule of the vendor stands on one of its pages', () => {
  const cited: [string, SourceId][] = [
    ...versions.flatMap((backup) =>
      versions.map((target): [string, SourceId] => {
        const { rule } = versionRule(backup, target);
        return [`${backup} on ${target}: ${rule.id}`, rule.source];
      }),
    ),
    ...Object.entries(contradictions).flatMap(([id, pages]) =>
      pages.map((page): [string, SourceId] => [id, page]),
    ),
    ...vendorChecks.map((id): [string, SourceId] => [id, en.findings[id].source]),
    ['sizes', sizingSource],
    ['times', timesSource],
    ['window', windowVerdict(undefined).rule.source],
    ['disk', diskSource],
    ['guest system', guestSource],
    ['limit', limits.source],
  ];
  const unpublished = cited.filter(([, source]) => sources[source].kind !== 'vendor');
  expect(unpublished).toEqual([]);
});
