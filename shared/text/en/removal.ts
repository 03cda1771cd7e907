import type { KeptFor } from '../../run/standing/kept-for.ts';

/** What is said before a job is put aside or deleted. */
export const enRemoval = {
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  delete: 'Delete',
  deleteTitle: (name: string) => `Delete the job “${name}”?`,
  goes: (files: number, size: string) =>
    `${files === 1 ? 'One file goes' : `${String(files)} files go`} from this computer (${size}): plan, journal, report and everything that this job kept.`,
  backups: (count: number) =>
    count === 1
      ? 'A copy of a backup is among them, and it may be the last one.'
      : `${String(count)} copies of backups are among them, and they may be the last ones.`,
  kits: (count: number) =>
    count === 1
      ? 'An emergency kit with the key is among them. Without the key a backup is worthless.'
      : `${String(count)} emergency kits with the key are among them. Without the key a backup is worthless.`,
  stays: 'Nothing changes on the appliances, and files elsewhere stay. This cannot be undone.',
  kept: {
    held: 'This job is being worked on. It can be archived or deleted when that has ended.',
    outage:
      'The outage of this job was not seen to end. It can be archived or deleted when the clients are served again.',
  } satisfies Record<KeptFor, string>,
};
export type RemovalWords = typeof enRemoval;
