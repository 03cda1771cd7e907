/** What `handover probe` says. */
export interface ProbeWords {
  readonly ports: Readonly<Record<'foreign' | 'refused' | 'silent' | 'could-not-test', string>>;
  readonly expected: string;
  readonly another: string;
  readonly noKey: string;
  readonly notCompared: string;
  readonly nobody: string;
}

export const enProbe: ProbeWords = {
  ports: {
    foreign: 'answers in another protocol',
    refused: 'refused',
    silent: 'silent',
    'could-not-test': 'could not be tested from here',
  },
  expected: 'This is the machine that is expected there.',
  another: 'This is another machine than the one that is expected there.',
  noKey: 'Something answers there, and it shows no host key to compare.',
  notCompared: 'Nothing was given to compare with: see --expect.',
  nobody: 'Nobody answers there, as far as this machine can see.',
};

export const deProbe: ProbeWords = {
  ports: {
    foreign: 'antwortet in einem anderen Protokoll',
    refused: 'abgelehnt',
    silent: 'still',
    'could-not-test': 'von hier aus nicht zu prüfen',
  },
  expected: 'Das ist die Maschine, die dort erwartet wird.',
  another: 'Das ist eine andere Maschine als die, die dort erwartet wird.',
  noKey: 'Dort antwortet etwas, das keinen Host-Schlüssel zum Vergleichen zeigt.',
  notCompared: 'Es wurde nichts zum Vergleichen angegeben: siehe --expect.',
  nobody: 'Dort antwortet niemand, soweit diese Maschine sehen kann.',
};
