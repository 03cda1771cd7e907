import { deCalls } from '../calls.ts';
import type { WindowWords } from '../../en/window.ts';

export const comfort: WindowWords['comfort'] = {
  waitingTitle: 'Wartet auf Sie: ',
  workingTitle: 'Arbeitet: ',
  callMe: 'Rufen Sie mich',
  callMeHint:
    'Mit einer Benachrichtigung melden, wenn Handover eine Antwort braucht, der Ausfall endet oder der Auftrag anhält',
  callsOnHint: 'Benachrichtigungen ausschalten',
  callsRefused:
    'Benachrichtigungen sind für dieses Fenster nicht erlaubt. Erlauben Sie sie in den Einstellungen des Browsers oder des Systems und drücken Sie die Schaltfläche noch einmal.',
  calls: deCalls,
  help: 'Tasten und Ton',
  keysTitle: 'Tasten und Ton',
  keysIntro: 'Tasten wirken, solange kein Feld den Fokus hat.',
  keys: {
    sheet: 'Diese Übersicht zeigen',
    now: 'Zu dem, was gefragt wird, oder zum laufenden Schritt',
    next: 'Nächster Abschnitt',
    previous: 'Vorheriger Abschnitt',
    jobs: 'Alle Aufträge',
  },
  tabKey: 'Von einem Feld oder einer Schaltfläche zur nächsten',
  enterKey:
    'Die Schaltfläche drücken, die den Fokus hat; in einem Feld die Antwort senden, wo dabei nichts verloren geht',
  escapeKey:
    'Einen Dialog schließen, ohne etwas zu tun; in einer Frage zu der Antwort gehen, die nichts ändert',
  key: 'Taste',
  keyDoes: 'Was sie tut',
  singleKeys: 'Einzelne Tasten sind an',
  singleKeysHint:
    'Schalten Sie sie aus, wo Spracheingabe oder Gewohnheit sie versehentlich drückt. Tabulator, Eingabe und Esc bleiben.',
  sound: 'Ton bei jeder Meldung',
  questionElsewhere:
    'Das wird dort gefragt, wo an dem Auftrag gearbeitet wird. Hier kann es nur gelesen werden.',
};
