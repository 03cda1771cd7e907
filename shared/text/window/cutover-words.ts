/** Words of the page "Cut over". */
export interface CutoverWords {
  readonly outage: string;
  readonly outageRunning: (since: string) => string;
  readonly outageEnded: (length: string) => string;
  readonly outageNone: string;
  readonly oldTitle: string;
  readonly newTitle: string;
  readonly nothingSeen: string;
  readonly lastLook: (at: string) => string;
  readonly stuck: string;
  readonly wayBack: string;
  readonly print: string;
  readonly waitingFor: (elapsed: string) => string;
}

export const cutoverEn: CutoverWords = {
  outage: 'Outage',
  outageRunning: (since) => `The clients have been without a server since ${since}. They queue their events.`,
  outageEnded: (length) => `The clients were without a server for ${length}.`,
  outageNone: 'The old appliance serves its clients.',
  oldTitle: 'Old appliance',
  newTitle: 'New appliance',
  nothingSeen: 'Not looked at yet.',
  lastLook: (at) => `Looked at ${at}`,
  stuck: 'The final address does not answer yet',
  wayBack: 'The way back',
  print: 'Print the way back',
  waitingFor: (elapsed) => `Waiting for ${elapsed}`,
};

export const cutoverDe: CutoverWords = {
  outage: 'Ausfall',
  outageRunning: (since) =>
    `Die Clients sind seit ${since} ohne Server. Sie stellen ihre Ereignisse in eine Warteschlange.`,
  outageEnded: (length) => `Die Clients waren ${length} ohne Server.`,
  outageNone: 'Die alte Appliance bedient ihre Clients.',
  oldTitle: 'Alte Appliance',
  newTitle: 'Neue Appliance',
  nothingSeen: 'Noch nicht angesehen.',
  lastLook: (at) => `Angesehen um ${at}`,
  stuck: 'Die endgültige Adresse antwortet noch nicht',
  wayBack: 'Der Weg zurück',
  print: 'Den Weg zurück drucken',
  waitingFor: (elapsed) => `Wartet seit ${elapsed}`,
};
