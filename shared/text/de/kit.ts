import { format } from './format.ts';
import type { KitWords } from '../kit-words.ts';

export const deKit: KitWords = {
  title: {
    whole: 'HANDOVER NOTFALL-KIT',
    A: 'HANDOVER NOTFALL-KIT, HÄLFTE A',
    B: 'HANDOVER NOTFALL-KIT, HÄLFTE B',
  },
  intro: {
    whole:
      'Der System Backup Key unten öffnet ein einziges Backup. Der Server speichert ihn nicht, und niemand kann ihn wiederherstellen. Bewahren Sie diese Seite getrennt von der Backup-Datei auf: Wer beides hat, kann das Backup lesen.',
    A: 'Dies ist die Hälfte A eines System Backup Key. Ohne die Hälfte B öffnet sie nichts und verrät nichts. Eine andere Person bewahrt die Hälfte B auf. Geht eine der Hälften verloren, ist der Schlüssel verloren.',
    B: 'Dies ist die Hälfte B eines System Backup Key. Ohne die Hälfte A öffnet sie nichts und verrät nichts. Eine andere Person bewahrt die Hälfte A auf. Geht eine der Hälften verloren, ist der Schlüssel verloren.',
  },
  opens: 'Was er öffnet',
  backup: 'Backup',
  size: 'Größe',
  sha256: 'SHA-256',
  madeOn: 'Erstellt auf',
  version: 'Version',
  madeAt: 'Datum',
  job: 'Auftrag',
  unknown: 'nicht bekannt',
  key: { whole: 'Der Schlüssel', A: 'Hälfte A des Schlüssels', B: 'Hälfte B des Schlüssels' },
  reading:
    'Lesen Sie die Zeichen zwischen den Strichen Zeile für Zeile, ohne die Lücken zwischen den Gruppen. Die beiden Zeichen hinter einer Zeile prüfen sie. Die letzte Zeile sagt, wie viele Zeichen es zusammen sind.',
  space: 'Das Zeichen ␣ steht für ein Leerzeichen, das zum Schlüssel gehört.',
  code: 'Das quadratische Muster enthält dieselben Zeichen. Ein Telefon, das es liest, speichert es vielleicht: Nehmen Sie eines, dem Sie vertrauen.',
  oldKeys:
    'Ein älteres Backup hat einen älteren Schlüssel. Bewahren Sie dessen Kit so lange auf wie jenes Backup.',
  restoreTitle: 'Einspielen',
  restore: [
    'Öffnen Sie auf der neuen Appliance System Maintenance > System Backup v2 > Import and Restore (Migrate).',
    'Wählen Sie die oben genannte Backup-Datei, und geben Sie den Schlüssel ein.',
    'Starten Sie den Import einmal, und warten Sie mindestens 5 Minuten. Wiederholen Sie ihn nach einem Fehler 500 nicht: Sehen Sie zuerst in die Protokolle unter /var/log/epp/.',
  ],
  joinTitle: 'Die Hälften zusammenfügen',
  join: [
    'Mit Handover: handover kit join HÄLFTE-A HÄLFTE-B.',
    'Ohne: Lassen Sie von jeder Hälfte die ersten fünf Zeichen weg. Der Rest sind Hexadezimalziffern: Verknüpfen Sie beide Zahlen Bit für Bit (XOR), und lesen Sie je zwei Ziffern des Ergebnisses als ein Zeichen.',
  ],
  verifyTitle: 'Prüfen',
  verify: [
    'Die Datei: sha256sum DATEI ergibt die oben genannte SHA-256.',
    'Das Papier: Tippen Sie die Zeilen in eine Textdatei, und rufen Sie handover kit verify DATEI auf. Eine vertippte Zeile wird genannt.',
    'Von Hand: Eine Person liest die Zeilen vor, eine andere vergleicht sie, mit ihren Prüfzeichen.',
  ],
  printed: (date) => `Geschrieben am ${date}.`,

  whole: (characters) =>
    `Das Kit ist vollständig: ${format.number(characters)} Zeichen, und jede Zeile passt zu ihren Prüfzeichen.`,
  halfWhole: (side) => `Die Hälfte ${side} ist vollständig: Jede Zeile passt zu ihren Prüfzeichen.`,
  joined: 'Die beiden Hälften passen zueinander und ergeben einen Schlüssel.',
  notJoined: 'Das sind nicht zwei Hälften eines Schlüssels.',
  written: (path) => `Nach ${path} geschrieben, nur für Sie lesbar.`,
  sameFile: (file) => `${file} ist das Backup dieses Kits: Die SHA-256 ist dieselbe.`,
  otherFile: (file) =>
    `${file} ist nicht das Backup dieses Kits: Die SHA-256 ist eine andere. Ein älteres Backup hat einen älteren Schlüssel.`,
  noHash: 'Das Kit nennt keine SHA-256, mit der verglichen werden könnte.',
  keyPrompt: 'Schlüssel des Backups',
  noKey: 'Es ist kein Schlüssel da.',
  folder: (reason) =>
    `Bedenken Sie den Ordner: ${reason}. Wer das Kit und das Backup bekommt, kann das Backup lesen.`,
};
