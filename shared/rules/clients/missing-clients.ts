import type { ClientKind, MissingKind } from '../../run/facts.ts';

/**
 * The missing clients, counted by system and agent version, the kind that misses most first: a kind that is missing as a whole
 * has another reason than laptops that are switched off. `kinds` stand in the order of `names`. Pure.
 */
export function missingByKind(
  names: readonly string[],
  kinds: readonly ClientKind[],
  missing: ReadonlySet<string>,
): MissingKind[] {
  const counted = new Map<string, MissingKind>();
  names.forEach((name, index) => {
    const { os, agentVersion } = kinds[index] ?? { os: '', agentVersion: '' };
    const key = JSON.stringify([os, agentVersion]);
    const before = counted.get(key) ?? { os, agentVersion, missing: 0, baseline: 0 };
    counted.set(key, {
      ...before,
      missing: before.missing + (missing.has(name) ? 1 : 0),
      baseline: before.baseline + 1,
    });
  });
  return [...counted.values()]
    .filter((kind) => kind.missing > 0)
    .sort((a, b) => b.missing - a.missing || shareOf(b) - shareOf(a));
}

/** Whether none of a kind came back, where that says something. */
export function isWholeKindMissing({ missing, baseline }: MissingKind): boolean {
  return missing === baseline && baseline > 1;
}

/** A kind in a line of text, such as `Windows 11, 6.2.1.1: 2/40`. */
export function kindText({ os, agentVersion, missing, baseline }: MissingKind): string {
  const kind = [os, agentVersion].filter((part) => part !== '').join(', ');
  return `${kind === '' ? '?' : kind}: ${String(missing)}/${String(baseline)}`;
}

function shareOf({ missing, baseline }: MissingKind): number {
  return missing / baseline;
}
