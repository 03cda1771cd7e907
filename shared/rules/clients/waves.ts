import type { ClientKind } from '../../run/facts.ts';
import { parseServerVersion } from '../parse-version.ts';
import type { SourceId } from '../sources.ts';
import { clientBuild, pilotSize, type ClientBuild } from './client-builds.ts';
import { clientKey } from './client-list.ts';

/** The vendor's page on moving clients one by one, while both servers run. */
export const wavesSource: SourceId = 'clients-migration';
/** The first server that has the page. */
const firstServer = 2601;

/** Why an old appliance cannot move clients in waves. What nobody knows is no leave. */
type ServerRefusal = 'server-before-2601' | 'server-unknown' | 'encryption-used' | 'encryption-unknown';
export type WaveVerdict = 'can' | ServerRefusal;

/** Judges the old appliance by its version and by whether Enforced Encryption is used there. Pure. */
export function waveVerdict(version: string | undefined, hasEncryption: boolean | undefined): WaveVerdict {
  return serverRefusals(version, hasEncryption)[0] ?? 'can';
}

function serverRefusals(
  version: string | undefined,
  hasEncryption: boolean | undefined,
): readonly ServerRefusal[] {
  const parsed = version === undefined ? undefined : parseServerVersion(version);
  const isBefore = parsed && (parsed.line === '5.x' || parsed.release < firstServer);
  return [
    ...(parsed ? [] : (['server-unknown'] as const)),
    ...(isBefore ? (['server-before-2601'] as const) : []),
    ...(hasEncryption === undefined ? (['encryption-unknown'] as const) : []),
    ...(hasEncryption ? (['encryption-used'] as const) : []),
  ];
}

/**
 * Why clients are not led through waves. `other-product`: no page of another product says how; `address-elsewhere`: the new appliance was
 * not seen at the address to which they would move.
 */
export type WaveRefusal =
  ServerRefusal | 'other-product' | 'no-list' | 'nobody-can-move' | 'address-elsewhere';

/** What speaks against leading clients through waves, all of it; `waves` is absent where no list of them is known. Pure. */
export function waveRefusals(site: {
  /** The vendor's rules hold. */
  readonly isVendors: boolean;
  readonly version: string | undefined;
  readonly hasEncryption: boolean | undefined;
  readonly waves: Pick<Waves, 'pilot'> | undefined;
  /** Whether the new appliance was seen at the address that its clients are to use. */
  readonly isAtFinalAddress: boolean;
}): readonly WaveRefusal[] {
  if (!site.isVendors) return ['other-product'];
  return [
    ...serverRefusals(site.version, site.hasEncryption),
    ...(site.waves ? [] : (['no-list'] as const)),
    ...(site.waves?.pilot.length === 0 ? (['nobody-can-move'] as const) : []),
    ...(site.isAtFinalAddress ? [] : (['address-elsewhere'] as const)),
  ];
}

/** Why a client is not moved in a wave. `double`: its name stands in the list more than once, and nobody can tell which one moves. */
export const stayReasons = ['before-2511', 'build-unknown', 'double'] as const;
export type StayReason = (typeof stayReasons)[number];

export interface Waves {
  /** They go first: some of every kind. */
  readonly pilot: readonly string[];
  /** They follow when the pilot has done well. */
  readonly rest: readonly string[];
  readonly staying: readonly { readonly name: string; readonly reason: StayReason }[];
  /** Of those that move: macOS and Linux, where the certificate of Deep Packet Inspection is distributed again by hand. */
  readonly certificateByHand: readonly string[];
  /** Of those that move: on Windows the same program helps where a move fails. */
  readonly windows: readonly string[];
  /** Of those that stay: on Windows a program of the vendor sets the server's address. */
  readonly windowsByHand: readonly string[];
}

/** Sorts the clients of a list into who moves first, who follows and who cannot. `kinds` stand in the order of `names`. Pure. */
export function wavesOf(
  names: readonly string[],
  kinds: readonly ClientKind[],
  duplicates: readonly string[],
): Waves {
  const twice = new Set(duplicates.map(clientKey));
  const all = names.map((name, index) => {
    const kind = kinds[index] ?? { os: '', agentVersion: '' };
    const build = clientBuild(kind);
    const reason = twice.has(clientKey(name)) ? 'double' : stayReason(build);
    return { name, kind: `${build.system} ${kind.agentVersion}`, build, reason };
  });
  const moving = all.filter(({ reason }) => reason === undefined);
  const pilot = new Set(pickPilot(moving));
  return {
    pilot: [...pilot],
    rest: moving.filter(({ name }) => !pilot.has(name)).map(({ name }) => name),
    staying: all.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ name, reason }])),
    certificateByHand: moving.filter(({ build }) => build.system !== 'windows').map(({ name }) => name),
    windows: moving.filter(({ build }) => build.system === 'windows').map(({ name }) => name),
    windowsByHand: all
      .filter(
        ({ build, reason }) => build.system === 'windows' && reason !== undefined && reason !== 'double',
      )
      .map(({ name }) => name),
  };
}

function stayReason({ line }: ClientBuild): StayReason | undefined {
  if (line === 'unified') return undefined;
  return line === 'unknown' ? 'build-unknown' : 'before-2511';
}

/** One of each kind in turn, so that every system and version is in it: a tenth of all, within the vendor's ten to twenty. */
function pickPilot(moving: readonly { readonly name: string; readonly kind: string }[]): string[] {
  const size = Math.min(pilotSize.most, Math.max(pilotSize.least, Math.ceil(moving.length / 10)));
  const turns = new Map<string, number>();
  const inTurn = moving.map(({ name, kind }) => {
    const turn = turns.get(kind) ?? 0;
    turns.set(kind, turn + 1);
    return { name, turn };
  });
  return inTurn
    .sort((a, b) => a.turn - b.turn)
    .slice(0, size)
    .map(({ name }) => name);
}

/** What cannot stand in a batch file between quotes: it ends them, takes the last one along, or is taken for a variable. */
const unquotable = /["%\p{Cc}]|\\$/u;
const plainAddress = /^[\da-z][\da-z.:-]*$/iu;

/**
 * The line that has a Windows client look for another server (Netwrix docs: Update the Endpoint Protector Server IP Address on a
 * Windows Endpoint). Undefined where the address or the department cannot be written into a batch file as they are. Pure.
 */
export function setServerLine(address: string, port: number, department: string): string | undefined {
  if (!plainAddress.test(address) || unquotable.test(department)) return undefined;
  return `EPPSetServer.exe -ip ${address} -port ${String(port)} -dept "${department}"`;
}
