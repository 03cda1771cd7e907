/** Words of the window's page "finalise". */
export interface FinaliseWords {
  readonly notStarted: string;
  readonly summary: string;
  /** How the job stands, as the title of its summary. */
  readonly ends: Readonly<
    Record<
      'not-started' | 'going-on' | 'stopped' | 'checked' | 'rehearsed' | 'reverted' | 'finalised',
      string
    >
  >;
  readonly stoppedIn: string;
  readonly notFinalYet: string;
  readonly noOutage: string;
  readonly outageSince: (time: string) => string;
  readonly outageUnseen: string;
  readonly clients: string;
  readonly seenOf: (seen: string, baseline: string) => string;
  readonly notCounted: string;
  readonly files: string;
  readonly accepted: string;
  readonly acceptedList: string;
  readonly openTitle: string;
  readonly ticksMeans: string;
  readonly integrations: string;
  readonly integrationsMeans: string;
  readonly rechecks: string;
  readonly rechecksMean: string;
  readonly recheckAt: (hours: number, date: string) => string;
  readonly recheckStates: Readonly<Record<'done' | 'due' | 'later', string>>;
  readonly recheckNow: string;
  readonly report: string;
  readonly reportMeans: string;
  readonly reportSoFar: string;
  readonly show: string;
  readonly hide: string;
  readonly saveHtml: string;
  readonly saveMarkdown: string;
  readonly saveJson: string;
  readonly printReport: string;
  /** A run sheet, wherever one is shown. */
  readonly printSheet: string;
  readonly reading: string;
  readonly alsoIn: (path: string) => string;
}

export const finaliseEn: FinaliseWords = {
  notStarted:
    'At the end this page shows how it went, what is left to do and when, and the report. The job has not begun yet.',
  summary: 'How it went',
  ends: {
    'not-started': 'Not begun yet',
    'going-on': 'The job is going on',
    stopped: 'The job has stopped',
    checked: 'Checked: nothing was changed',
    rehearsed: 'Rehearsed up to the hold point',
    reverted: 'Taken back',
    finalised: 'The migration is finished',
  },
  stoppedIn: 'Stopped in:',
  notFinalYet:
    'The new appliance has taken over, but the job is not finalised. Until then the way back is open without losing more than what the clients sent since the switch.',
  noOutage: 'none',
  outageSince: (time) => `since ${time}`,
  outageUnseen: 'length not known',
  clients: 'Clients checked in',
  seenOf: (seen, baseline) => `${seen} of ${baseline}`,
  notCounted: 'not counted',
  files: 'Files on this computer',
  accepted: 'Accepted findings',
  acceptedList: 'What was accepted, and by whom',
  openTitle: 'Not plainly passed',
  ticksMeans:
    'The ticks are your own notes. This browser keeps them; Handover does not check them, and they are not in the report.',
  integrations: 'Integrations to test again',
  integrationsMeans:
    'None of them counts as moved before it was tested. Menus are those of the web console of the new appliance.',
  rechecks: 'Look again',
  rechecksMean:
    'Some things show only after a day: a disk that fills, an audit job that hangs, clients that do not come back. Nothing is changed.',
  recheckAt: (hours, date) => `${String(hours)} hours after the switch: ${date}`,
  recheckStates: { done: 'Done', due: 'Due now', later: 'Later' },
  recheckNow: 'Look again now',
  report: 'Report',
  reportMeans:
    'Everything that was done and observed, with hashes, fingerprints and decisions. It contains no secrets.',
  reportSoFar: 'The report as of now. It is made anew each time.',
  show: 'Show report',
  hide: 'Hide report',
  saveHtml: 'Save as HTML',
  saveMarkdown: 'Save as Markdown',
  saveJson: 'Save as JSON',
  printReport: 'Print, or save as PDF',
  printSheet: 'Print run sheet',
  reading: 'The report is being made',
  alsoIn: (path) => `It also lies in ${path}.`,
};

export const finaliseDe: FinaliseWords = {
  notStarted:
    'Am Ende zeigt diese Seite, wie es gelaufen ist, was wann zu tun bleibt, und den Bericht. Der Auftrag hat noch nicht begonnen.',
  summary: 'Wie es gelaufen ist',
  ends: {
    'not-started': 'Noch nicht begonnen',
    'going-on': 'Der Auftrag läuft',
    stopped: 'Der Auftrag ist angehalten',
    checked: 'Geprüft: Nichts wurde geändert',
    rehearsed: 'Bis zum Haltepunkt geprobt',
    reverted: 'Zurückgenommen',
    finalised: 'Die Migration ist abgeschlossen',
  },
  stoppedIn: 'Angehalten in:',
  notFinalYet:
    'Die neue Appliance hat übernommen, aber der Auftrag ist nicht abgeschlossen. Bis dahin ist der Weg zurück offen; verloren ginge nur, was die Clients seit dem Umschalten gesendet haben.',
  noOutage: 'keine',
  outageSince: (time) => `seit ${time}`,
  outageUnseen: 'Dauer nicht bekannt',
  clients: 'Clients gemeldet',
  seenOf: (seen, baseline) => `${seen} von ${baseline}`,
  notCounted: 'nicht gezählt',
  files: 'Dateien auf diesem Computer',
  accepted: 'Angenommene Befunde',
  acceptedList: 'Was angenommen wurde, und von wem',
  openTitle: 'Nicht eindeutig bestanden',
  ticksMeans:
    'Die Häkchen sind Ihre eigenen Notizen. Dieser Browser behält sie; Handover prüft sie nicht, und sie stehen nicht im Bericht.',
  integrations: 'Integrationen, die neu zu testen sind',
  integrationsMeans:
    'Keine davon gilt als umgezogen, bevor sie getestet wurde. Die Menüs sind die der Weboberfläche der neuen Appliance.',
  rechecks: 'Nachsehen',
  rechecksMean:
    'Manches zeigt sich erst nach einem Tag: eine Platte, die voll läuft, ein Audit-Auftrag, der festhängt, Clients, die nicht zurückkommen. Nichts wird verändert.',
  recheckAt: (hours, date) => `${String(hours)} Stunden nach dem Umschalten: ${date}`,
  recheckStates: { done: 'Erledigt', due: 'Jetzt fällig', later: 'Später' },
  recheckNow: 'Jetzt nachsehen',
  report: 'Bericht',
  reportMeans:
    'Alles, was getan und beobachtet wurde, mit Hashwerten, Fingerabdrücken und Entscheidungen. Er enthält keine Geheimnisse.',
  reportSoFar: 'Der Bericht nach jetzigem Stand. Er wird jedes Mal neu erstellt.',
  show: 'Bericht zeigen',
  hide: 'Bericht verbergen',
  saveHtml: 'Als HTML speichern',
  saveMarkdown: 'Als Markdown speichern',
  saveJson: 'Als JSON speichern',
  printReport: 'Drucken oder als PDF speichern',
  printSheet: 'Ablaufblatt drucken',
  reading: 'Der Bericht wird erstellt',
  alsoIn: (path) => `Er liegt auch in ${path}.`,
};
