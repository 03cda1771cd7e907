import type { Comparison } from '../../shared/run/comparison.ts';
import type { ArchiveEntry, Inspection } from '../../shared/run/inspection.ts';
import { fieldOf, hostFields } from './manifest.ts';

/** Compares two backups by what a look into each told: where they were made, which is newer, what differs in them. */
export function compareBackups(first: Inspection, second: Inspection): Comparison {
  const isHashed = first.sha256 !== undefined && second.sha256 !== undefined;
  const firstMade = first.madeAt ?? { at: '', from: 'file' };
  const secondMade = second.madeAt ?? { at: '', from: 'file' };
  return {
    ...(isHashed && { isSameContent: first.sha256 === second.sha256 }),
    source: sourceOf(first, second),
    newer: {
      kind: firstMade.at === secondMade.at ? 'same' : firstMade.at > secondMade.at ? 'first' : 'second',
      firstAt: firstMade.at,
      firstFrom: firstMade.from,
      secondAt: secondMade.at,
      secondFrom: secondMade.from,
    },
    ...(first.entries && second.entries && { entries: entriesOf(first.entries, second.entries) }),
    differenceBytes: second.sizeBytes - first.sizeBytes,
  };
}

function sourceOf(first: Inspection, second: Inspection): Comparison['source'] {
  if (first.sha256 !== undefined && first.sha256 === second.sha256) return { kind: 'same', field: 'sha256' };
  for (const field of hostFields) {
    const one = fieldOf(first.manifest, [field]);
    const other = fieldOf(second.manifest, [field]);
    if (one !== undefined && other !== undefined) return { kind: one === other ? 'same' : 'other', field };
  }
  return { kind: 'unknown' };
}

type Entries = NonNullable<Inspection['entries']>;

function entriesOf(first: Entries, second: Entries): NonNullable<Comparison['entries']> {
  const before = byPath(first.listed);
  const after = byPath(second.listed);
  const both = [...after.keys()].filter((path) => before.has(path));
  const changed = both.filter((path) => isChanged(before.get(path), after.get(path)));
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    removed: [...before.keys()].filter((path) => !after.has(path)),
    changed,
    same: both.length - changed.length,
    isPartial: first.count > first.listed.length || second.count > second.listed.length,
  };
}

function byPath(entries: readonly ArchiveEntry[]): Map<string, ArchiveEntry> {
  return new Map(entries.filter((entry) => entry.kind !== 'folder').map((entry) => [entry.path, entry]));
}

function isChanged(one: ArchiveEntry | undefined, other: ArchiveEntry | undefined): boolean {
  return (
    one?.sizeBytes !== other?.sizeBytes ||
    one?.linkTarget !== other?.linkTarget ||
    (one?.crc32 !== undefined && other?.crc32 !== undefined && one.crc32 !== other.crc32)
  );
}
