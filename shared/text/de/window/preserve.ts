import type { WindowWords } from '../../en/window.ts';

export const preserve: WindowWords['preserve'] = {
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
