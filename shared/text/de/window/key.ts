import type { WindowWords } from '../../en/window.ts';

export const key: WindowWords['key'] = {
  backupTitle: 'Die Sicherung',
  noBackupYet: 'Es ist noch keine Sicherung gewählt.',
  madeByThisJob: 'von diesem Auftrag erstellt',
  wasThere: 'war schon vorhanden',
  origin: 'Herkunft',
  handedOver: 'in der Weboberfläche heruntergeladen und übergeben',
  nextPlan: 'Zeile für einen Plan, der sie sofort findet',
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
    bytes: (bytes) => `${bytes} Byte`,
  },

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
    'Passt es auch jetzt nicht, zeigt Handover Ihnen den Schlüssel noch einmal. Nichts geht verloren.',
  lost: 'Der Schlüssel ist verloren',
  lostQuestion: 'Ist der Schlüssel verloren?',
  lostBody:
    'Niemand kann ihn wiederherstellen, und die Sicherung ist ohne ihn wertlos. Der Lauf hält hier an. Wenn Sie fortsetzen, erstellt Handover eine andere Sicherung mit einem anderen Schlüssel. Diese hier bleibt auf der alten Appliance, bis Sie sie dort löschen.',
  lostKeepLooking: 'Noch einmal suchen',
  cannotFind: 'Ich finde den Schlüssel nicht',
  cannotFindHere:
    'Er ist nicht verloren: Handover hat ihn noch. Zeigen Sie ihn noch einmal an, speichern Sie ihn, wo Sie ihn wiederfinden, und geben Sie ihn dann von dort ein.',
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
