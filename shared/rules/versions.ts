import type { ContradictionId } from './contradictions.ts';
import { compareVersions, parseServerVersion, parseVersion, type Version } from './parse-version.ts';
import type { SourceId } from './sources.ts';

export type VersionVerdictKind = 'accepted' | 'accepted-less-tested' | 'refused' | 'unknown';

/** Rows of the vendor's matrix. Their words stand in `shared/text`, by id. */
export type VersionRuleId =
  | 'same-version'
  | 'no-downgrade'
  | 'before-5-7'
  | '5-7-to-5-9-4-1'
  | '5-9-4-2'
  | 'other-5-x'
  | 'image-to-same-or-later'
  | 'image-to-2608'
  | '2604-to-2608'
  | 'old-images-same-only'
  | 'client-build'
  | 'not-listed'
  | 'unreadable';

/** What to do about a verdict. Words in `shared/text`, by id. */
export type RemedyId =
  | 'none'
  | 'step-by-step-or-fresh'
  | 'patch-to-5-9-4-2'
  | 'ask-support'
  | '2604-first'
  | 'rehearse-or-ask'
  | 'newer-target'
  | 'enter-version';

export interface VersionVerdict {
  readonly verdict: VersionVerdictKind;
  readonly rule: { readonly id: VersionRuleId; readonly source: SourceId };
  /** Where another page says otherwise. */
  readonly contradiction?: ContradictionId;
  readonly remedy: RemedyId;
}

/** Releases of the image line that the matrix names, and the line that follows it. 2608 has patches of its own. */
export const imageReleases = [2509, 2510, 2601, 2602, 2604] as const;
export const lastImageRelease = 2604;
export const newestRelease = 2608;

interface Row {
  readonly id: VersionRuleId;
  readonly backup: (v: Version) => boolean;
  readonly target: (v: Version) => boolean;
  readonly verdict: VersionVerdictKind;
  readonly remedy: RemedyId;
  readonly source: SourceId;
  readonly contradiction?: ContradictionId;
}

const isRelease =
  (...releases: readonly number[]) =>
  (v: Version): boolean =>
    v.line === 'image' && releases.includes(v.release);
const is5 =
  (from: string, to: string) =>
  (v: Version): boolean =>
    v.line === '5.x' && compareText(v, from) >= 0 && compareText(v, to) <= 0;
/** The pages name "2510, 2511, …, 2604" as targets of 5.9.4.2, and 2511, 2512 and 2603 nowhere else. */
const isImageLine = (v: Version): boolean =>
  v.line === 'image' && v.release >= imageReleases[0] && v.release <= lastImageRelease;
const isListed = isRelease(...imageReleases);
const isNewLine = isRelease(newestRelease);
const isImage = (v: Version): boolean => isImageLine(v) || isNewLine(v);

/**
 * The matrix: where a backup of one version can be restored. The first row that fits both versions decides; what no row
 * names is `not-listed`. Downgrade, and the same version of 5.x and of 2608, stand before it, in {@link versionRule}.
 */
const matrix: readonly Row[] = [
  {
    id: 'old-images-same-only',
    backup: (v) => v.line === '5.x',
    target: is5('0', '5.2.0.6'),
    verdict: 'refused',
    remedy: 'ask-support',
    source: 'old-system-backup',
  },
  {
    id: 'before-5-7',
    backup: is5('0', '5.6.999'),
    target: isImage,
    verdict: 'refused',
    remedy: 'step-by-step-or-fresh',
    source: 'migration-guide',
  },
  {
    id: '5-7-to-5-9-4-1',
    backup: is5('5.7', '5.9.4.1'),
    target: isImage,
    verdict: 'refused',
    remedy: 'patch-to-5-9-4-2',
    source: 'migration-legacy',
  },
  {
    id: '5-9-4-2',
    backup: is5('5.9.4.2', '5.9.4.2'),
    target: isImage,
    verdict: 'accepted',
    remedy: 'none',
    source: 'migration-legacy',
  },
  {
    id: 'other-5-x',
    backup: is5('5.9.4.3', '5.9999'),
    target: isImage,
    verdict: 'refused',
    remedy: 'ask-support',
    source: 'migration-guide',
  },
  {
    id: 'image-to-same-or-later',
    backup: isListed,
    target: isListed,
    verdict: 'accepted-less-tested',
    remedy: 'rehearse-or-ask',
    source: 'migration-legacy-2510',
    contradiction: 'image-onto-image',
  },
  {
    id: '2604-to-2608',
    backup: isRelease(lastImageRelease),
    target: isNewLine,
    verdict: 'accepted',
    remedy: 'none',
    source: 'migration-guide',
  },
  {
    id: 'image-to-2608',
    backup: isRelease(2509, 2510, 2601, 2602),
    target: isNewLine,
    verdict: 'accepted-less-tested',
    remedy: '2604-first',
    source: 'migration-guide',
    contradiction: '2604-first',
  },
];

/**
 * Whether a backup made on `backupVersion` can be restored on `targetVersion`, by the vendor's matrix (read on
 * `rulesReadOn`), with the row that decided. What cannot be read or is in no row is `unknown`, never guessed.
 */
export function versionRule(backupVersion: string, targetVersion: string): VersionVerdict {
  const backup = parseVersion(backupVersion);
  const target = parseVersion(targetVersion);
  if (!backup || !target) return unknownRule('unreadable', 'enter-version');
  if (backup.of !== 'server' || target.of !== 'server') return unknownRule('client-build', 'enter-version');
  const order = compareVersions(backup, target);
  // An imprecise 5.x version cannot show that it is exactly the accepted one.
  if (order === 'imprecise') return unknownRule('unreadable', 'enter-version');
  if (order === 'unordered') return unknownRule('not-listed', 'ask-support');
  if (order === 'same' && (backup.line === '5.x' || isNewLine(backup)))
    return {
      verdict: 'accepted',
      rule: { id: 'same-version', source: 'migrate-article' },
      contradiction: 'same-or-newer',
      remedy: 'none',
    };
  if (order === 'newer')
    return { verdict: 'refused', rule: { id: 'no-downgrade', source: 'faq' }, remedy: 'newer-target' };
  const row = matrix.find((r) => r.backup(backup) && r.target(target));
  if (!row) return unknownRule('not-listed', 'ask-support');
  if (isImprecise(backup)) return unknownRule('unreadable', 'enter-version');
  const { id, source, verdict, contradiction, remedy } = row;
  return { verdict, rule: { id, source }, remedy, ...(contradiction && { contradiction }) };
}

/**
 * The newest version of the line that a new appliance belongs to, or undefined where none is published (2608 has patches,
 * their numbers are not published). A server is to be patched to it before the restore (Netwrix docs: Migration Guide).
 */
export function newestOfLine(
  version: string,
): { readonly newest: string; readonly isNewest: boolean } | undefined {
  const parsed = parseServerVersion(version);
  if (!parsed) return undefined;
  if (isImageLine(parsed))
    return { newest: String(lastImageRelease), isNewest: parsed.release === lastImageRelease };
  if (parsed.line === '5.x') return { newest: '5.9.4.2', isNewest: compareText(parsed, '5.9.4.2') >= 0 };
  return undefined;
}

/** Whether a target is of the line whose licence needs `php_els`: 2509 to 2604. 2608 ignores the field. */
export function needsPhpEls(version: string): boolean | undefined {
  const parsed = parseServerVersion(version);
  return parsed && isImageLine(parsed);
}

/** Whether the sizes that the vendor publishes hold for a version: those of 2608, which brought CrateDB, are not published. */
export function isBeforeCrateDb(version: string): boolean | undefined {
  const parsed = parseServerVersion(version);
  return parsed && !(parsed.line === 'image' && parsed.release >= newestRelease);
}

/** Whether a target may refuse network settings with one DNS field empty: 2509 and 2510 before the patch 2604. */
export function needsBothDnsFields(version: string): boolean | undefined {
  const parsed = parseServerVersion(version);
  return parsed && isImageLine(parsed) && parsed.release < lastImageRelease;
}

function unknownRule(id: 'not-listed' | 'unreadable' | 'client-build', remedy: RemedyId): VersionVerdict {
  const source = id === 'client-build' ? 'versioning' : 'migration-guide';
  return { verdict: 'unknown', rule: { id, source }, remedy };
}

/** A 5.x version without all of its four numbers, such as "5.9.4". */
function isImprecise(version: Version): boolean {
  return version.line === '5.x' && version.parts.length < 4 && compareText(version, '5.7') >= 0;
}

function compareText(version: Version, other: string): number {
  const parts = other.split('.').map(Number);
  for (let i = 0; i < Math.max(parts.length, version.parts.length); i += 1) {
    const difference = (version.parts[i] ?? 0) - (parts[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
