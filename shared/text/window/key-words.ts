import type { LimitKind } from '../../rules/limits.ts';

/** Words of the window's page "back up" and of everything about the System Backup Key. */
export interface KeyWords {
  /* The backup and its size. */
  readonly backupTitle: string;
  readonly noBackupYet: string;
  readonly madeByThisJob: string;
  readonly wasThere: string;
  readonly origin: string;
  readonly handedOver: string;
  readonly sizeNotFinal: string;
  readonly gauge: string;
  readonly verdicts: Readonly<Record<LimitKind, string>>;
  readonly verdictMeans: Readonly<Record<LimitKind, string>>;
  readonly marks: {
    readonly warn: string;
    readonly soft: (bytes: string) => string;
    readonly hard: (bytes: string) => string;
  };

  /* Waiting. */
  readonly elapsed: string;
  readonly unchanged: string;
  readonly sizeSoFar: string;
  readonly usual: string;
  readonly longerThanUsual: string;
  readonly normal: string;
  readonly doNot: string;
  readonly ifLonger: string;
  readonly waitingSince: (time: string, elapsed: string) => string;
  readonly lastLooked: (time: string) => string;
  readonly notSeenYet: string;
  readonly openConsole: string;
  readonly copyLink: string;

  /* The key and its state. */
  readonly keyTitle: string;
  readonly keyNotTaken: string;
  readonly keyTaken: string;
  readonly keyProved: string;
  readonly dialogTitle: string;
  readonly dialogBody: string;
  readonly dialogWhileWaiting: string;
  readonly dialogNow: string;

  /* Showing it. */
  readonly keyLabel: string;
  readonly digitsHint: string;
  readonly groupsHint: string;
  readonly showKey: string;
  readonly hideKey: string;
  readonly keyHidden: string;
  readonly fetching: string;
  readonly tryAgain: string;
  readonly copyKey: string;
  readonly savedTick: string;
  readonly stopUnsavedQuestion: string;
  readonly stopUnsavedBody: string;
  readonly stopUnsaved: string;
  readonly backToKey: string;

  /* The clipboard. */
  readonly clipboard: {
    readonly holds: (time: string) => string;
    readonly clearNow: string;
    readonly cleared: string;
    readonly replaced: string;
    readonly refused: string;
    readonly unseen: string;
    readonly copyRefused: string;
  };

  /* Typing it. */
  readonly characters: (count: number) => string;
  readonly lintTitle: string;
  readonly lintIntro: string;
  readonly pastedLineBreak: string;
  readonly pastedFromCopyTitle: string;
  readonly pastedFromCopy: string;
  readonly attemptOf: (attempt: number, total: number) => string;
  readonly wrongKey: string;
  readonly lastAttempt: string;
  readonly lost: string;
  readonly lostQuestion: string;
  readonly lostBody: string;
  readonly lostKeepLooking: string;
  readonly cannotFind: string;
  readonly cannotFindHere: string;
  readonly cannotFindAway: string;
  readonly showAgain: string;
  readonly hideAndEnter: string;

  /* The emergency kit. */
  readonly kit: {
    readonly file: string;
    readonly fileMeans: string;
    readonly paper: string;
    readonly paperMeans: string;
    readonly print: string;
    readonly qr: string;
    readonly qrMeans: string;
    readonly showQr: string;
    readonly hideQr: string;
    readonly qrLabel: string;
    readonly notInHand: string;
    readonly badFolder: (why: string) => string;
    readonly badName: string;
    readonly writeIn: string;
    readonly digits: string;
  };
}

export const keyEn: KeyWords = {
  backupTitle: 'The backup',
  noBackupYet: 'No backup has been chosen yet.',
  madeByThisJob: 'made by this job',
  wasThere: 'was there before',
  origin: 'Origin',
  handedOver: 'downloaded in the web console and handed over',
  sizeNotFinal: 'not final while the backup is being made',
  gauge: 'Size against the 200 MB limit',
  verdicts: {
    fits: 'Fits',
    close: 'Close to the limit',
    'needs-confirmation': 'Above 200 MB',
    'too-large': 'Too large',
  },
  verdictMeans: {
    fits: 'Below 95 % of 200 MB. The server can process it.',
    close: 'Above 95 % of 200 MB, and still below it. The next backup may be larger.',
    'needs-confirmation':
      'Above 200,000,000 bytes, and not above 200 MiB. The vendor does not say which of them is the limit, so you have to accept it by name.',
    'too-large':
      'Above 200 MiB, however one reads the limit. The server cannot process it, and nobody can accept that.',
  },
  marks: {
    warn: '95 %',
    soft: (bytes) => `${bytes} bytes`,
    hard: (bytes) => `${bytes} bytes`,
  },

  elapsed: 'Elapsed',
  unchanged: 'No change for',
  sizeSoFar: 'Size so far',
  usual: 'Usually',
  longerThanUsual: 'It takes longer than usual. That alone is no fault.',
  normal: 'What is normal',
  doNot: 'What not to do',
  ifLonger: 'If it takes longer',
  waitingSince: (time, elapsed) => `Waiting since ${time} (${elapsed})`,
  lastLooked: (time) => `Last looked at ${time}`,
  notSeenYet: 'Nothing seen yet. Handover looks again by itself.',
  openConsole: 'Open the web console',
  copyLink: 'Copy link',

  keyTitle: 'The System Backup Key',
  keyNotTaken: 'The key has not been taken yet.',
  keyTaken: 'The key was taken. That you can read it back is not proved yet.',
  keyProved: 'It is proved that you can read the key back from where it is kept.',
  dialogTitle: 'Do not press “Yes, I saved the System Backup Key” yet',
  dialogBody:
    'Where the web console shows this button, leave its dialog open until Handover has compared the key. Afterwards the server never shows the key again.',
  dialogWhileWaiting:
    'The server shows the key in a dialog, once. Put the key into your password manager first, and leave the dialog open. If the list does not go on while it is open, look at the key in your password manager, compare it with the dialog character by character, and only then close it.',
  dialogNow: 'If the web console still shows the dialog with the key, you may close it now.',

  keyLabel: 'System Backup Key',
  digitsHint: 'Digits are underlined, letters are not.',
  groupsHint: 'The gaps are for reading only and are no part of the key.',
  showKey: 'Show key',
  hideKey: 'Hide key',
  keyHidden: 'The key is hidden.',
  fetching: 'The key is being fetched.',
  tryAgain: 'Try again',
  copyKey: 'Copy key',
  savedTick:
    'The key is now in a password manager, a vault or on paper, apart from this computer’s backup file.',
  stopUnsavedQuestion: 'Stop before the key is saved?',
  stopUnsavedBody:
    'Handover forgets the key when the run ends, and the server does not show it again. When you go on later you have to enter it; without it, another backup is made.',
  stopUnsaved: 'Stop without the key',
  backToKey: 'Back to the key',

  clipboard: {
    holds: (time) => `The clipboard holds the key. Handover clears it at ${time}, if the key is still there.`,
    clearNow: 'Clear clipboard now',
    cleared: 'The clipboard was cleared.',
    replaced: 'The clipboard holds something else by now. It was left alone.',
    refused:
      'Handover may not look into the clipboard and so did not clear it. It may still hold the key: clear it yourself.',
    unseen: 'This window is not in front. The clipboard is looked at when you come back to it.',
    copyRefused:
      'The key could not be copied: access to the clipboard was refused. Select it and copy it by hand.',
  },

  characters: (count) => (count === 1 ? '1 character' : `${String(count)} characters`),
  lintTitle: 'Look at this before you go on',
  lintIntro: 'Handover leaves it as it is. This stands out in what you entered:',
  pastedLineBreak:
    'The pasted text had a line break, and this field holds one line: the break was left out. Look at the end of the key.',
  pastedFromCopyTitle: 'This came straight from the clipboard',
  pastedFromCopy:
    'You copied the key here a moment ago, so pasting it shows only that the clipboard has it. Enter it from where you saved it.',
  attemptOf: (attempt, total) => `Attempt ${String(attempt)} of ${String(total)}`,
  wrongKey: 'Every character counts: capitals, digits, dashes and spaces.',
  lastAttempt:
    'If it does not fit now, the step stops here. Nothing is lost, and the job can go on from this step.',
  lost: 'The key is lost',
  lostQuestion: 'Is the key lost?',
  lostBody:
    'Nobody can recover it, and the backup without it is worthless. The run stops here. When you go on, Handover makes another backup with another key. This one stays on the old appliance until you delete it there.',
  lostKeepLooking: 'Look for it again',
  cannotFind: 'I cannot find the key',
  cannotFindHere:
    'It is not lost yet: this window still has it. Show it again, save it where you will find it, and then enter it from there.',
  cannotFindAway:
    'This window does not have it any more. If the web console still shows it, save it from there. Otherwise stop here and go on again: Handover asks for the key, and you can say there that it is lost. Another backup is made then.',
  showAgain: 'Show the key again',
  hideAndEnter: 'I have saved it: hide and enter it',

  kit: {
    file: 'As a file',
    fileMeans:
      'Readable by you only. For a USB stick or a vault. A name that ends in .pdf or .html gives a page to print, any other one plain text.',
    paper: 'On paper',
    paperMeans: 'One page for a safe. Print it on a printer that keeps no copies.',
    print: 'Print the sheet',
    qr: 'As a QR code',
    qrMeans:
      'To read it with a phone that has a password manager. Whoever can see the screen can read it too.',
    showQr: 'Show QR code',
    hideQr: 'Hide QR code',
    qrLabel: 'QR code with the System Backup Key',
    notInHand:
      'Paper and QR code need the key, and this window does not have it any more: it was loaded again or opened later. The file can still be saved.',
    badFolder: (why) => `Not a good place for a key: ${why}.`,
    badName: 'A plain name is needed: no dot at the beginning, and none of / \\ : * ? " < > |',
    writeIn: 'not known yet, write it in:',
    digits: 'Digits are underlined.',
  },
};

export const keyDe: KeyWords = {
  backupTitle: 'Die Sicherung',
  noBackupYet: 'Es ist noch keine Sicherung gewählt.',
  madeByThisJob: 'von diesem Auftrag erstellt',
  wasThere: 'war schon vorhanden',
  origin: 'Herkunft',
  handedOver: 'in der Weboberfläche heruntergeladen und übergeben',
  sizeNotFinal: 'nicht endgültig, solange die Sicherung erstellt wird',
  gauge: 'Größe gegen die Grenze von 200 MB',
  verdicts: {
    fits: 'Passt',
    close: 'Nahe an der Grenze',
    'needs-confirmation': 'Über 200 MB',
    'too-large': 'Zu groß',
  },
  verdictMeans: {
    fits: 'Unter 95 % von 200 MB. Der Server kann sie verarbeiten.',
    close: 'Über 95 % von 200 MB und noch darunter. Die nächste Sicherung kann größer sein.',
    'needs-confirmation':
      'Über 200.000.000 Byte und nicht über 200 MiB. Der Hersteller sagt nicht, was von beiden die Grenze ist, darum müssen Sie es mit Namen annehmen.',
    'too-large':
      'Über 200 MiB, wie man die Grenze auch liest. Der Server kann sie nicht verarbeiten, und niemand kann das annehmen.',
  },
  marks: {
    warn: '95 %',
    soft: (bytes) => `${bytes} Byte`,
    hard: (bytes) => `${bytes} Byte`,
  },

  elapsed: 'Vergangen',
  unchanged: 'Unverändert seit',
  sizeSoFar: 'Größe bisher',
  usual: 'Üblich',
  longerThanUsual: 'Es dauert länger als üblich. Das allein ist kein Fehler.',
  normal: 'Was normal ist',
  doNot: 'Was Sie nicht tun sollten',
  ifLonger: 'Wenn es länger dauert',
  waitingSince: (time, elapsed) => `Wartet seit ${time} (${elapsed})`,
  lastLooked: (time) => `Zuletzt nachgesehen um ${time}`,
  notSeenYet: 'Noch nichts gesehen. Handover sieht von selbst wieder nach.',
  openConsole: 'Weboberfläche öffnen',
  copyLink: 'Link kopieren',

  keyTitle: 'Der System Backup Key',
  keyNotTaken: 'Der Schlüssel wurde noch nicht aufgenommen.',
  keyTaken: 'Der Schlüssel wurde aufgenommen. Dass Sie ihn wiederfinden, ist noch nicht bewiesen.',
  keyProved: 'Es ist bewiesen, dass Sie den Schlüssel dort wiederfinden, wo er liegt.',
  dialogTitle: 'Drücken Sie noch nicht auf „Yes, I saved the System Backup Key“',
  dialogBody:
    'Wo die Weboberfläche diese Schaltfläche zeigt, lassen Sie den Dialog offen, bis Handover den Schlüssel verglichen hat. Danach zeigt der Server den Schlüssel nie wieder.',
  dialogWhileWaiting:
    'Der Server zeigt den Schlüssel in einem Dialog, einmal. Legen Sie ihn zuerst in Ihrem Passwort-Manager ab und lassen Sie den Dialog offen. Geht die Liste nicht weiter, solange er offen ist, dann sehen Sie sich den Schlüssel im Passwort-Manager an, vergleichen Sie ihn Zeichen für Zeichen mit dem Dialog, und schließen Sie ihn erst dann.',
  dialogNow: 'Zeigt die Weboberfläche den Dialog mit dem Schlüssel noch, können Sie ihn jetzt schließen.',

  keyLabel: 'System Backup Key',
  digitsHint: 'Ziffern sind unterstrichen, Buchstaben nicht.',
  groupsHint: 'Die Lücken dienen nur dem Lesen und gehören nicht zum Schlüssel.',
  showKey: 'Schlüssel zeigen',
  hideKey: 'Schlüssel verbergen',
  keyHidden: 'Der Schlüssel ist verborgen.',
  fetching: 'Der Schlüssel wird geholt.',
  tryAgain: 'Noch einmal versuchen',
  copyKey: 'Schlüssel kopieren',
  savedTick:
    'Der Schlüssel liegt jetzt in einem Passwort-Manager, einem Tresor oder auf Papier, getrennt von der Sicherungsdatei auf diesem Computer.',
  stopUnsavedQuestion: 'Anhalten, bevor der Schlüssel abgelegt ist?',
  stopUnsavedBody:
    'Handover vergisst den Schlüssel, wenn der Lauf endet, und der Server zeigt ihn nicht noch einmal. Wenn Sie später fortsetzen, müssen Sie ihn eingeben; ohne ihn wird eine andere Sicherung erstellt.',
  stopUnsaved: 'Ohne den Schlüssel anhalten',
  backToKey: 'Zurück zum Schlüssel',

  clipboard: {
    holds: (time) =>
      `Die Zwischenablage enthält den Schlüssel. Handover leert sie um ${time}, wenn er dann noch darin ist.`,
    clearNow: 'Zwischenablage jetzt leeren',
    cleared: 'Die Zwischenablage wurde geleert.',
    replaced: 'Die Zwischenablage enthält inzwischen etwas anderes. Sie blieb unberührt.',
    refused:
      'Handover darf nicht in die Zwischenablage sehen und hat sie darum nicht geleert. Sie kann den Schlüssel noch enthalten: Leeren Sie sie selbst.',
    unseen:
      'Dieses Fenster ist nicht im Vordergrund. In die Zwischenablage wird gesehen, wenn Sie hierher zurückkommen.',
    copyRefused:
      'Der Schlüssel konnte nicht kopiert werden: Der Zugriff auf die Zwischenablage wurde verweigert. Markieren Sie ihn und kopieren Sie ihn von Hand.',
  },

  characters: (count) => `${String(count)} Zeichen`,
  lintTitle: 'Sehen Sie sich das an, bevor Sie weitergehen',
  lintIntro: 'Handover lässt sie, wie sie ist. Das fällt an Ihrer Eingabe auf:',
  pastedLineBreak:
    'Der eingefügte Text hatte einen Zeilenumbruch, und dieses Feld fasst eine Zeile: Der Umbruch wurde weggelassen. Sehen Sie sich das Ende des Schlüssels an.',
  pastedFromCopyTitle: 'Das kam unmittelbar aus der Zwischenablage',
  pastedFromCopy:
    'Sie haben den Schlüssel gerade hier kopiert. Ihn einzufügen zeigt nur, dass die Zwischenablage ihn hat. Geben Sie ihn von dort ein, wo Sie ihn abgelegt haben.',
  attemptOf: (attempt, total) => `Versuch ${String(attempt)} von ${String(total)}`,
  wrongKey: 'Jedes Zeichen zählt: Großbuchstaben, Ziffern, Striche und Leerzeichen.',
  lastAttempt:
    'Passt es auch jetzt nicht, hält der Schritt hier an. Nichts geht verloren, und der Auftrag kann von diesem Schritt an weitergehen.',
  lost: 'Der Schlüssel ist verloren',
  lostQuestion: 'Ist der Schlüssel verloren?',
  lostBody:
    'Niemand kann ihn wiederherstellen, und die Sicherung ist ohne ihn wertlos. Der Lauf hält hier an. Wenn Sie fortsetzen, erstellt Handover eine andere Sicherung mit einem anderen Schlüssel. Diese hier bleibt auf der alten Appliance, bis Sie sie dort löschen.',
  lostKeepLooking: 'Noch einmal suchen',
  cannotFind: 'Ich finde den Schlüssel nicht',
  cannotFindHere:
    'Noch ist er nicht verloren: Dieses Fenster hat ihn noch. Zeigen Sie ihn noch einmal, legen Sie ihn ab, wo Sie ihn wiederfinden, und geben Sie ihn dann von dort ein.',
  cannotFindAway:
    'Dieses Fenster hat ihn nicht mehr. Zeigt die Weboberfläche ihn noch, legen Sie ihn von dort ab. Sonst halten Sie hier an und setzen neu fort: Handover fragt nach dem Schlüssel, und dort können Sie sagen, dass er verloren ist. Dann wird eine andere Sicherung erstellt.',
  showAgain: 'Schlüssel noch einmal zeigen',
  hideAndEnter: 'Ich habe ihn abgelegt: verbergen und eingeben',

  kit: {
    file: 'Als Datei',
    fileMeans:
      'Nur für Sie lesbar. Für einen USB-Stick oder einen Tresor. Ein Name, der auf .pdf oder .html endet, ergibt eine Seite zum Drucken, jeder andere reinen Text.',
    paper: 'Auf Papier',
    paperMeans: 'Eine Seite für den Tresor. Drucken Sie auf einem Drucker, der keine Kopien behält.',
    print: 'Blatt drucken',
    qr: 'Als QR-Code',
    qrMeans:
      'Zum Lesen mit einem Telefon, das einen Passwort-Manager hat. Wer den Bildschirm sehen kann, kann ihn auch lesen.',
    showQr: 'QR-Code zeigen',
    hideQr: 'QR-Code verbergen',
    qrLabel: 'QR-Code mit dem System Backup Key',
    notInHand:
      'Papier und QR-Code brauchen den Schlüssel, und dieses Fenster hat ihn nicht mehr: Es wurde neu geladen oder später geöffnet. Die Datei kann weiterhin gespeichert werden.',
    badFolder: (why) => `Kein guter Ort für einen Schlüssel: ${why}.`,
    badName: 'Ein einfacher Name ist nötig: kein Punkt am Anfang und keines von / \\ : * ? " < > |',
    writeIn: 'noch nicht bekannt, tragen Sie ein:',
    digits: 'Ziffern sind unterstrichen.',
  },
};
