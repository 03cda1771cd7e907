import type { Progress } from '../../run/run-state.ts';

/** Words of the window's pages "pull", "verify" and "push". */
export interface TransferWords {
  /** What is done to a file: the title of its bar. */
  readonly tasks: Readonly<Record<Progress['task'], string>>;
  readonly ofBytes: (done: string, total: string) => string;
  readonly rate: string;
  readonly left: string;
  readonly done: string;
  readonly notKnown: string;
  readonly pause: string;
  readonly pauseMeans: string;
  readonly pausing: string;
  readonly paused: string;
  readonly finished: (duration: string) => string;
  readonly wasSo: string;
  readonly keepsBytes: string;
  /* The graph. */
  readonly graphTitle: string;
  readonly graphSpeed: string;
  readonly graphTime: string;
  readonly graphNow: string;
  readonly graphText: (now: string, highest: string, average: string, duration: string) => string;
  /* What is known of the file at each of its places. */
  readonly placesTitle: string;
  readonly place: string;
  readonly whereOnOld: string;
  readonly whereHere: string;
  readonly whereOnNew: string;
  readonly whereItLies: string;
  readonly hash: string;
  readonly checked: string;
  readonly notHashed: string;
  readonly whileCopying: string;
  readonly byWebConsole: string;
  readonly jobFolder: string;
  readonly notReached: Readonly<Record<'pull' | 'verify' | 'push', string>>;
}

export const transferEn: TransferWords = {
  tasks: {
    pull: 'Copying from the old appliance',
    push: 'Copying to the new appliance',
    'hash-local': 'Verifying: reading the copy on this computer',
    'hash-old': 'Verifying: reading the original on the old appliance',
    'hash-new': 'Verifying: reading the copy on the new appliance',
    preserve: 'Copying what is kept',
  },
  ofBytes: (done, total) => `${done} of ${total}`,
  rate: 'Speed',
  left: 'Time left',
  done: 'Copied',
  notKnown: 'not known',
  pause: 'Pause',
  pauseMeans:
    'What was copied so far stays. “Go on with the job” continues from where it stands, also tomorrow or after a restart of this computer.',
  pausing: 'Pausing',
  paused: 'Paused. “Go on with the job” continues from where it stands.',
  finished: (duration) => `Done in ${duration}.`,
  wasSo: 'It was so already: nothing had to be copied again.',
  keepsBytes: 'What was copied so far stays. The copying goes on from there by itself.',
  graphTitle: 'Speed over time',
  graphSpeed: 'Highest',
  graphTime: 'Time',
  graphNow: 'now',
  graphText: (now, highest, average, duration) =>
    `Speed over the last ${duration}: now ${now}, highest ${highest}, on average ${average}.`,
  placesTitle: 'The file and its SHA-256, place by place',
  place: 'Place',
  whereOnOld: 'Old appliance',
  whereHere: 'This computer',
  whereOnNew: 'New appliance',
  whereItLies: 'Where it lies',
  hash: 'SHA-256',
  checked: 'Checked',
  notHashed: 'Not read yet',
  whileCopying: 'Read while copying',
  byWebConsole: 'by the web console only',
  jobFolder: 'in the folder of this job',
  notReached: {
    pull: 'Here the backup is copied to this computer. Its size is held against the limit of the server before a byte moves.',
    verify:
      'Here the copy is read again from the disk and compared with the original. Only then is it used any further.',
    push: 'Here the verified backup is copied to the new appliance, which reads it and compares it before it gets its name.',
  },
};

export const transferDe: TransferWords = {
  tasks: {
    pull: 'Kopieren von der alten Appliance',
    push: 'Kopieren auf die neue Appliance',
    'hash-local': 'Prüfen: Die Kopie auf diesem Computer wird gelesen',
    'hash-old': 'Prüfen: Das Original auf der alten Appliance wird gelesen',
    'hash-new': 'Prüfen: Die Kopie auf der neuen Appliance wird gelesen',
    preserve: 'Kopieren, was behalten wird',
  },
  ofBytes: (done, total) => `${done} von ${total}`,
  rate: 'Geschwindigkeit',
  left: 'Restzeit',
  done: 'Kopiert',
  notKnown: 'nicht bekannt',
  pause: 'Anhalten',
  pauseMeans:
    'Was bisher kopiert wurde, bleibt. „Auftrag fortsetzen“ macht dort weiter, wo es steht, auch morgen oder nach einem Neustart dieses Computers.',
  pausing: 'Wird angehalten',
  paused: 'Angehalten. „Auftrag fortsetzen“ macht dort weiter, wo es steht.',
  finished: (duration) => `Fertig in ${duration}.`,
  wasSo: 'Es war schon so: Nichts musste noch einmal kopiert werden.',
  keepsBytes: 'Was bisher kopiert wurde, bleibt. Das Kopieren geht von dort von selbst weiter.',
  graphTitle: 'Geschwindigkeit im Zeitverlauf',
  graphSpeed: 'Höchstwert',
  graphTime: 'Zeit',
  graphNow: 'jetzt',
  graphText: (now, highest, average, duration) =>
    `Geschwindigkeit in den letzten ${duration}: jetzt ${now}, höchstens ${highest}, im Mittel ${average}.`,
  placesTitle: 'Die Datei und ihre SHA-256, Ort für Ort',
  place: 'Ort',
  whereOnOld: 'Alte Appliance',
  whereHere: 'Dieser Computer',
  whereOnNew: 'Neue Appliance',
  whereItLies: 'Wo sie liegt',
  hash: 'SHA-256',
  checked: 'Geprüft',
  notHashed: 'Noch nicht gelesen',
  whileCopying: 'Beim Kopieren gelesen',
  byWebConsole: 'nur über die Web-Konsole',
  jobFolder: 'im Ordner dieses Auftrags',
  notReached: {
    pull: 'Hier wird das Backup auf diesen Computer kopiert. Seine Größe wird mit der Grenze des Servers verglichen, bevor ein Byte bewegt wird.',
    verify:
      'Hier wird die Kopie noch einmal vom Datenträger gelesen und mit dem Original verglichen. Erst dann wird sie weiter verwendet.',
    push: 'Hier wird das geprüfte Backup auf die neue Appliance kopiert. Sie liest und vergleicht es, bevor es seinen Namen bekommt.',
  },
};
