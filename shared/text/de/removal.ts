import type { RemovalWords } from '../en/removal.ts';

export const deRemoval: RemovalWords = {
  archive: 'Archivieren',
  unarchive: 'Aus dem Archiv nehmen',
  delete: 'Löschen',
  deleteTitle: (name) => `Auftrag „${name}“ löschen?`,
  goes: (files, size) =>
    `${files === 1 ? 'Eine Datei wird' : `${String(files)} Dateien werden`} von diesem Computer gelöscht (${size}): Plan, Journal, Bericht und alles, was dieser Auftrag aufbewahrt.`,
  backups: (count) =>
    count === 1
      ? 'Die Kopie einer Sicherung ist darunter, vielleicht die letzte.'
      : `${String(count)} Kopien von Sicherungen sind darunter, vielleicht die letzten.`,
  kits: (count) =>
    count === 1
      ? 'Ein Notfallblatt mit dem Schlüssel ist darunter. Ohne den Schlüssel ist eine Sicherung wertlos.'
      : `${String(count)} Notfallblätter mit dem Schlüssel sind darunter. Ohne den Schlüssel ist eine Sicherung wertlos.`,
  stays:
    'An den Appliances ändert sich nichts, und Dateien anderswo bleiben. Das lässt sich nicht rückgängig machen.',
  kept: {
    held: 'An diesem Auftrag wird gearbeitet. Danach lässt er sich archivieren oder löschen.',
    outage:
      'Dass der Ausfall dieses Auftrags endete, wurde nicht gesehen. Wenn die Clients wieder bedient werden, lässt er sich archivieren oder löschen.',
  },
};
