/** Words of the window's page "inspect". */
export interface InspectWords {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly chooseFolder: string;
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
  readonly entries: (count: string, size: string) => string;
  readonly changedAt: string;
  readonly readAll: string;
  readonly inventoryTitle: string;
  readonly showFile: (name: string) => string;
  readonly saveCsv: string;
  readonly saveJson: string;
  readonly inventoryName: string;
  readonly compareTitle: string;
  readonly compare: string;
  readonly key: string;
  readonly keyHint: string;
  readonly size: string;
  readonly sha256: string;
  readonly copySha256: string;
  readonly version: string;
  readonly versionNeedsTarget: string;
  readonly versionNeedsMadeOn: string;
  readonly reasons: string;
  readonly notAProof: string;
}

export const inspectEn: InspectWords = {
  title: 'Inspect a backup file',
  lead: 'Looks into backup files on this computer, without a network: what they are, whether they are whole, and whether an appliance would take them. Nothing is changed.',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  chooseMore: 'Choose more files',
  drop: 'or drop files and folders here',
  dropNow: 'Drop files or folders to inspect them',
  staysHere: 'The files stay where they are, and are only read.',
  copied:
    'This window runs in a browser, which hands a copy of each file to Handover on this computer. A .sha256 file beside the original is not seen.',
  noFiles: 'No file yet. A System Backup is usually a file with the ending .eppb.',
  targetVersion: 'Restore on version',
  targetVersionHint: 'Of the new appliance, such as 2604',
  madeOn: 'Made on version',
  madeOnHint: 'Of the old appliance, where you know it',
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
  entries: (count, size) => `${count} entries, ${size} in all`,
  changedAt: 'Changed',
  readAll: 'Read all of it',
  inventoryTitle: 'Overview',
  showFile: (name) => `Show ${name}`,
  saveCsv: 'Save as CSV',
  saveJson: 'Save as JSON',
  inventoryName: 'backups',
  compareTitle: 'Compare these two',
  compare: 'Compare',
  key: 'Key',
  keyHint: 'Tried on each file; in memory only, until you leave this page',
  size: 'Size against the limit',
  sha256: 'SHA-256',
  copySha256: 'Copy SHA-256',
  version: 'Version rule',
  versionNeedsTarget:
    'Enter the version of the new appliance above, and it is held against the vendor’s matrix.',
  versionNeedsMadeOn: 'Enter the version of the old appliance above, where you know it.',
  reasons: 'Why',
  notAProof: 'Only the import itself proves that a backup can be restored.',
};

export const inspectDe: InspectWords = {
  title: 'Sicherungsdatei prüfen',
  lead: 'Sieht in Sicherungsdateien auf diesem Computer hinein, ohne Netz: was sie sind, ob sie vollständig sind und ob eine Appliance sie nehmen würde. Nichts wird verändert.',
  choose: 'Dateien wählen',
  chooseFolder: 'Ordner wählen',
  chooseMore: 'Weitere Dateien wählen',
  drop: 'oder Dateien und Ordner hier ablegen',
  dropNow: 'Dateien oder Ordner ablegen, um sie zu prüfen',
  staysHere: 'Die Dateien bleiben, wo sie sind, und werden nur gelesen.',
  copied:
    'Dieses Fenster läuft in einem Browser, der Handover auf diesem Computer eine Kopie jeder Datei übergibt. Eine .sha256-Datei neben dem Original wird nicht gesehen.',
  noFiles: 'Noch keine Datei. Ein System Backup ist gewöhnlich eine Datei mit der Endung .eppb.',
  targetVersion: 'Einspielen auf Version',
  targetVersionHint: 'Der neuen Appliance, etwa 2604',
  madeOn: 'Erstellt auf Version',
  madeOnHint: 'Der alten Appliance, wenn Sie sie kennen',
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
  entries: (count, size) => `${count} Einträge, zusammen ${size}`,
  changedAt: 'Geändert',
  readAll: 'Ganz lesen',
  inventoryTitle: 'Übersicht',
  showFile: (name) => `${name} zeigen`,
  saveCsv: 'Als CSV speichern',
  saveJson: 'Als JSON speichern',
  inventoryName: 'backups',
  compareTitle: 'Diese beiden vergleichen',
  compare: 'Vergleichen',
  key: 'Schlüssel',
  keyHint: 'Wird an jeder Datei ausprobiert; nur im Arbeitsspeicher, bis Sie diese Seite verlassen',
  size: 'Größe gegen die Grenze',
  sha256: 'SHA-256',
  copySha256: 'SHA-256 kopieren',
  version: 'Versionsregel',
  versionNeedsTarget:
    'Geben Sie oben die Version der neuen Appliance ein, dann wird sie gegen die Tabelle des Herstellers gehalten.',
  versionNeedsMadeOn: 'Geben Sie oben die Version der alten Appliance ein, wenn Sie sie kennen.',
  reasons: 'Warum',
  notAProof: 'Erst das Einspielen selbst beweist, dass es gelingt.',
};
