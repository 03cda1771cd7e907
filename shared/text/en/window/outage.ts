/** Words of the clock that runs on every page while the clients have no server. */
export const outage = {
  running: 'Clients without a server',
  since: (time: string) => `since ${time}`,
  queued: 'They queue their events meanwhile.',
  stopped: 'Nothing runs now. The clock goes on until a server is seen.',
  openJob: (name: string) => `Open ${name}`,
  /** Before everything else in the title of the window. */
  title: (digits: string) => `${digits} without a server - `,
  none: 'The service is not interrupted',
  noneMeans: 'No step of this job has interrupted it.',
  ended: 'The clients were without a server for',
  endedMeans: (began: string) => `from ${began} until it was seen that they are let in again.`,
  unseen: 'The clients have a server again. How long they had none is not known',
  unseenMeans: (began: string) =>
    `Begun at ${began}. From here nobody could see since when they are let in again.`,
};
