import type { ApplianceFacts } from '../run/facts.ts';
import { limits } from './limits.ts';
import type { SourceId } from './sources.ts';

type Disk = NonNullable<ApplianceFacts['disks']>[number];

/** Disk rules with their source. */
export const diskRules = {
  /** Free share of every disk of the old appliance (Netwrix docs: Migration Best Practices, 16). */
  oldFreePercent: 30,
  /** Free on the new appliance in any case. */
  newFreeBytes: 2_000_000_000,
  /** And room for the backup, its imported copy and what the restore unpacks meanwhile. Our own caution: nobody published a number. */
  newBackupFactor: 5,
  /** Room on the laptop beside the files themselves: journal and reports. */
  localSpareBytes: 100_000_000,
  /** Above this the vendor wants to supervise the migration (Netwrix docs: Migration Best Practices, 17). */
  databaseBytes: 50_000_000_000,
} as const;
export const diskSource: SourceId = 'best-practices';

/** Where an appliance keeps neither data nor backups. */
const sideMounts = /^\/(?:boot|snap|media|mnt|cdrom|run|dev|sys|proc)(?:\/|$)/u;

export interface DiskVerdict {
  readonly isEnough: boolean;
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly neededBytes: number;
}

/**
 * The fullest disk of the old appliance, held against the vendor's 30 %. `fitsBackup` false: not even the largest backup
 * that can be imported would find room. Undefined when no disk was read.
 */
export function oldDiskVerdict(
  disks: readonly Disk[] | undefined,
  backupSizeBytes: number = limits.hardBytes,
): (DiskVerdict & { readonly fitsBackup: boolean }) | undefined {
  const fullest = dataDisks(disks).sort((a, b) => share(a) - share(b))[0];
  if (!fullest) return undefined;
  const { freeBytes, totalBytes } = fullest;
  const neededBytes = (totalBytes * diskRules.oldFreePercent) / 100;
  const isEnough = freeBytes >= neededBytes;
  return { isEnough, freeBytes, totalBytes, neededBytes, fitsBackup: freeBytes > backupSizeBytes };
}

/**
 * The new appliance's disk with the least room. Which disk a restore uses is not published, so that every one must do that is
 * large enough to be meant for it. Undefined when no disk was read.
 */
export function newDiskVerdict(
  disks: readonly Disk[] | undefined,
  backupSizeBytes: number = limits.hardBytes,
): DiskVerdict | undefined {
  const neededBytes = Math.max(diskRules.newFreeBytes, backupSizeBytes * diskRules.newBackupFactor);
  const data = dataDisks(disks);
  const meant = data.filter((disk) => disk.totalBytes >= 2 * neededBytes);
  const least = (meant.length > 0 ? meant : data).sort((a, b) => a.freeBytes - b.freeBytes)[0];
  if (!least) return undefined;
  const { freeBytes, totalBytes } = least;
  return { isEnough: freeBytes >= neededBytes, freeBytes, totalBytes, neededBytes };
}

/** Bytes that the laptop needs for the backup and the files to preserve. An unknown backup counts as the largest that can be imported. */
export function localNeedBytes(backupSizeBytes: number = limits.hardBytes, preservedBytes = 0): number {
  return backupSizeBytes + preservedBytes + diskRules.localSpareBytes;
}

/** Bytes of all data disks together, for the sizing table. Undefined when no disk was read. */
export function totalDiskBytes(disks: readonly Disk[] | undefined): number | undefined {
  const data = dataDisks(disks);
  return data.length === 0 ? undefined : data.reduce((sum, disk) => sum + disk.totalBytes, 0);
}

function dataDisks(disks: readonly Disk[] | undefined): Disk[] {
  return (disks ?? []).filter((disk) => disk.totalBytes > 0 && !sideMounts.test(disk.mount));
}

function share(disk: Disk): number {
  return disk.freeBytes / disk.totalBytes;
}
