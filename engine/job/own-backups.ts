import type { JobFolder } from './job-folder.ts';

/**
 * The name for a backup that this job makes: version, date and purpose, as the vendor advises for backups, and the mark of
 * the job. A number tells it apart where `taken` has the name already: a job that lost a key makes another at once.
 */
export function ownBackupName(
  job: Pick<JobFolder, 'id'>,
  version: string | undefined,
  nowMs: number,
  taken: ReadonlySet<string>,
): string {
  const minute = new Date(nowMs).toISOString().slice(0, 16).replace(/[-:T]/g, '');
  const name = `handover-${version ?? 'unknown'}-${minute}-${markOf(job)}`;
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/**
 * Whether this job made the backup of that name. Such a one that is not the chosen backup has lost its key: the process that
 * was told it died, or the admin said so. It is no older backup that somebody may still want.
 */
export function isOwnBackup(job: Pick<JobFolder, 'id'>, name: string): boolean {
  return name.startsWith('handover-') && new RegExp(`-${markOf(job)}(-\\d+)?$`).test(name);
}

/** The random end of the job's id, or what is harmless of it where a folder was renamed. */
function markOf({ id }: Pick<JobFolder, 'id'>): string {
  return id.slice(-6).replace(/[^A-Za-z0-9]/g, 'x');
}
