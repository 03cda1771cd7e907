import type { KitWords } from '../en/kit.ts';

export const deKit: KitWords = {
  title: 'HANDOVER NOTFALL-KIT',
  intro:
    'Der System Backup Key unten öffnet ein einziges Backup. Der Server speichert ihn nicht, und niemand kann ihn wiederherstellen. Bewahren Sie diese Seite getrennt von der Backup-Datei auf: Wer beides hat, kann das Backup lesen.',
  opens: 'Was er öffnet',
  backup: 'Backup',
  madeOn: 'Erstellt auf',
  madeAt: 'Datum',
  unknown: 'nicht bekannt',
  key: 'Der Schlüssel',
  reading:
    'Lesen Sie die Zeichen zwischen den Strichen Zeile für Zeile, ohne die Lücken zwischen den Gruppen. Die beiden Zeichen hinter einer Zeile prüfen sie. Die letzte Zeile sagt, wie viele Zeichen es zusammen sind.',
  space: 'Das Zeichen ␣ steht für ein Leerzeichen, das zum Schlüssel gehört.',
  oldKeys:
    'Ein älteres Backup hat einen älteren Schlüssel. Bewahren Sie dessen Kit so lange auf wie jenes Backup.',
  restoreTitle: 'Einspielen',
  restore: [
    'Öffnen Sie auf der neuen Appliance System Maintenance > System Backup v2 > Import and Restore (Migrate).',
    'Wählen Sie die oben genannte Backup-Datei, und geben Sie den Schlüssel ein.',
    'Starten Sie den Import einmal, und warten Sie mindestens 5 Minuten. Wiederholen Sie ihn nach einem Fehler 500 nicht: Sehen Sie zuerst in die Protokolle unter /var/log/epp/.',
  ],
  verifyTitle: 'Prüfen',
  verify: [
    'Die Datei: sha256sum DATEI ergibt die oben genannte SHA-256.',
    'Das Papier: Tippen Sie die Zeilen in eine Textdatei, und rufen Sie handover kit verify DATEI auf. Eine vertippte Zeile wird genannt.',
    'Von Hand: Eine Person liest die Zeilen vor, eine andere vergleicht sie, mit ihren Prüfzeichen.',
  ],
  printed: (date) => `Geschrieben am ${date}.`,
};
