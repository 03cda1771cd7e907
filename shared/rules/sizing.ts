import { finding, type Finding } from '../run/finding.ts';
import type { SourceId } from './sources.ts';

/** Resources of a machine. RAM and disk in GB of 1,000,000,000 bytes, as the vendor's table counts. */
export interface Resources {
  readonly cores: number;
  readonly ramGb: number;
  readonly diskGb: number;
}

interface Row {
  readonly endpoints: number;
  /** With Device Control and Content Aware Protection. */
  readonly least: Resources;
  /** With eDiscovery and Enforced Encryption besides. */
  readonly allModules: Resources;
}

const row = (
  endpoints: number,
  diskGb: number,
  least: readonly [cores: number, ramGb: number],
  allModules: readonly [cores: number, ramGb: number],
): Row => ({
  endpoints,
  least: { cores: least[0], ramGb: least[1], diskGb },
  allModules: { cores: allModules[0], ramGb: allModules[1], diskGb },
});

/** The vendor's minimum for a number of endpoints (Netwrix docs: Server Sizing). Above the last row the vendor is to be asked. */
export const sizingTable: readonly Row[] = [
  row(300, 320, [2, 4], [4, 4]),
  row(600, 750, [4, 6], [4, 8]),
  row(1000, 1000, [8, 8], [8, 12]),
  row(1500, 1000, [8, 12], [8, 16]),
  row(2000, 1000, [8, 16], [8, 16]),
  row(2500, 2000, [8, 16], [12, 16]),
  row(3000, 3000, [12, 16], [12, 20]),
  row(5000, 3000, [12, 24], [12, 32]),
  row(7000, 4000, [12, 32], [16, 48]),
  row(10_000, 4000, [16, 48], [16, 48]),
  row(13_000, 4000, [16, 56], [16, 64]),
  row(15_000, 4000, [16, 64], [16, 72]),
  row(18_000, 4000, [16, 72], [16, 80]),
  row(20_000, 4000, [16, 80], [16, 96]),
];
export const sizingSource: SourceId = 'server-requirements';

/** A machine of 8 GB shows a little less, for the kernel keeps some; a file system keeps some of a disk. */
const ramTolerance = 0.94;
const diskTolerance = 0.9;

/** What a machine has, as far as it was read. `diskBytes` is all of its disks together. */
export interface SeenResources {
  readonly cores?: number | undefined;
  readonly ramBytes?: number | undefined;
  readonly diskBytes?: number | undefined;
}

export type SizingVerdict =
  | { readonly kind: 'enough' | 'too-small' | 'enough-without-all-modules'; readonly need: Row }
  | { readonly kind: 'ask-vendor' | 'unread' };

/** What `endpoints` need, or undefined where the vendor's table ends. */
export function sizingNeed(endpoints: number): Row | undefined {
  return sizingTable.find((r) => endpoints <= r.endpoints);
}

/** Holds a machine against the table. What was not read is not held against it, unless nothing was. */
export function sizingVerdict(endpoints: number, seen: SeenResources): SizingVerdict {
  const need = sizingNeed(endpoints);
  if (!need) return { kind: 'ask-vendor' };
  if (seen.cores === undefined && seen.ramBytes === undefined && seen.diskBytes === undefined)
    return { kind: 'unread' };
  if (!satisfies(seen, need.least)) return { kind: 'too-small', need };
  return { kind: satisfies(seen, need.allModules) ? 'enough' : 'enough-without-all-modules', need };
}

/** The finding about the size of the new machine, if any. */
export function sizingFinding(endpoints: number, seen: SeenResources): Finding | undefined {
  const verdict = sizingVerdict(endpoints, seen);
  const seenText = resourcesText(seen.cores, gb(seen.ramBytes), gb(seen.diskBytes));
  switch (verdict.kind) {
    case 'enough':
    case 'unread':
      return undefined;
    case 'ask-vendor':
      return finding('preflight.sizing', 'warning', { endpoints, need: '', seen: seenText });
    case 'too-small':
    case 'enough-without-all-modules': {
      const isTooSmall = verdict.kind === 'too-small';
      const { cores, ramGb, diskGb } = isTooSmall ? verdict.need.least : verdict.need.allModules;
      const need = resourcesText(cores, ramGb, diskGb);
      return finding('preflight.sizing', isTooSmall ? 'warning' : 'info', {
        endpoints,
        need,
        seen: seenText,
      });
    }
    default:
      return verdict satisfies never;
  }
}

function satisfies(seen: SeenResources, need: Resources): boolean {
  return (
    (seen.cores ?? need.cores) >= need.cores &&
    (seen.ramBytes ?? Infinity) >= need.ramGb * 1e9 * ramTolerance &&
    (seen.diskBytes ?? Infinity) >= need.diskGb * 1e9 * diskTolerance
  );
}

/** Cores / RAM / disk, in signs that need no translation. */
function resourcesText(cores?: number, ramGb?: number, diskGb?: number): string {
  return `${cores === undefined ? '?' : String(cores)} / ${sizeText(ramGb)} / ${sizeText(diskGb)}`;
}

function sizeText(sizeGb: number | undefined): string {
  if (sizeGb === undefined) return '?';
  return sizeGb >= 1000 ? `${String(Math.round(sizeGb / 100) / 10)} TB` : `${String(Math.round(sizeGb))} GB`;
}

function gb(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1e9;
}
