import type { Artifact, RemoteItem } from '../../../run/facts.ts';

/** Words of the window's page "preserve", and of lists of backups wherever they are shown. */
export const preserve = {
  kinds: {
    'system-backup': 'Older System Backups',
    'audit-log-backup': 'Audit Log Backups',
  } satisfies Record<RemoteItem['kind'], string>,
  roles: {
    backup: 'System Backup',
    'older-backup': 'Older System Backup',
    'audit-log-backup': 'Audit Log Backup',
  } satisfies Record<Artifact['role'], string>,
  states: {
    generating: 'Generating',
    ready: 'Ready',
    failed: 'Failed',
    unknown: 'Not known',
  } satisfies Record<RemoteItem['state'], string>,
  made: 'Made',
  all: (kind: string) => `All: ${kind}`,
  keepItem: (name: string) => `Keep ${name}`,
  notKnown: 'not known',
  keeping: (count: number, size: string) => `${String(count)} kept, ${size}.`,
  sizeUnknown: (count: number) => `The size of ${String(count)} is not known.`,
  leaving: (count: number) =>
    count === 1 ? 'One is left behind, by its name:' : `${String(count)} are left behind, by their names:`,
  leavingNone: 'Nothing is left behind.',
  generatingMeans: 'One that is still being made is waited for.',
  pulling: (name: string) => `Copying ${name}`,
  waitingFor: (name: string) => `Waiting until ${name} is complete`,
  keptTitle: 'Kept on this computer',
  keptTotal: (count: number, size: string) =>
    count === 1 ? `1 file, ${size}` : `${String(count)} files, ${size}`,
  declinedTitle: 'Left behind, by decision',
  declinedMeans: 'These stay on the old appliance only. They can be lost when the old machine is given up.',
  nothingHere:
    'Nothing was kept here: the old appliance lists nothing to keep, or you looked through its lists in the web console.',
  notReached:
    'Here the older System Backups and Audit Log Backups of the old appliance are listed. They do not move to the new appliance: what you still want is copied to this computer first.',
  lookingThrough: 'The lists of the old appliance are being read.',
};
