import { expect, test } from 'vitest';
import { contradictions } from './contradictions.ts';
import { parseServerVersion, parseVersion } from './parse-version.ts';
import { isBeforeCrateDb, needsBothDnsFields, needsPhpEls, newestOfLine, versionRule } from './versions.ts';

test.each([
  ['5.9.4.2', '5.9.4.2'],
  ['2604', '2604'],
  ['2604.0.1.7', '2604.0.1.7'],
  ['  Endpoint Protector Server v5.9.4.2\n', '5.9.4.2'],
  ['EPP 2604.0.1.7 (build 318)', '2604.0.1.7'],
  ['Version: 2608.', '2608'],
  ['5942', '5.9.4.2'],
  ['2604 / 2604', '2604'],
  ['5.9.4', '5.9.4'],
])('%j reads as %s', (text, version) => {
  expect(parseVersion(text)?.text).toBe(version);
});

test.each([
  '',
  'unknown',
  '6.1.2',
  '5.9.4.2.1',
  '15.9.4.2',
  '2613',
  '2026-04-20',
  '10.0.0.5',
  'Linux 5.15.0-91-generic',
  'Linux 5.4.0-42-generic',
  'from 5.9.4.1 to 5.9.4.2',
  '2604 and 2608',
  // No page says what a component beyond 4 is.
  '2605.5.1.1',
])('%j is no version', (text) => {
  expect(parseVersion(text)).toBeUndefined();
});

test.each([
  ['2604', 'server'],
  ['2604.0', 'server'],
  ['2604.0.1.7', 'server'],
  ['5.9.4.2', 'server'],
  ['2605.1.1.3', 'windows-client'],
  ['2605.2.1.3', 'mac-client'],
  ['2605.3.1.3', 'linux-client'],
  ['2605.4.1.3', 'encryption-client'],
])('%s is the build of a %s', (text, component) => {
  expect(parseVersion(text)?.of).toBe(component);
  expect(parseServerVersion(text)?.text).toBe(component === 'server' ? text : undefined);
});

test.each([
  // older than 5.7.0.0
  ['5.6.9.9', '2604', 'refused', 'before-5-7', 'step-by-step-or-fresh'],
  ['5.6.9.9', '2608', 'refused', 'before-5-7', 'step-by-step-or-fresh'],
  ['5.6', '2608', 'refused', 'before-5-7', 'step-by-step-or-fresh'],
  ['5.2.0.6', '2509', 'refused', 'before-5-7', 'step-by-step-or-fresh'],
  // 5.7.0.0 to 5.9.4.1
  ['5.7.0.0', '2604', 'refused', '5-7-to-5-9-4-1', 'patch-to-5-9-4-2'],
  ['5.7.0.0', '2608', 'refused', '5-7-to-5-9-4-1', 'patch-to-5-9-4-2'],
  ['5.9.4.1', '2509', 'refused', '5-7-to-5-9-4-1', 'patch-to-5-9-4-2'],
  ['5.9.4.1', '2608.0.0.3', 'refused', '5-7-to-5-9-4-1', 'patch-to-5-9-4-2'],
  // 5.9.4.2, the only accepted 5.x
  ['5.9.4.2', '2509', 'accepted', '5-9-4-2', 'none'],
  ['5.9.4.2', '2604.0.1.7', 'accepted', '5-9-4-2', 'none'],
  ['5.9.4.2', '2608', 'accepted', '5-9-4-2', 'none'],
  ['5942', '2608', 'accepted', '5-9-4-2', 'none'],
  ['5.9.4.3', '2608', 'refused', 'other-5-x', 'ask-support'],
  // 2509, 2510, 2601, 2602
  ['2509', '2510', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2510', '2602', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2601', '2604', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2602', '2604', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2509', '2608', 'accepted-less-tested', 'image-to-2608', '2604-first'],
  ['2510', '2608', 'accepted-less-tested', 'image-to-2608', '2604-first'],
  ['2601', '2608', 'accepted-less-tested', 'image-to-2608', '2604-first'],
  ['2602.0.0.1', '2608.0.0.0', 'accepted-less-tested', 'image-to-2608', '2604-first'],
  // 2604
  ['2604', '2604', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2604.0.1.7', '2604.0.1.9', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  ['2604', '2608', 'accepted', '2604-to-2608', 'none'],
  ['2604.0.1.7', '2608.0.0.3', 'accepted', '2604-to-2608', 'none'],
  // same version onto the same
  ['5.9.4.2', '5.9.4.2', 'accepted', 'same-version', 'none'],
  ['5.1.0.0', '5.1.0.0', 'accepted', 'same-version', 'none'],
  ['2608.0.0.3', '2608.0.0.3', 'accepted', 'same-version', 'none'],
  ['2604', '2604.0.1.7', 'accepted-less-tested', 'image-to-same-or-later', 'rehearse-or-ask'],
  // no downgrade
  ['2608', '2604', 'refused', 'no-downgrade', 'newer-target'],
  ['2604', '2602', 'refused', 'no-downgrade', 'newer-target'],
  ['2604.0.1.7', '2604.0.1.6', 'refused', 'no-downgrade', 'newer-target'],
  ['2509', '5.9.4.2', 'refused', 'no-downgrade', 'newer-target'],
  ['5.9.4.2', '5.9.4.1', 'refused', 'no-downgrade', 'newer-target'],
  // older pages: images up to 5.2.0.6 need the same version
  ['5.1.0.0', '5.2.0.6', 'refused', 'old-images-same-only', 'ask-support'],
  // in no row
  ['5.7.0.0', '5.9.4.2', 'unknown', 'not-listed', 'ask-support'],
  ['5.9.4.2', '2606', 'unknown', 'not-listed', 'ask-support'],
  ['2511', '2604', 'unknown', 'not-listed', 'ask-support'],
  ['2512', '2604', 'unknown', 'not-listed', 'ask-support'],
  ['2512', '2608', 'unknown', 'not-listed', 'ask-support'],
  ['2512', '2512', 'unknown', 'not-listed', 'ask-support'],
  ['2510', '2512', 'unknown', 'not-listed', 'ask-support'],
  ['2603', '2604', 'unknown', 'not-listed', 'ask-support'],
  ['2607', '2607', 'unknown', 'not-listed', 'ask-support'],
  // a custom build: no page puts it in an order
  ['2604.0.2.1', '2604.0.1.9', 'unknown', 'not-listed', 'ask-support'],
  ['2604.0.1.9', '2604.0.2.1', 'unknown', 'not-listed', 'ask-support'],
  // a client is no server
  ['2604.1.1.7', '2608', 'unknown', 'client-build', 'enter-version'],
  ['5.9.4.2', '2608.4.1.1', 'unknown', 'client-build', 'enter-version'],
  ['2605', '2608', 'unknown', 'not-listed', 'ask-support'],
  ['2604', '2609', 'unknown', 'not-listed', 'ask-support'],
  ['2608.0.0.0', '2608.0.1.0', 'unknown', 'not-listed', 'ask-support'],
  // not told well enough
  ['', '2608', 'unknown', 'unreadable', 'enter-version'],
  ['5.9.4.2', 'n/a', 'unknown', 'unreadable', 'enter-version'],
  ['5.9.4', '2608', 'unknown', 'unreadable', 'enter-version'],
  ['5.9.4', '5.9.4.2', 'unknown', 'unreadable', 'enter-version'],
  ['5.9.4', '5.9.4', 'unknown', 'unreadable', 'enter-version'],
])('a backup of %j on %j: %s by %s', (backup, target, verdict, id, remedy) => {
  expect(versionRule(backup, target)).toMatchObject({ verdict, rule: { id }, remedy });
});

test('where pages contradict each other, the rule names both', () => {
  const told = (backup: string, target: string) => {
    const { contradiction } = versionRule(backup, target);
    return contradiction && contradictions[contradiction];
  };
  expect(told('2509', '2604')).toEqual(['migration-legacy-2510', 'troubleshooting']);
  expect(told('2602', '2608')).toEqual(['migration-guide', 'migration-current']);
  expect(told('5.9.4.2', '5.9.4.2')).toEqual(['migrate-article', 'system-backup']);
  expect(told('5.9.4.2', '2608')).toBeUndefined();
});

test('facts about a target', () => {
  expect([isBeforeCrateDb('2604'), isBeforeCrateDb('2608'), isBeforeCrateDb('?')]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect(needsPhpEls('2604')).toBe(true);
  expect(needsPhpEls('2608')).toBe(false);
  expect(needsPhpEls('?')).toBeUndefined();
  expect(needsBothDnsFields('2510')).toBe(true);
  expect(needsBothDnsFields('2604')).toBe(false);
  expect(newestOfLine('2510')).toEqual({ newest: '2604', isNewest: false });
  expect(newestOfLine('2604.0.1.7')).toEqual({ newest: '2604', isNewest: true });
  expect(newestOfLine('2608')).toBeUndefined();
});
