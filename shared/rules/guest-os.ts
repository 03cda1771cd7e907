import { parseServerVersion } from './parse-version.ts';
import type { SourceId } from './sources.ts';
import { lastImageRelease, newestRelease } from './versions.ts';

/** The system that the image of a release runs, by the vendor's pages. For 5.x none is published but the 14.04 of images before it. */
const guestSystems = [
  { system: 'Ubuntu 22.04', from: 2509, to: lastImageRelease },
  { system: 'Ubuntu 26.04', from: newestRelease, to: newestRelease },
] as const;
export const guestSource: SourceId = 'migration-current';

/** `expected`: the system that the pages name for the version; empty where they name the seen one for other versions alone. */
export type GuestVerdict =
  { readonly kind: 'fits' | 'not-published' } | { readonly kind: 'contradicts'; readonly expected: string };

/**
 * Holds the system that a machine tells (`PRETTY_NAME` of os-release) against the version that is said of it. A patch keeps the system
 * and a new system needs a new image (Netwrix docs: Migrating from a Legacy 5.x Server to 2510/2604), so that 5.x on the system of a
 * later image contradicts too. That it fits proves no version.
 */
export function guestVerdict(version: string, os: string): GuestVerdict {
  const parsed = parseServerVersion(version);
  if (!parsed) return { kind: 'not-published' };
  const isSeen = (system: string): boolean => os.startsWith(system);
  if (parsed.line === '5.x')
    return guestSystems.some(({ system }) => isSeen(system))
      ? { kind: 'contradicts', expected: '' }
      : { kind: 'not-published' };
  const named = guestSystems.find(({ from, to }) => parsed.release >= from && parsed.release <= to);
  if (!named) return { kind: 'not-published' };
  return isSeen(named.system) ? { kind: 'fits' } : { kind: 'contradicts', expected: named.system };
}
