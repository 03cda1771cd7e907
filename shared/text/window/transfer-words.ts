/** Words of the pages on which a file moves: Pull, Verify and Push. */
export interface TransferWords {
  readonly rate: string;
  readonly left: string;
  readonly moved: string;
  readonly of: (done: string, total: string) => string;
  readonly graph: (highest: string) => string;
  readonly graphLabel: string;
  readonly hashes: string;
  readonly onLaptop: string;
  readonly onNew: string;
  readonly path: string;
  readonly pause: string;
  readonly pauseMeans: string;
  readonly tasks: Readonly<
    Record<'pull' | 'push' | 'hash-local' | 'hash-old' | 'hash-new' | 'preserve', string>
  >;
  readonly size: string;
  readonly notYet: string;
}

export const transferEn: TransferWords = {
  rate: 'Rate',
  left: 'Time left',
  moved: 'Moved',
  of: (done, total) => `${done} of ${total}`,
  graph: (highest) => `Rate over time; the highest was ${highest}.`,
  graphLabel: 'Rate over time',
  hashes: 'SHA-256',
  onLaptop: 'On this computer',
  onNew: 'On the new appliance',
  path: 'Where it lies',
  pause: 'Pause',
  pauseMeans: 'A paused transfer keeps what it has and goes on from there.',
  tasks: {
    pull: 'Copying from the old appliance',
    push: 'Copying to the new appliance',
    'hash-local': 'Verifying the copy on this computer',
    'hash-old': 'Verifying on the old appliance',
    'hash-new': 'Verifying on the new appliance',
    preserve: 'Copying what is to be kept',
  },
  size: 'Size against the limit',
  notYet: 'Nothing has moved yet.',
};

export const transferDe: TransferWords = {
  rate: 'Rate',
  left: 'Restzeit',
  moved: 'Übertragen',
  of: (done, total) => `${done} von ${total}`,
  graph: (highest) => `Rate im Verlauf; am höchsten war sie mit ${highest}.`,
  graphLabel: 'Rate im Verlauf',
  hashes: 'SHA-256',
  onLaptop: 'Auf diesem Computer',
  onNew: 'Auf der neuen Appliance',
  path: 'Wo die Datei liegt',
  pause: 'Pause',
  pauseMeans: 'Eine angehaltene Übertragung behält, was sie hat, und geht dort weiter.',
  tasks: {
    pull: 'Kopieren von der alten Appliance',
    push: 'Kopieren auf die neue Appliance',
    'hash-local': 'Prüfen der Kopie auf diesem Computer',
    'hash-old': 'Prüfen auf der alten Appliance',
    'hash-new': 'Prüfen auf der neuen Appliance',
    preserve: 'Kopieren, was bleiben soll',
  },
  size: 'Größe gegenüber der Grenze',
  notYet: 'Noch wurde nichts übertragen.',
};
