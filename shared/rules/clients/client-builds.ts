import type { ClientKind } from '../../run/facts.ts';
import type { SourceId } from '../sources.ts';

export const clientSystems = ['windows', 'macos', 'linux'] as const;
export type ClientSystem = (typeof clientSystems)[number];

/**
 * What a client can be updated to by the server. `unified`: 2511 and later; `bridge`: 5.9.4.3 Hotfix 1 or later, which trusts
 * both signatures; `before-bridge`: it must become that first; `unknown`: the vendor lists no such build, or none is told.
 */
export interface ClientBuild {
  readonly line: 'unified' | 'bridge' | 'before-bridge' | 'unknown';
  /** Year and month, such as 2511; only of `unified`. */
  readonly release?: number;
  readonly system: ClientSystem | 'unknown';
}

/** Builds of 5.9.4.3 Hotfix 1 (Netwrix docs: Check the Client Version Installed on Your Computer). */
const bridgeBuilds = {
  windows: [6, 2, 5, 3000],
  macos: [3, 0, 5, 3000],
  linux: [2, 4, 5, 1002],
} as const satisfies Record<ClientSystem, readonly number[]>;
export const clientBuildsSource: SourceId = 'client-version';

/** The first release in which clients and server count alike: `YYMM.1.C.B` on Windows, `.2` on macOS, `.3` on Linux. */
const firstUnified = 2511;
const systemOfUnified: Readonly<Record<string, ClientSystem>> = { 1: 'windows', 2: 'macos', 3: 'linux' };

/** What the build of a client says, as a list of computers shows it. Pure; what is in no table is `unknown`, never guessed. */
export function clientBuild({ os, agentVersion }: ClientKind): ClientBuild {
  const told = systemOf(os);
  const unified = /^(\d\d(?:0[1-9]|1[0-2]))\.([0-4])(?:\.\d+){2}$/.exec(agentVersion.trim());
  if (unified) {
    const release = Number(unified[1]);
    const system = systemOfUnified[unified[2] ?? ''];
    // `.0` is a server and `.4` Enforced Encryption: neither is a client.
    return system !== undefined && release >= firstUnified
      ? { line: 'unified', release, system }
      : { line: 'unknown', system: system ?? told };
  }
  const parts = /^\d+(?:\.\d+){2,3}$/.test(agentVersion.trim())
    ? agentVersion.trim().split('.').map(Number)
    : [];
  const system = told === 'unknown' ? systemOfMajor(parts[0]) : told;
  if (system === 'unknown') return { line: 'unknown', system };
  return { line: lineOf(parts, bridgeBuilds[system]), system };
}

/** Told in part, a build that could be either is neither. */
function lineOf(parts: readonly number[], bridge: readonly number[]): ClientBuild['line'] {
  // A number that no build of the system has: of another system, or of a server.
  if (parts.length === 0 || (parts[0] ?? 0) > (bridge[0] ?? 0)) return 'unknown';
  const differing = bridge.findIndex((number, index) => parts[index] !== number);
  if (differing === -1) return 'bridge';
  const part = parts[differing];
  if (part === undefined) return 'unknown';
  return part < (bridge[differing] ?? 0) ? 'before-bridge' : 'bridge';
}

function systemOfMajor(major: number | undefined): ClientSystem | 'unknown' {
  return clientSystems.find((system) => bridgeBuilds[system][0] === major) ?? 'unknown';
}

/** The words by which lists name systems; macOS stands first, for “Darwin” holds “win”. */
function systemOf(os: string): ClientSystem | 'unknown' {
  if (/mac|os x|darwin/iu.test(os)) return 'macos';
  if (/windows/iu.test(os)) return 'windows';
  return /linux|ubuntu|debian|red ?hat|rhel|centos|fedora|suse|mint/iu.test(os) ? 'linux' : 'unknown';
}

/** So many computers an hour the built-in upgrade takes at most (Netwrix docs: Client Upgrade Management). */
export const upgradesPerHour = 50;
/** The vendor's pilot before everybody else, in computers. */
export const pilotSize = { least: 10, most: 20 } as const;
export const clientUpgradeSource: SourceId = 'client-upgrade';

/** What a list of clients asks of an upgrade, by name. */
export interface ClientFleet {
  /** They need 5.9.4.3 Hotfix 1 before anything newer. */
  readonly bridge: readonly string[];
  /** The server upgrades no Linux client. */
  readonly linux: readonly string[];
  /** Nobody can tell what they need. */
  readonly unknown: readonly string[];
  /** Of the built-in upgrade alone, for all but Linux: twice for who needs the bridge first. */
  readonly hours: number;
}

/** Sorts clients by what an upgrade asks of them; `kinds` stand in the order of `names`, and may be missing. Pure. */
export function clientFleet(names: readonly string[], kinds: readonly ClientKind[]): ClientFleet {
  const builds = names.map((name, index) => ({
    name,
    ...clientBuild(kinds[index] ?? { os: '', agentVersion: '' }),
  }));
  const named = (fits: (build: ClientBuild) => boolean) => builds.filter(fits).map(({ name }) => name);
  const pushed = builds.filter(({ system }) => system !== 'linux');
  const twice = pushed.filter(({ line }) => line === 'before-bridge').length;
  return {
    bridge: named(({ line }) => line === 'before-bridge'),
    linux: named(({ system }) => system === 'linux'),
    unknown: named(({ line }) => line === 'unknown'),
    hours: Math.ceil((pushed.length + twice) / upgradesPerHour),
  };
}
