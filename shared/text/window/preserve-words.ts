import type { Artifact, RemoteItem } from '../../run/facts.ts';

/** Words of the window's page "preserve", and of lists of backups wherever they are shown. */
export interface PreserveWords {
  readonly kinds: Readonly<Record<RemoteItem['kind'], string>>;
  readonly roles: Readonly<Record<Artifact['role'], string>>;
  readonly states: Readonly<Record<RemoteItem['state'], string>>;
  readonly name: string;
  readonly made: string;
  readonly all: (kind: string) => string;
  readonly keepItem: (name: string) => string;
  readonly notKnown: string;
  readonly keeping: (count: number, size: string) => string;
  readonly sizeUnknown: (count: number) => string;
  readonly leaving: (count: number) => string;
  readonly leavingNone: string;
  readonly generatingMeans: string;
  readonly pulling: (name: string) => string;
  readonly waitingFor: (name: string) => string;
  readonly keptTitle: string;
  readonly keptTotal: (count: number, size: string) => string;
  readonly declinedTitle: string;
  readonly declinedMeans: string;
  readonly nothingHere: string;
  readonly notReached: string;
  readonly lookingThrough: string;
}

export const preserveEn: PreserveWords = {
  kinds: { 'system-backup': 'Older System Backups', 'audit-log-backup': 'Audit Log Backups' },
  roles: {
    backup: 'System Backup',
    'older-backup': 'Older System Backup',
    'audit-log-backup': 'Audit Log Backup',
  },
  states: { generating: 'Generating', ready: 'Ready', failed: 'Failed', unknown: 'Not known' },
  name: 'Name',
  made: 'Made',
  all: (kind) => `All: ${kind}`,
  keepItem: (name) => `Keep ${name}`,
  notKnown: 'not known',
  keeping: (count, size) => `${String(count)} kept, ${size}.`,
  sizeUnknown: (count) => `The size of ${String(count)} is not known.`,
  leaving: (count) =>
    count === 1 ? 'One is left behind, by its name:' : `${String(count)} are left behind, by their names:`,
  leavingNone: 'Nothing is left behind.',
  generatingMeans: 'One that is still being made is waited for.',
  pulling: (name) => `Copying ${name}`,
  waitingFor: (name) => `Waiting until ${name} is complete`,
  keptTitle: 'Kept on this computer',
  keptTotal: (count, size) => (count === 1 ? `1 file, ${size}` : `${String(count)} files, ${size}`),
  declinedTitle: 'Left behind, by decision',
  declinedMeans: 'These stay on the old appliance only. They can be lost when the old machine is given up.',
  nothingHere:
    'Nothing was kept here: the old appliance lists nothing to keep, or you looked through its lists in the web console.',
  notReached:
    'Here the older System Backups and Audit Log Backups of the old appliance are listed. They do not move to the new appliance: what you still want is copied to this computer first.',
  lookingThrough: 'The lists of the old appliance are being read.',
};

export const preserveDe: PreserveWords = {
  kinds: { 'system-backup': 'Ältere System Backups', 'audit-log-backup': 'Audit Log Backups' },
  roles: {
    backup: 'System Backup',
    'older-backup': 'Älteres System Backup',
    'audit-log-backup': 'Audit Log Backup',
  },
  states: {
    generating: 'Wird erstellt',
    ready: 'Bereit',
    failed: 'Fehlgeschlagen',
    unknown: 'Nicht bekannt',
  },
  name: 'Name',
  made: 'Erstellt',
  all: (kind) => `Alle: ${kind}`,
  keepItem: (name) => `${name} behalten`,
  notKnown: 'nicht bekannt',
  keeping: (count, size) => `${String(count)} behalten, ${size}.`,
  sizeUnknown: (count) => `Bei ${String(count)} ist die Größe nicht bekannt.`,
  leaving: (count) =>
    count === 1 ? 'Eines bleibt zurück, mit Namen:' : `${String(count)} bleiben zurück, mit Namen:`,
  leavingNone: 'Nichts bleibt zurück.',
  generatingMeans: 'Auf eines, das noch erstellt wird, wird gewartet.',
  pulling: (name) => `${name} wird kopiert`,
  waitingFor: (name) => `Es wird gewartet, bis ${name} vollständig ist`,
  keptTitle: 'Auf diesem Computer behalten',
  keptTotal: (count, size) => (count === 1 ? `1 Datei, ${size}` : `${String(count)} Dateien, ${size}`),
  declinedTitle: 'Zurückgelassen, durch Entscheidung',
  declinedMeans:
    'Diese bleiben nur auf der alten Appliance. Sie können verloren gehen, wenn die alte Maschine aufgegeben wird.',
  nothingHere:
    'Hier wurde nichts behalten: Die alte Appliance führt nichts auf, oder Sie haben ihre Listen in der Weboberfläche durchgesehen.',
  notReached:
    'Hier werden die älteren System Backups und Audit Log Backups der alten Appliance aufgeführt. Sie ziehen nicht mit um: Was Sie noch brauchen, wird zuerst auf diesen Computer kopiert.',
  lookingThrough: 'Die Listen der alten Appliance werden gelesen.',
};
