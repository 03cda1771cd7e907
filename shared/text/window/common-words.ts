/** Words that every page of the window shares. */
export interface CommonWords {
  readonly appName: string;
  readonly oldRole: string;
  readonly newRole: string;
  readonly notConnectedYet: string;
  readonly versionUnknown: string;
  readonly hostKey: string;
  readonly allJobs: string;
  readonly stagesLabel: string;
  readonly identitiesLabel: string;
  readonly lifecycleLabel: string;
  readonly connecting: string;
  readonly connectionLost: string;
  readonly codeUsedTitle: string;
  readonly codeUsed: string;
  readonly unreachableTitle: string;
  readonly unreachable: string;
  readonly loading: string;
  readonly start: string;
  readonly rehearse: string;
  readonly checkOnly: string;
  readonly goOn: string;
  readonly takeBack: string;
  readonly takeBackQuestion: string;
  readonly takeBackBody: string;
  /** The same after the hold point, for a direct switch. */
  readonly takeBackPastQuestion: string;
  readonly takeBackPast: string;
  readonly takeBackAsks: string;
  readonly cancelRun: string;
  readonly cancelQuestion: string;
  readonly cancelBody: string;
  readonly keepRunning: string;
  readonly close: string;
  readonly back: string;
  readonly copy: string;
  readonly copied: string;
  readonly readOnlyTitle: string;
  readonly readOnly: string;
  readonly takeOver: string;
  readonly doesLabel: string;
  readonly undoLabel: string;
  readonly effectLabel: string;
  readonly stageNotReached: string;
  readonly goToCurrent: string;
  readonly interrupted: string;
  readonly nothingRuns: string;
  readonly demoHint: string;
  readonly demoFill: string;
  readonly demoBadge: string;
  readonly unsureAnswer: string;
  readonly serverSays: (host: string) => string;
  readonly attempt: (attempt: number) => string;
  readonly show: string;
  readonly hide: string;
  readonly required: string;
  readonly proofs: string;
  readonly technical: string;
  readonly languageLabel: string;
  readonly language: string;
  readonly countdown: (seconds: string, attempt: number, attempts: number) => string;
  readonly lostConnection: (side: string) => string;
  readonly saveAs: string;
  readonly place: string;
  readonly fileName: string;
  readonly chooseFile: string;
  readonly dropHere: string;
  readonly uploading: string;
  readonly noFile: string;
  readonly duration: string;
  readonly skipToContent: string;
  readonly stopped: string;
  readonly stepSince: (state: string, time: string) => string;
  readonly stepDone: (state: string, time: string, duration: string) => string;
  readonly stepWasSo: (time: string) => string;
  readonly stepMore: string;
  readonly stepAhead: string;
  readonly goOnAnyTime: string;
}

export const commonEn: CommonWords = {
  appName: 'Handover',
  oldRole: 'OLD',
  newRole: 'NEW',
  notConnectedYet: 'not connected yet',
  versionUnknown: 'version not read yet',
  hostKey: 'host key',
  allJobs: 'All jobs',
  stagesLabel: 'Stages of the migration',
  identitiesLabel: 'The two appliances',
  lifecycleLabel: 'State of the migration',
  connecting: 'Connecting to Handover',
  connectionLost:
    'The window has lost its connection to Handover and connects again. The job goes on meanwhile.',
  codeUsedTitle: 'This link was used before',
  codeUsed:
    'A launch link opens one window, once. Go on in the window that it opened, or start Handover again for a new link.',
  unreachableTitle: 'Handover does not answer',
  unreachable:
    'The program behind this window has ended. Start it again: every job goes on from where it stands.',
  loading: 'Looking at the job',
  start: 'Start migration',
  rehearse: 'Rehearse up to the hold point',
  checkOnly: 'Check only',
  goOn: 'Go on with the job',
  takeBack: 'Take back',
  takeBackQuestion: 'Take back what this job did?',
  takeBackBody:
    'Handover removes what it put on the new appliance, as far as it can, and says what is left for you to do. What was pulled to this computer stays.',
  takeBackPastQuestion: 'Go back to the old appliance?',
  takeBackPast:
    'The new appliance takes its own address again and gives up the final one; then you start the old appliance. Nobody serves the clients in between, and what they sent to the new appliance stays there.',
  takeBackAsks: 'You will be asked to type the name of the new appliance first.',
  cancelRun: 'Stop here',
  cancelQuestion: 'Stop here?',
  cancelBody:
    'The step that runs now ends cleanly. Nothing is lost, and the job can go on later from where it stands.',
  keepRunning: 'Keep going',
  close: 'Close',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  readOnlyTitle: 'Shown only',
  readOnly: 'Another window works on this job. Here you see what happens, and can change nothing.',
  takeOver: 'Work on it here',
  doesLabel: 'What happens',
  undoLabel: 'How it is undone',
  effectLabel: 'What it may change',
  stageNotReached: 'This stage has not been reached yet.',
  goToCurrent: 'Go to the current stage',
  interrupted: 'The program ended in the midst of this step. Go on: Handover looks at both appliances first.',
  nothingRuns: 'Nothing runs now.',
  demoHint: 'Demo: what you would read on the machine’s own screen or in your notes',
  demoFill: 'Fill in',
  demoBadge: 'Demo',
  unsureAnswer: 'Leave it open',
  serverSays: (host) => `Text of the server ${host}`,
  attempt: (attempt) => `The last answer was not accepted. Attempt ${String(attempt)}.`,
  show: 'Show',
  hide: 'Hide',
  required: 'Please fill this in.',
  proofs: 'What was observed',
  technical: 'Technical detail',
  languageLabel: 'Language',
  language: 'English',
  countdown: (seconds, attempt, attempts) =>
    `Trying again in ${seconds} (attempt ${String(attempt)} of ${String(attempts)})`,
  lostConnection: (side) => `The connection to the ${side} is lost.`,
  saveAs: 'Save as',
  place: 'Folder',
  fileName: 'File name',
  chooseFile: 'Choose file',
  dropHere: 'or drop it here',
  uploading: 'Taking the file in',
  noFile: 'No file chosen',
  duration: 'Time',
  skipToContent: 'Skip to the stage',
  stopped: 'Stopped',
  stepSince: (state, time) => `${state} since ${time}`,
  stepDone: (state, time, duration) => `${state} at ${time}, took ${duration}`,
  stepWasSo: (time) => `Was done already, seen at ${time}`,
  stepMore: 'What it did, and how it is undone',
  stepAhead: 'What it will do, and how it is undone',
  goOnAnyTime:
    '“Go on with the job” at the bottom continues at any time. Handover looks at both appliances first.',
};

export const commonDe: CommonWords = {
  appName: 'Handover',
  oldRole: 'ALT',
  newRole: 'NEU',
  notConnectedYet: 'noch nicht verbunden',
  versionUnknown: 'Version noch nicht gelesen',
  hostKey: 'Host-Schlüssel',
  allJobs: 'Alle Aufträge',
  stagesLabel: 'Abschnitte der Migration',
  identitiesLabel: 'Die beiden Appliances',
  lifecycleLabel: 'Stand der Migration',
  connecting: 'Verbindung zu Handover wird hergestellt',
  connectionLost:
    'Das Fenster hat die Verbindung zu Handover verloren und verbindet sich neu. Der Auftrag läuft währenddessen weiter.',
  codeUsedTitle: 'Dieser Link wurde schon benutzt',
  codeUsed:
    'Ein Startlink öffnet ein Fenster, einmal. Arbeiten Sie in dem Fenster weiter, das er geöffnet hat, oder starten Sie Handover neu.',
  unreachableTitle: 'Handover antwortet nicht',
  unreachable:
    'Das Programm hinter diesem Fenster ist beendet. Starten Sie es neu: Jeder Auftrag geht dort weiter, wo er steht.',
  loading: 'Der Auftrag wird angesehen',
  start: 'Migration beginnen',
  rehearse: 'Bis zum Haltepunkt proben',
  checkOnly: 'Nur prüfen',
  goOn: 'Auftrag fortsetzen',
  takeBack: 'Zurücknehmen',
  takeBackQuestion: 'Zurücknehmen, was dieser Auftrag getan hat?',
  takeBackBody:
    'Handover entfernt von der neuen Appliance, was es dort abgelegt hat, soweit das geht, und sagt, was Ihnen zu tun bleibt. Was auf diesen Computer geholt wurde, bleibt.',
  takeBackPastQuestion: 'Zurück zur alten Appliance?',
  takeBackPast:
    'Die neue Appliance nimmt wieder ihre eigene Adresse und gibt die endgültige ab; dann schalten Sie die alte Appliance ein. Dazwischen bedient niemand die Clients, und was sie an die neue Appliance gesendet haben, bleibt dort.',
  takeBackAsks: 'Zuerst werden Sie nach dem Namen der neuen Appliance gefragt.',
  cancelRun: 'Hier anhalten',
  cancelQuestion: 'Hier anhalten?',
  cancelBody:
    'Der laufende Schritt endet sauber. Nichts geht verloren, und der Auftrag kann später dort weitergehen, wo er steht.',
  keepRunning: 'Weiterlaufen lassen',
  close: 'Schließen',
  back: 'Zurück',
  copy: 'Kopieren',
  copied: 'Kopiert',
  readOnlyTitle: 'Nur Ansicht',
  readOnly:
    'Ein anderes Fenster arbeitet an diesem Auftrag. Hier sehen Sie, was geschieht, und können nichts ändern.',
  takeOver: 'Hier weiterarbeiten',
  doesLabel: 'Was geschieht',
  undoLabel: 'Wie es zurückgenommen wird',
  effectLabel: 'Was sich ändern darf',
  stageNotReached: 'Dieser Abschnitt ist noch nicht erreicht.',
  goToCurrent: 'Zum aktuellen Abschnitt',
  interrupted:
    'Das Programm endete mitten in diesem Schritt. Setzen Sie fort: Handover sieht sich zuerst beide Appliances an.',
  nothingRuns: 'Im Augenblick läuft nichts.',
  demoHint: 'Demo: was Sie am Bildschirm der Maschine oder in Ihren Notizen lesen würden',
  demoFill: 'Einsetzen',
  demoBadge: 'Demo',
  unsureAnswer: 'Offen lassen',
  serverSays: (host) => `Text des Servers ${host}`,
  attempt: (attempt) => `Die letzte Antwort wurde nicht angenommen. Versuch ${String(attempt)}.`,
  show: 'Zeigen',
  hide: 'Verbergen',
  required: 'Bitte ausfüllen.',
  proofs: 'Was beobachtet wurde',
  technical: 'Technische Einzelheiten',
  languageLabel: 'Sprache',
  language: 'Deutsch',
  countdown: (seconds, attempt, attempts) =>
    `Neuer Versuch in ${seconds} (Versuch ${String(attempt)} von ${String(attempts)})`,
  lostConnection: (side) => `Die Verbindung ist verloren: ${side}.`,
  saveAs: 'Speichern unter',
  place: 'Ordner',
  fileName: 'Dateiname',
  chooseFile: 'Datei wählen',
  dropHere: 'oder hier ablegen',
  uploading: 'Die Datei wird übernommen',
  noFile: 'Keine Datei gewählt',
  duration: 'Zeit',
  skipToContent: 'Zum Abschnitt springen',
  stopped: 'Angehalten',
  stepSince: (state, time) => `${state} seit ${time}`,
  stepDone: (state, time, duration) => `${state} um ${time}, dauerte ${duration}`,
  stepWasSo: (time) => `War schon erledigt, gesehen um ${time}`,
  stepMore: 'Was geschah, und wie es zurückgenommen wird',
  stepAhead: 'Was geschehen wird, und wie es zurückgenommen wird',
  goOnAnyTime:
    '„Auftrag fortsetzen“ ganz unten macht jederzeit weiter. Handover sieht sich zuerst beide Appliances an.',
};
