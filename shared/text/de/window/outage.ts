import type { WindowWords } from '../../en/window.ts';

export const outage: WindowWords['outage'] = {
  running: 'Clients ohne Server',
  since: (time) => `seit ${time}`,
  queued: 'Sie sammeln ihre Ereignisse so lange.',
  stopped: 'Gerade läuft nichts. Die Uhr läuft, bis ein Server gesehen wird.',
  openJob: (name) => `${name} öffnen`,
  title: (digits) => `${digits} ohne Server - `,
  none: 'Der Dienst ist nicht unterbrochen',
  noneMeans: 'Kein Schritt dieses Auftrags hat ihn unterbrochen.',
  ended: 'Die Clients waren ohne Server für',
  endedMeans: (began) => `von ${began}, bis zu sehen war, dass sie wieder hereingelassen werden.`,
  unseen: 'Die Clients haben wieder einen Server. Wie lange sie keinen hatten, ist nicht bekannt',
  unseenMeans: (began) =>
    `Begonnen um ${began}. Seit wann sie wieder hereingelassen werden, war von hier aus nicht zu sehen.`,
};
