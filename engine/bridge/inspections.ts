import type { Comparison } from '../../shared/run/comparison.ts';
import type { Inspection } from '../../shared/run/inspection.ts';
import { compareBackups } from '../backup/compare-backups.ts';
import { inspectBackup } from '../backup/inspect-backup.ts';
import { Secret } from '../secret.ts';

/** More entries no person reads in a window; all are counted. */
const listedForWindow = 200;

export interface InspectWishes {
  readonly targetVersion?: string | undefined;
  /** Version of the server that made it, as the admin says. */
  readonly madeOn?: string | undefined;
  readonly key?: string | undefined;
  readonly readAll?: boolean | undefined;
}

/** Looks into a file for a window: it learns the name and not the path, and the key is overwritten after the look. Throws `local.*`. */
export async function inspectForWindow(
  file: string,
  { targetVersion, madeOn, key, readAll }: InspectWishes,
  signal: AbortSignal,
): Promise<Inspection> {
  const inspection = await withKey(key, (secret) =>
    inspectBackup(file, {
      signal,
      ...(targetVersion !== undefined && { targetVersion }),
      ...(madeOn !== undefined && { toldVersion: madeOn }),
      ...(secret && { key: secret }),
      ...(readAll === true && { hash: 'always' }),
    }),
  );
  const { entries, name } = inspection;
  return {
    ...inspection,
    path: name,
    ...(entries && { entries: { ...entries, listed: entries.listed.slice(0, listedForWindow) } }),
  };
}

/** Compares two files for a window, the second against the first; looks into both anew. Throws `local.*`. */
export async function compareForWindow(
  [first, second]: readonly [string, string],
  key: string | undefined,
  signal: AbortSignal,
): Promise<Comparison> {
  return withKey(key, async (secret) => {
    const options = { signal, ...(secret && { key: secret }) };
    return compareBackups(await inspectBackup(first, options), await inspectBackup(second, options));
  });
}

async function withKey<T>(
  text: string | undefined,
  look: (key: Secret | undefined) => Promise<T>,
): Promise<T> {
  const key = text === undefined ? undefined : new Secret(text);
  try {
    return await look(key);
  } finally {
    key?.clear();
  }
}
