import type { Severity } from '../../run/finding.ts';

/** Words of the window's page "preflight", and of findings and declarations wherever they are shown. */
export interface PreflightWords {
  readonly resultTitle: string;
  readonly checkedAt: (date: string) => string;
  readonly checking: string;
  /** A later attempt ended before it had checked everything: the findings are those of the one before. */
  readonly checkCutShort: string;
  readonly notChecked: string;
  readonly whatIsChecked: string;
  readonly checkAgain: string;
  readonly checkNow: string;
  readonly checkAgainMeans: string;
  readonly exportJson: string;
  readonly exportMarkdown: string;
  readonly groups: Readonly<Record<Severity, string>>;
  readonly groupMeans: Readonly<Record<Severity, string>>;
  readonly noFindings: string;
  readonly decideAbove: string;
  readonly couldNotTestMeans: string;
  readonly nameLabel: string;
  readonly answersTitle: string;
  readonly question: string;
  readonly accept: (title: string) => string;
  readonly acceptedOf: (accepted: number, total: number) => string;
  readonly restStops: (count: number) => string;
  readonly cannotAccept: string;
  readonly acceptedByPlan: (at: string) => string;
  readonly questionOf: (position: number, total: number) => string;
  readonly noteHint: string;
  readonly giveAnswer: string;
}

export const preflightEn: PreflightWords = {
  resultTitle: 'What the check found',
  checkedAt: (date) => `Last check: ${date}`,
  checking: 'The check is running.',
  checkCutShort:
    'The last attempt ended before everything was checked. What stands here is from the check before it.',
  notChecked: 'Nothing has been checked yet.',
  whatIsChecked: 'What will be checked',
  checkAgain: 'Check again',
  checkNow: 'Check now',
  checkAgainMeans: 'A check reads both appliances and changes nothing.',
  exportJson: 'Save as JSON',
  exportMarkdown: 'Save as Markdown',
  groups: {
    error: 'Errors',
    warning: 'Warnings',
    info: 'Notes',
  },
  groupMeans: {
    error: 'An error blocks the job and cannot be accepted. Mend it, then check again.',
    warning: 'A warning blocks until it is mended, or accepted by its name.',
    info: 'A note is told and does not block.',
  },
  noFindings: 'The check found nothing that stands in the way.',
  decideAbove: 'You are asked about these at the top of this page.',
  couldNotTestMeans: 'This check could not be made. It counts neither as passed nor as failed.',
  nameLabel: 'Name',
  answersTitle: 'Your answers to what nobody can observe',
  question: 'Question',
  accept: (title) => `I have read this and accept it: ${title}`,
  acceptedOf: (accepted, total) => `${String(accepted)} of ${String(total)} accepted.`,
  restStops: (count) =>
    count === 1
      ? 'The job stops at the one that is left.'
      : `The job stops at the ${String(count)} that are left.`,
  cannotAccept: 'An error cannot be accepted.',
  acceptedByPlan: (at) => `Accepted in the plan, ${at}`,
  questionOf: (position, total) => `Question ${String(position)} of at most ${String(total)}`,
  noteHint: 'For the report: who looked, when, where. No passwords.',
  giveAnswer: 'Record this answer',
};

export const preflightDe: PreflightWords = {
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
  exportJson: 'Als JSON speichern',
  exportMarkdown: 'Als Markdown speichern',
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
  noFindings: 'Die Prüfung ergab nichts, was im Weg steht.',
  decideAbove: 'Nach diesen werden Sie oben auf dieser Seite gefragt.',
  couldNotTestMeans: 'Diese Prüfung war nicht möglich. Sie gilt weder als bestanden noch als durchgefallen.',
  nameLabel: 'Name',
  answersTitle: 'Ihre Antworten auf das, was niemand beobachten kann',
  question: 'Frage',
  accept: (title) => `Ich habe das gelesen und nehme es an: ${title}`,
  acceptedOf: (accepted, total) => `${String(accepted)} von ${String(total)} angenommen.`,
  restStops: (count) =>
    count === 1
      ? 'Der Auftrag hält an der einen an, die bleibt.'
      : `Der Auftrag hält an den ${String(count)} an, die bleiben.`,
  cannotAccept: 'Ein Fehler kann nicht angenommen werden.',
  acceptedByPlan: (at) => `Im Plan angenommen, ${at}`,
  questionOf: (position, total) => `Frage ${String(position)} von höchstens ${String(total)}`,
  noteHint: 'Für den Bericht: wer nachgesehen hat, wann, wo. Keine Passwörter.',
  giveAnswer: 'Antwort festhalten',
};
