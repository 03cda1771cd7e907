import type { VersionVerdictKind } from '../../rules/versions.ts';

/** Words of the window's page "inspect". */
export interface InspectWords {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly chooseMore: string;
  readonly drop: string;
  readonly dropNow: string;
  readonly staysHere: string;
  readonly copied: string;
  readonly noFiles: string;
  readonly targetVersion: string;
  readonly targetVersionHint: string;
  readonly madeOn: string;
  readonly madeOnHint: string;
  readonly lookAgain: string;
  readonly taking: string;
  readonly reading: string;
  readonly stop: string;
  readonly stopped: string;
  readonly remove: (name: string) => string;
  readonly removeAll: string;
  readonly tryAgain: string;
  readonly failed: string;
  readonly restorable: string;
  readonly whole: string;
  readonly wholeWords: { readonly no: string; readonly 'cannot-tell': string; readonly 'looks-fine': string };
  readonly what: string;
  readonly holds: (what: string) => string;
  readonly size: string;
  readonly sha256: string;
  readonly copySha256: string;
  readonly version: string;
  readonly versionVerdicts: Readonly<Record<VersionVerdictKind, string>>;
  readonly versionUnknown: string;
  readonly versionNeedsBoth: string;
  readonly reasons: string;
  readonly notAProof: string;
}

export const inspectEn: InspectWords = {
  title: 'Inspect a backup file',
  lead: 'Looks into backup files on this computer, without key and network: what they are, whether they are whole, and whether an appliance would take them. Nothing is changed.',
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  drop: 'or drop one or several here',
  dropNow: 'Drop the files to inspect them',
  staysHere: 'The files stay where they are, and are only read.',
  copied:
    'This window runs in a browser, which hands a copy of each file to Handover on this computer. A .sha256 file beside the original is not seen.',
  noFiles: 'No file yet. A System Backup is usually a file with the ending .eppb.',
  targetVersion: 'Restore on version',
  targetVersionHint: 'Of the new appliance, such as 2604',
  madeOn: 'Made on version',
  madeOnHint: 'Of the old appliance: no file tells it',
  lookAgain: 'Look again',
  taking: 'The file is being handed over.',
  reading: 'The whole file is being read.',
  stop: 'Stop',
  stopped: 'Stopped before the end of the file. Nothing is known about it.',
  remove: (name) => `Take ${name} off the list`,
  removeAll: 'Empty the list',
  tryAgain: 'Try again',
  failed: 'This file could not be inspected.',
  restorable: 'Can it be restored?',
  whole: 'Is it a whole backup file?',
  wholeWords: { no: 'No', 'cannot-tell': 'Cannot be told', 'looks-fine': 'Looks whole' },
  what: 'What it is',
  holds: (what) => `holds ${what}`,
  size: 'Size against the limit',
  sha256: 'SHA-256',
  copySha256: 'Copy SHA-256',
  version: 'Version rule',
  versionVerdicts: {
    accepted: 'Accepted',
    'accepted-less-tested': 'Accepted, less tested',
    refused: 'Not accepted',
    unknown: 'Not known',
  },
  versionUnknown: 'The file does not tell the version that made it.',
  versionNeedsBoth: 'Enter both versions above to hold them against the vendor’s matrix.',
  reasons: 'Why',
  notAProof: 'Only the import itself proves that a backup can be restored.',
};

export const inspectDe: InspectWords = {
  title: 'Sicherungsdatei prüfen',
  lead: 'Sieht in Sicherungsdateien auf diesem Computer hinein, ohne Schlüssel und Netz: was sie sind, ob sie vollständig sind und ob eine Appliance sie nehmen würde. Nichts wird verändert.',
  choose: 'Dateien wählen',
  chooseMore: 'Weitere Dateien wählen',
  drop: 'oder eine oder mehrere hier ablegen',
  dropNow: 'Dateien ablegen, um sie zu prüfen',
  staysHere: 'Die Dateien bleiben, wo sie sind, und werden nur gelesen.',
  copied:
    'Dieses Fenster läuft in einem Browser, der Handover auf diesem Computer eine Kopie jeder Datei übergibt. Eine .sha256-Datei neben dem Original wird nicht gesehen.',
  noFiles: 'Noch keine Datei. Ein System Backup ist gewöhnlich eine Datei mit der Endung .eppb.',
  targetVersion: 'Einspielen auf Version',
  targetVersionHint: 'Der neuen Appliance, etwa 2604',
  madeOn: 'Erstellt auf Version',
  madeOnHint: 'Der alten Appliance; keine Datei verrät sie',
  lookAgain: 'Neu ansehen',
  taking: 'Die Datei wird übergeben.',
  reading: 'Die ganze Datei wird gelesen.',
  stop: 'Anhalten',
  stopped: 'Vor dem Ende der Datei angehalten. Über sie ist nichts bekannt.',
  remove: (name) => `${name} von der Liste nehmen`,
  removeAll: 'Liste leeren',
  tryAgain: 'Erneut versuchen',
  failed: 'Diese Datei konnte nicht geprüft werden.',
  restorable: 'Lässt sie sich einspielen?',
  whole: 'Ist die Datei vollständig?',
  wholeWords: { no: 'Nein', 'cannot-tell': 'Nicht zu sagen', 'looks-fine': 'Sieht vollständig aus' },
  what: 'Was sie ist',
  holds: (what) => `enthält ${what}`,
  size: 'Größe gegen die Grenze',
  sha256: 'SHA-256',
  copySha256: 'SHA-256 kopieren',
  version: 'Versionsregel',
  versionVerdicts: {
    accepted: 'Angenommen',
    'accepted-less-tested': 'Angenommen, weniger erprobt',
    refused: 'Nicht angenommen',
    unknown: 'Nicht bekannt',
  },
  versionUnknown: 'Die Datei verrät nicht, auf welcher Version sie erstellt wurde.',
  versionNeedsBoth: 'Geben Sie oben beide Versionen ein, um sie gegen die Tabelle des Herstellers zu halten.',
  reasons: 'Warum',
  notAProof: 'Erst das Einspielen selbst beweist, dass es gelingt.',
};
