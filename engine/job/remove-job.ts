import fs from 'node:fs';
import path from 'node:path';
import type { JobContents } from '../../shared/contract/contract.ts';
import { keptFor } from '../../shared/run/standing/kept-for.ts';
import { MigrationError } from '../errors.ts';
import { localError } from '../transfer/local-errors.ts';
import { archiveMark, jobsFolder, openJob, type Job, type JobFolder } from './job-folder.ts';
import { lockHolder, takeLock } from './lock.ts';

/** Counts what lies in the folder of a job; reads names and sizes only. Throws `local.*`, `plan.*`. */
export async function jobContents(folder: JobFolder): Promise<JobContents> {
  const job = await openJob(folder);
  const inside = await filesBelow(job.folder);
  const kits = new Set(
    job.events.flatMap((event) =>
      event.type === 'key.custody-proved' && event.kitPath !== undefined ? [path.resolve(event.kitPath)] : [],
    ),
  );
  return {
    files: inside.length,
    sizeBytes: inside.reduce((sum, file) => sum + file.sizeBytes, 0),
    backups: inside.filter(({ path: file }) => isBelow(file, job.filesFolder) && !file.endsWith('.sha256'))
      .length,
    kits: inside.filter((file) => kits.has(file.path)).length,
  };
}

/**
 * Puts a job aside, or takes it back into the list; nothing else of it changes, and it can be gone on with either way. May be
 * called twice. Throws `local.job-locked`, `local.job-in-outage`, and `local.*` of the disk.
 */
export async function archiveJob(folder: JobFolder, isArchived: boolean): Promise<void> {
  const mark = path.join(folder.folder, archiveMark);
  try {
    if (!isArchived) {
      fs.rmSync(mark, { force: true });
      return;
    }
    await requireIdle(folder);
    fs.writeFileSync(mark, '', { mode: 0o600 });
  } catch (error) {
    throw await localError(error, mark);
  }
}

/** Where a job lies while its files go: outside the list. What a disk did not give up stays there until the next job is deleted. */
const leavingName = (id: string): string => `deleted-${id}`;
const remainsName = /^deleted-\d{4}-\d{2}-\d{2}-.+-[0-9a-f]{6}$/;

/**
 * Deletes a job of `home` with everything in its folder, and what is left of jobs that were deleted before. A person has agreed.
 * It leaves the list at once, also where the disk gives its files up late. Throws `local.job-locked`, `local.job-in-outage`,
 * `local.job-missing` for a folder that is not below `home` or a link to one, and `local.*` of the disk, with the place where the
 * files are then.
 */
export async function deleteJob(home: string, folder: JobFolder, operator: string): Promise<void> {
  // A folder that a person keeps elsewhere may hold more than a job.
  const isElsewhere = path.dirname(folder.folder) !== jobsFolder(home);
  if (isElsewhere || fs.lstatSync(folder.folder, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new MigrationError('local.job-missing', { path: folder.folder });
  await requireIdle(folder);
  const release = takeLock(folder.lockPath, operator);
  const leaving = path.join(home, leavingName(folder.id));
  let place = folder.folder;
  try {
    await removeRemains(home);
    fs.renameSync(folder.folder, leaving);
    place = leaving;
    await removeAll(leaving);
  } catch (error) {
    throw await localError(error, place);
  } finally {
    release();
  }
}

/** Whoever deleted those jobs was told where the files are: that they stay is no reason to keep this one. */
async function removeRemains(home: string): Promise<void> {
  const remains = fs.readdirSync(home).filter((name) => remainsName.test(name));
  for (const name of remains) await removeAll(path.join(home, name)).catch(() => undefined);
}

async function removeAll(folder: string): Promise<void> {
  await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Refuses to put a job aside or to delete it where somebody works on it, or its clients may have no server. Throws
 * `local.job-locked`, `local.job-in-outage`, `plan.*`, `local.*`.
 */
export async function requireIdle(folder: JobFolder): Promise<void> {
  const { state }: Job = await openJob(folder);
  const holder = lockHolder(folder.lockPath);
  const why = keptFor(state, { isHeld: holder !== undefined, isDemo: folder.isDemo });
  switch (why) {
    case 'held':
      throw new MigrationError('local.job-locked', { path: folder.lockPath, holder: holder ?? '' });
    case 'outage':
      throw new MigrationError('local.job-in-outage', { path: folder.folder });
    case undefined:
      return;
    default:
      why satisfies never;
  }
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}

async function filesBelow(folder: string): Promise<{ readonly path: string; readonly sizeBytes: number }[]> {
  const entries = await fs.promises.readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: file, sizeBytes: (await fs.promises.lstat(file)).size };
    });
  return Promise.all(found);
}
