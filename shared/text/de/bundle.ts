import type { Words } from '../words.ts';

/** Das Paket für den Support, und wonach er zuerst fragt. */
export const deBundle: Words['bundle'] = {
  intro: 'Schicken Sie diese Datei mit Ihrem Ticket an den Netwrix Customer Support. Danach fragt er zuerst:',
  job: 'Auftrag',
  oldVersion: 'Version der alten Appliance',
  newVersion: 'Version der neuen Appliance',
  backupSize: 'Größe des Backups',
  endpoints: 'Endpunkte',
  stoppedIn: 'Angehalten in',
  error: 'Fehler',
  notKnown: 'nicht bekannt',
  nowhere: 'keinem Schritt',
  none: 'keiner',
  parts: {
    journal: 'Journal des Auftrags',
    report: 'Bericht',
    facts: 'Fakten und Plan',
    logs: 'Protokoll in Worten',
    versions: 'Versionen',
  },
  masks: { addresses: 'Adressen', names: 'Namen', accounts: 'Konten' },
  hidden: (kind, count) => `${kind}: verborgen, ${String(count)} verschiedene.`,
  shown: (kind) => `${kind}: so gezeigt, wie sie sind.`,
  noSecrets: 'Schlüssel und Passwörter stehen in keiner Aufzeichnung, also auch nicht in dieser Datei.',
  readFirst:
    'Lesen Sie sie, bevor Sie sie schicken: Was nur in einer Notiz oder in den Worten einer Maschine steht, ist nicht als Name bekannt.',
};
