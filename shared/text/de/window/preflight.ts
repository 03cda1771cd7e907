import type { WindowWords } from '../../en/window.ts';

export const preflight: WindowWords['preflight'] = {
  resultTitle: 'Was die Prüfung ergab',
  checkedAt: (date) => `Letzte Prüfung: ${date}`,
  checking: 'Die Prüfung läuft.',
  checkCutShort:
    'Der letzte Versuch endete, bevor alles geprüft war. Was hier steht, stammt von der Prüfung davor.',
  notChecked: 'Es wurde noch nichts geprüft.',
  whatIsChecked: 'Was geprüft wird',
  checkAgain: 'Noch einmal prüfen',
  checkNow: 'Jetzt prüfen',
  checkAgainMeans: 'Eine Prüfung liest beide Appliances und ändert nichts.',
  groups: {
    error: 'Fehler',
    warning: 'Warnungen',
    info: 'Hinweise',
  },
  groupMeans: {
    error:
      'Ein Fehler hält den Auftrag auf und kann nicht angenommen werden. Beheben Sie ihn und prüfen Sie noch einmal.',
    warning: 'Eine Warnung hält auf, bis sie behoben oder mit ihrem Namen angenommen ist.',
    info: 'Ein Hinweis wird mitgeteilt und hält nicht auf.',
  },
  noFindings: 'Die Prüfung ergab keine Fehler und keine Warnungen.',
  decideAbove: 'Nach diesen werden Sie oben auf dieser Seite gefragt.',
  couldNotTestMeans: 'Diese Prüfung war nicht möglich. Sie gilt weder als bestanden noch als durchgefallen.',
  answersTitle: 'Ihre Antworten auf das, was niemand beobachten kann',
  packages: 'Pakete von heute Nacht mit ihrem SHA-256',
  question: 'Frage',
  accept: (title) => `Ich habe das gelesen und nehme es an: ${title}`,
  acceptedOf: (accepted, total) => `${String(accepted)} von ${String(total)} angenommen.`,
  restStops: (count) =>
    count === 1
      ? 'Der Auftrag hält an der einen an, die bleibt.'
      : `Der Auftrag hält an den ${String(count)} an, die bleiben.`,
  cannotAccept: 'Ein Fehler kann nicht angenommen werden.',
  acceptedByPlan: (at) => `Im Plan angenommen, ${at}`,
  answeredOf: (answered, total) => `${String(answered)} von ${String(total)} beantwortet`,
  noteHint: 'Für den Bericht: wer nachgesehen hat, wann, wo. Keine Passwörter.',
};
