/** The three phases in which the backup is moved, in their order. */
export const transferPhases = ['pull', 'verify', 'push'] as const;
export type TransferPhase = (typeof transferPhases)[number];

/** Words of the window's pages "Pull", "Verify" and "Push". */
export interface TransferWords {
  readonly phasesLabel: string;
  /** What goes on, by phase: the title over the bar. */
  readonly doing: Readonly<Record<TransferPhase, string>>;
  readonly did: Readonly<Record<TransferPhase, string>>;
  readonly notYet: Readonly<Record<TransferPhase, string>>;
  readonly halted: Readonly<Record<TransferPhase, string>>;
  readonly failed: Readonly<Record<TransferPhase, string>>;
  readonly reverted: Readonly<Record<TransferPhase, string>>;
  readonly wasSo: string;
  readonly barLabel: (name: string) => string;
  readonly doneOf: (done: string, total: string) => string;
  readonly moved: string;
  readonly rate: string;
  readonly left: string;
  readonly leftUnknown: string;
  readonly starting: string;
  readonly takingIn: string;
  readonly readingLocal: string;
  readonly readingOld: string;
  readonly relayNote: string;
  readonly graphSpeed: string;
  readonly graphTime: string;
  readonly graphAlternative: (span: string, now: string, average: string, highest: string) => string;
  readonly average: string;
  readonly highest: string;
  readonly graphEmpty: string;
  readonly pause: string;
  readonly pauseMeans: string;
  readonly goOn: string;
  readonly pausedAt: (done: string) => string;
  readonly pausedMeans: string;
  readonly verifyPausedMeans: string;
  readonly interruptedMeans: string;
  readonly reconnectTitle: (side: string) => string;
  readonly tryingIn: (seconds: string) => string;
  readonly tryingNow: string;
  readonly tried: (address: string) => string;
  readonly attemptOf: (attempt: number, attempts: number) => string;
  readonly nothingLost: string;
  readonly sizeTitle: string;
  readonly whereTitle: string;
  readonly whereOld: string;
  readonly whereLocal: string;
  readonly whereNew: string;
  readonly temporaryName: string;
  readonly handedOver: string;
  readonly notThereYet: string;
  readonly hashTitle: string;
  readonly hashEnd: string;
  readonly hash: string;
  readonly hashResult: string;
  readonly notReadYet: string;
  readonly hashMeans: string;
  readonly hashSame: (count: number) => string;
}

export const transferEn: TransferWords = {
  phasesLabel: 'Phases of the transfer',
  doing: {
    pull: 'Copying to this computer',
    verify: 'Verifying the copy',
    push: 'Copying to the new appliance',
  },
  did: {
    pull: 'Copied to this computer',
    verify: 'The copy is verified',
    push: 'Copied to the new appliance',
  },
  notYet: {
    pull: 'Nothing has been copied yet.',
    verify: 'Nothing has been verified yet. It begins when the backup is on this computer.',
    push: 'Nothing has been copied to the new appliance yet. It begins when the copy is verified.',
  },
  halted: {
    pull: 'Copying is paused',
    verify: 'Verifying is paused',
    push: 'Copying is paused',
  },
  failed: {
    pull: 'Copying has stopped',
    verify: 'The copy is not verified',
    push: 'Copying has stopped',
  },
  reverted: {
    pull: 'Taken back. The copy on this computer stays.',
    verify: 'Taken back. The copy is verified again before it is used.',
    push: 'Taken back: the file was removed from the new appliance.',
  },
  wasSo: 'It was so already.',
  barLabel: (name) => `Progress of ${name}`,
  doneOf: (done, total) => `${done} of ${total}`,
  moved: 'Done',
  rate: 'Speed',
  left: 'Time left',
  leftUnknown: 'not known yet',
  starting: 'Waiting for the first bytes.',
  takingIn: 'The file that you handed over is taken in.',
  readingLocal: 'On this computer: read again from the disk',
  readingOld: 'On the old appliance: hashed there',
  relayNote:
    'What arrives is handed on to the new appliance at once, under a temporary name. It gets its real name only after it is verified.',
  graphSpeed: 'Speed',
  graphTime: 'Time since the start',
  graphAlternative: (span, now, average, highest) =>
    `Speed over ${span}: now ${now}, on average ${average}, at most ${highest}.`,
  average: 'Average',
  highest: 'Highest',
  graphEmpty: 'The speed is drawn as soon as there is something to draw.',
  pause: 'Pause',
  pauseMeans: 'A paused transfer goes on from where it stands. Nothing that was copied is lost.',
  goOn: 'Go on',
  pausedAt: (done) => `Paused at ${done}.`,
  pausedMeans:
    '“Go on” continues from where it stands: what is there is compared at both ends first, and only the rest is copied. “Take back” at the bottom removes it from the new appliance.',
  verifyPausedMeans: '“Go on” verifies from the beginning. The copy on this computer stays as it is.',
  interruptedMeans: 'The program ended meanwhile. What was copied is still there.',
  reconnectTitle: (side) => `The connection to the ${side} is lost`,
  tryingIn: (seconds) => `Trying again in ${seconds}`,
  tryingNow: 'Trying now',
  tried: (address) => `Tried: SSH to ${address}, with the pinned host key.`,
  attemptOf: (attempt, attempts) => `attempt ${String(attempt)} of ${String(attempts)}`,
  nothingLost: 'What was copied stays. The transfer goes on from there as soon as the connection is back.',
  sizeTitle: 'Size against the limit',
  whereTitle: 'Where the file lies',
  whereOld: 'On the old appliance',
  whereLocal: 'On this computer',
  whereNew: 'On the new appliance',
  temporaryName: 'under a temporary name until it is complete',
  handedOver: 'downloaded in the browser, and handed over by you',
  notThereYet: 'not there yet',
  hashTitle: 'SHA-256 at each end',
  hashEnd: 'Where',
  hash: 'SHA-256',
  hashResult: 'Result',
  notReadYet: 'not read yet',
  hashMeans: 'The same SHA-256 means the same file, byte for byte.',
  hashSame: (count) => `The file is the same in ${String(count)} places, byte for byte.`,
};

export const transferDe: TransferWords = {
  phasesLabel: 'Phasen der Übertragung',
  doing: {
    pull: 'Wird auf diesen Computer kopiert',
    verify: 'Die Kopie wird geprüft',
    push: 'Wird auf die neue Appliance kopiert',
  },
  did: {
    pull: 'Auf diesen Computer kopiert',
    verify: 'Die Kopie ist geprüft',
    push: 'Auf die neue Appliance kopiert',
  },
  notYet: {
    pull: 'Noch ist nichts kopiert.',
    verify: 'Noch ist nichts geprüft. Es beginnt, wenn das Backup auf diesem Computer ist.',
    push: 'Noch ist nichts auf die neue Appliance kopiert. Es beginnt, wenn die Kopie geprüft ist.',
  },
  halted: {
    pull: 'Das Kopieren ist angehalten',
    verify: 'Das Prüfen ist angehalten',
    push: 'Das Kopieren ist angehalten',
  },
  failed: {
    pull: 'Das Kopieren ist abgebrochen',
    verify: 'Die Kopie ist nicht geprüft',
    push: 'Das Kopieren ist abgebrochen',
  },
  reverted: {
    pull: 'Zurückgenommen. Die Kopie auf diesem Computer bleibt.',
    verify: 'Zurückgenommen. Die Kopie wird vor dem nächsten Gebrauch wieder geprüft.',
    push: 'Zurückgenommen: Die Datei ist von der neuen Appliance entfernt.',
  },
  wasSo: 'Es war schon so.',
  barLabel: (name) => `Fortschritt von ${name}`,
  doneOf: (done, total) => `${done} von ${total}`,
  moved: 'Erledigt',
  rate: 'Geschwindigkeit',
  left: 'Verbleibend',
  leftUnknown: 'noch nicht bekannt',
  starting: 'Die ersten Bytes werden erwartet.',
  takingIn: 'Die Datei, die Sie übergeben haben, wird übernommen.',
  readingLocal: 'Auf diesem Computer: noch einmal von der Platte gelesen',
  readingOld: 'Auf der alten Appliance: dort berechnet',
  relayNote:
    'Was ankommt, geht gleich an die neue Appliance weiter, unter einem vorläufigen Namen. Den richtigen Namen bekommt es erst nach der Prüfung.',
  graphSpeed: 'Geschwindigkeit',
  graphTime: 'Zeit seit Beginn',
  graphAlternative: (span, now, average, highest) =>
    `Geschwindigkeit über ${span}: jetzt ${now}, im Mittel ${average}, höchstens ${highest}.`,
  average: 'Mittel',
  highest: 'Höchste',
  graphEmpty: 'Die Geschwindigkeit wird gezeichnet, sobald es etwas zu zeichnen gibt.',
  pause: 'Pause',
  pauseMeans:
    'Eine angehaltene Übertragung geht dort weiter, wo sie steht. Nichts, was kopiert ist, geht verloren.',
  goOn: 'Fortsetzen',
  pausedAt: (done) => `Angehalten bei ${done}.`,
  pausedMeans:
    '„Fortsetzen“ macht dort weiter, wo die Übertragung steht: Was da ist, wird zuerst an beiden Enden verglichen, und nur der Rest wird kopiert. „Zurücknehmen“ ganz unten entfernt es von der neuen Appliance.',
  verifyPausedMeans: '„Fortsetzen“ prüft von vorn. Die Kopie auf diesem Computer bleibt, wie sie ist.',
  interruptedMeans: 'Das Programm endete währenddessen. Was kopiert war, ist noch da.',
  reconnectTitle: (side) => `Die Verbindung ist verloren: ${side}`,
  tryingIn: (seconds) => `Neuer Versuch in ${seconds}`,
  tryingNow: 'Der Versuch läuft',
  tried: (address) => `Versucht wird: SSH zu ${address}, mit dem gemerkten Host-Schlüssel.`,
  attemptOf: (attempt, attempts) => `Versuch ${String(attempt)} von ${String(attempts)}`,
  nothingLost:
    'Was kopiert ist, bleibt. Die Übertragung geht dort weiter, sobald die Verbindung wieder da ist.',
  sizeTitle: 'Größe gegen die Grenze',
  whereTitle: 'Wo die Datei liegt',
  whereOld: 'Auf der alten Appliance',
  whereLocal: 'Auf diesem Computer',
  whereNew: 'Auf der neuen Appliance',
  temporaryName: 'unter einem vorläufigen Namen, bis sie vollständig ist',
  handedOver: 'im Browser heruntergeladen und von Ihnen übergeben',
  notThereYet: 'noch nicht da',
  hashTitle: 'SHA-256 an jedem Ende',
  hashEnd: 'Wo',
  hash: 'SHA-256',
  hashResult: 'Ergebnis',
  notReadYet: 'noch nicht gelesen',
  hashMeans: 'Gleiche SHA-256 heißt gleiche Datei, Byte für Byte.',
  hashSame: (count) => `Die Datei ist an ${String(count)} Orten gleich, Byte für Byte.`,
};
