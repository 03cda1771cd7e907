import type { BundleWords, ReportWords } from '../en/report.ts';

export const deReport: ReportWords = {
  job: 'Auftrag',
  state: 'Stand',
  appliance: 'Appliance',
  address: 'Adresse',
  version: 'Version',
  hostKey: 'Host-Schlüssel',
  step: 'Schritt',
  result: 'Ergebnis',
  file: 'Datei',
  size: 'Größe',
  sha256: 'SHA-256',
  findings: 'Befunde',
  accepted: (by, at) => `Angenommen ${by === 'plan' ? 'vom Plan' : `von ${by}`}, ${at}`,
  notAccepted: 'Nicht angenommen',
  seen: 'Gesehen',
  answer: 'Antwort',
  note: 'Notiz',
  outage: 'Unterbrechung des Dienstes',
  keyCustody: 'System Backup Key',
  whatNext: 'Was als Nächstes zu tun ist',
  none: 'Keine',
  unknown: 'Nicht bekannt',
};

/** Das Paket für den Support, und wonach er zuerst fragt. */
export const deBundle: BundleWords = {
  intro: 'Für den Netwrix Customer Support, mit Ihrem Ticket. Danach fragt er zuerst:',
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
