import type { FilePurpose } from '../shared/contract/contract.ts';
import { deCalls } from '../shared/text/de/calls.ts';
import { format as deFormat } from '../shared/text/de/format.ts';
import { deRemoval } from '../shared/text/de/removal.ts';
import { enCalls } from '../shared/text/en/calls.ts';
import { format as enFormat } from '../shared/text/en/format.ts';
import { enRemoval } from '../shared/text/en/removal.ts';

/** What the shell itself says, in dialogs and menus of the system; all else a person reads is in `shared/text`. */
const en = {
  chooseFile: {
    backup: 'Choose a System Backup',
    'clients-csv': 'Choose the exported list of computers (CSV)',
    evidence: 'Choose a file as evidence',
    package: 'Choose a package: image, patch, licence or client',
    plan: 'Choose a plan',
    'key-file': 'Choose a private key',
    'key-text': 'Choose the file with the System Backup Key',
  } satisfies Record<FilePurpose, string>,
  saveAs: 'Save as',
  handOverTitle: (count: number) =>
    count === 1 ? 'Hand this file over to Handover?' : `Hand these ${count} files over to Handover?`,
  handOverConfirm: 'Hand over',
  reachTitle: (count: number) =>
    count === 1
      ? 'May Handover connect to this machine?'
      : `May Handover connect to these ${count} machines?`,
  reachConfirm: 'Connect',
  closeTitle: 'A migration is running.',
  closeBody:
    'If you close the window, the step that runs now is stopped. What is done stays done, and you can go on with the job later from where both appliances stand then.',
  closeConfirm: 'Stop and close',
  closeCancel: 'Keep running',
  engineDiedTitle: 'The part of Handover that does the work has stopped.',
  engineDiedBody: 'Nothing was running. Start it again to go on.',
  engineDiedAtWorkBody:
    'A migration was running. Its journal is on the disk: start it again and go on with the job. Handover looks at both appliances before it does anything.',
  engineStart: 'Start again',
  quit: 'Quit',
  calls: enCalls,
  waitingBadge: 'Handover is waiting for you',
  linkTitle: 'Open this page in your browser?',
  linkConfirm: 'Open page',
  cancel: 'Cancel',
  removal: enRemoval,
  format: enFormat,
  menuFile: 'File',
  menuEdit: 'Edit',
  menuView: 'View',
  menuWindow: 'Window',
  menuHelp: 'Help',
  menuAbout: 'About Handover',
};

export type ShellWords = typeof en;

const de: ShellWords = {
  chooseFile: {
    backup: 'System-Backup auswählen',
    'clients-csv': 'Exportierte Computerliste (CSV) auswählen',
    evidence: 'Datei als Beleg auswählen',
    package: 'Paket auswählen: Image, Patch, Lizenz oder Client',
    plan: 'Plan auswählen',
    'key-file': 'Privaten Schlüssel auswählen',
    'key-text': 'Datei mit dem System Backup Key auswählen',
  },
  saveAs: 'Speichern unter',
  handOverTitle: (count) =>
    count === 1 ? 'Diese Datei an Handover übergeben?' : `Diese ${count} Dateien an Handover übergeben?`,
  handOverConfirm: 'Übergeben',
  reachTitle: (count) =>
    count === 1
      ? 'Darf sich Handover mit dieser Maschine verbinden?'
      : `Darf sich Handover mit diesen ${count} Maschinen verbinden?`,
  reachConfirm: 'Verbinden',
  closeTitle: 'Eine Migration läuft.',
  closeBody:
    'Wenn Sie das Fenster schließen, wird der laufende Schritt angehalten. Was erledigt ist, bleibt erledigt, und Sie können den Auftrag später fortsetzen, von dem Stand aus, den beide Appliances dann haben.',
  closeConfirm: 'Anhalten und schließen',
  closeCancel: 'Weiterlaufen lassen',
  engineDiedTitle: 'Der Teil von Handover, der die Arbeit macht, wurde beendet.',
  engineDiedBody: 'Es lief nichts. Starten Sie ihn neu, um weiterzumachen.',
  engineDiedAtWorkBody:
    'Eine Migration lief. Ihr Journal ist auf der Festplatte: Starten Sie ihn neu und setzen Sie den Auftrag fort. Handover sieht sich beide Appliances an, bevor es etwas tut.',
  engineStart: 'Neu starten',
  quit: 'Beenden',
  calls: deCalls,
  waitingBadge: 'Handover wartet auf Sie',
  linkTitle: 'Diese Seite im Browser öffnen?',
  linkConfirm: 'Seite öffnen',
  cancel: 'Abbrechen',
  removal: deRemoval,
  format: deFormat,
  menuFile: 'Datei',
  menuEdit: 'Bearbeiten',
  menuView: 'Ansicht',
  menuWindow: 'Fenster',
  menuHelp: 'Hilfe',
  menuAbout: 'Über Handover',
};

/** The words in the language of the system, where there are any; else English. */
export function shellWords(locale: string): ShellWords {
  return locale.toLowerCase().startsWith('de') ? de : en;
}
