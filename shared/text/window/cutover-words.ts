/** How a machine stands in the cut-over, in a few words and in a sentence. */
interface Verdict {
  readonly word: string;
  readonly means: string;
}

/** Words of the window's page "Cut over". */
export interface CutoverWords {
  readonly outageNone: string;
  readonly outageNoneMeans: string;
  readonly outageRunning: string;
  readonly outageSince: (time: string) => string;
  readonly outageEnded: string;
  readonly outageEndedMeans: (began: string) => string;
  readonly outageUnseen: string;
  readonly outageUnseenMeans: (began: string) => string;
  readonly oldVerdicts: Readonly<
    Record<
      | 'serving'
      | 'by-hand'
      | 'going-down'
      | 'silent'
      | 'silent-with-warning'
      | 'replaced'
      | 'still-there'
      | 'came-back'
      | 'unclear',
      Verdict
    >
  >;
  readonly newVerdicts: Readonly<
    Record<'not-ready' | 'waits' | 'taking' | 'there' | 'not-there' | 'conflict' | 'unclear', Verdict>
  >;
  readonly ssh: string;
  readonly https: string;
  readonly address: string;
  readonly power: string;
  readonly identity: string;
  readonly what: string;
  readonly seenFrom: string;
  readonly before: string;
  readonly now: string;
  readonly places: Readonly<Record<'laptop' | 'new', string>>;
  readonly sights: Readonly<Record<'answers' | 'foreign' | 'refused' | 'silent', string>>;
  readonly untested: string;
  readonly notLooked: string;
  readonly lookingNow: string;
  readonly lookedAt: (time: string) => string;
  readonly lookingFor: (elapsed: string) => string;
  readonly powerOn: string;
  readonly powerByWord: (by: string) => string;
  readonly powerNotByWord: (by: string) => string;
  readonly powerUnseen: string;
  readonly powerUnknown: string;
  readonly addressOwn: string;
  readonly addressFree: string;
  readonly addressNew: string;
  readonly addressTaken: string;
  readonly addressFinal: (address: string) => string;
  readonly addressNow: (address: string) => string;
  readonly answersFinal: string;
  readonly notAnsweringYet: string;
  readonly atValidation: string;
  readonly identityPinned: string;
  readonly identityShown: string;
  readonly identityOther: string;
  readonly longWait: string;
  readonly stuckFor: (elapsed: string) => string;
  readonly stuckGoesOn: (limit: string) => string;
  readonly stuckOver: string;
  readonly stuckTicks: string;
  readonly wayBack: string;
  readonly wayBackMeans: string;
  readonly abort: string;
  readonly conflict: {
    readonly old: string;
    readonly third: string;
    readonly address: string;
    readonly shows: string;
    readonly pinnedOld: string;
    readonly pinnedNew: string;
    readonly blocked: string;
  };
}

export const cutoverEn: CutoverWords = {
  outageNone: 'The service is not interrupted',
  outageNoneMeans: 'The old appliance serves its clients as before.',
  outageRunning: 'The clients are without a server for',
  outageSince: (time) => `Begun at ${time}. They queue their events meanwhile.`,
  outageEnded: 'The clients were without a server for',
  outageEndedMeans: (began) => `from ${began} until it was seen that they are let in again.`,
  outageUnseen: 'The clients have a server again. How long they had none is not known',
  outageUnseenMeans: (began) =>
    `Begun at ${began}. From here nobody could see since when they are let in again.`,
  oldVerdicts: {
    serving: { word: 'Serves its clients as before', means: 'Nothing was done to it yet.' },
    'by-hand': {
      word: 'To be switched off by you',
      means: 'It is looked at meanwhile. Handover goes on by itself when it no longer answers.',
    },
    'going-down': {
      word: 'Is switched off now',
      means: 'It is looked at from both places until it no longer answers.',
    },
    silent: { word: 'Proved silent', means: 'Places that saw it before see nothing of it any more.' },
    'silent-with-warning': {
      word: 'Gone, with a warning',
      means: 'It does not answer as before, but not every place could prove it by itself.',
    },
    replaced: {
      word: 'Replaced',
      means: 'The new appliance already held the address when this run looked.',
    },
    'still-there': { word: 'Not proved to be off', means: 'It still answers, or nobody could look.' },
    'came-back': { word: 'Came back', means: 'It answers again with its own host key.' },
    unclear: {
      word: 'Not known',
      means: 'The run stopped in between. It is looked at again when you go on.',
    },
  },
  newVerdicts: {
    'not-ready': {
      word: 'Not restored yet',
      means: 'It does not hold the backup yet, and has nothing to do with the clients.',
    },
    waits: {
      word: 'Waits without clients',
      means: 'It is restored and does not hold the final address yet.',
    },
    taking: {
      word: 'Takes the final address',
      means: 'The final address is looked at again and again until it shows the pinned host key.',
    },
    there: {
      word: 'Answers at the final address',
      means: 'The final address shows the host key that was pinned at the beginning.',
    },
    'not-there': { word: 'Does not answer', means: 'The final address did not show it in time.' },
    conflict: {
      word: 'Cannot take the address',
      means: 'Another machine answers at an address that must be free.',
    },
    unclear: {
      word: 'Not known',
      means: 'The run stopped in between. It is looked at again when you go on.',
    },
  },
  ssh: 'SSH',
  https: 'HTTPS',
  address: 'Address',
  power: 'Power',
  identity: 'Identity',
  what: 'What',
  seenFrom: 'Seen from',
  before: 'Before',
  now: 'Now',
  places: { laptop: 'this computer', new: 'the new appliance' },
  sights: {
    answers: 'answers',
    foreign: 'answers in another protocol',
    refused: 'refused',
    silent: 'silent',
  },
  untested: 'could not test',
  notLooked: 'not looked at yet',
  lookingNow: 'being looked at',
  lookedAt: (time) => `looked at ${time}`,
  lookingFor: (elapsed) => `Looking for ${elapsed}`,
  powerOn: 'on',
  powerByWord: (by) => `off, as ${by} says`,
  powerNotByWord: (by) => `not off, as ${by} says`,
  powerUnseen: 'cannot be seen from here; its silence is proved',
  powerUnknown: 'cannot be seen from here',
  addressOwn: 'its own',
  addressFree: 'nobody answers there',
  addressNew: 'held by the new appliance now',
  addressTaken: 'held by a machine that must not have it',
  addressFinal: (address) => `${address}, the final address`,
  addressNow: (address) => `${address} for now`,
  answersFinal: 'answers at the final address',
  notAnsweringYet: 'does not answer at the final address yet',
  atValidation: 'looked at when it is validated',
  identityPinned: 'pinned',
  identityShown: 'the final address shows the pinned host key',
  identityOther: 'another machine shows itself at the final address; pinned is',
  longWait: 'What is normal meanwhile, and what not to do',
  stuckFor: (elapsed) => `Nothing was seen of the new appliance at the final address for ${elapsed}.`,
  stuckGoesOn: (limit) =>
    `Handover goes on looking by itself, up to ${limit} in all. Then the step ends, and you can go on with the job from there.`,
  stuckOver: 'The time for this step is over. Go on with the job to look again.',
  stuckTicks: 'The ticks are your own notes. Handover does not check them.',
  wayBack: 'The way back',
  wayBackMeans: 'Always here, and on paper if you print it. The order of its steps matters.',
  abort:
    '“Stop here” at the bottom ends the run and leaves both machines as they are. It does not start the old appliance again.',
  conflict: {
    old: 'The old appliance is back at its address',
    third: 'A third machine answers at this address',
    address: 'Address',
    shows: 'Shows itself there',
    pinnedOld: 'Old appliance, pinned',
    pinnedNew: 'New appliance, pinned',
    blocked:
      'Nothing goes on here by a click. When the cause is mended, go on with the job: Handover looks at the address again first.',
  },
};

export const cutoverDe: CutoverWords = {
  outageNone: 'Der Dienst ist nicht unterbrochen',
  outageNoneMeans: 'Die alte Appliance bedient ihre Clients wie zuvor.',
  outageRunning: 'Die Clients sind ohne Server seit',
  outageSince: (time) => `Begonnen um ${time}. Sie sammeln ihre Ereignisse so lange.`,
  outageEnded: 'Die Clients waren ohne Server für',
  outageEndedMeans: (began) => `von ${began}, bis zu sehen war, dass sie wieder hereingelassen werden.`,
  outageUnseen: 'Die Clients haben wieder einen Server. Wie lange sie keinen hatten, ist nicht bekannt',
  outageUnseenMeans: (began) =>
    `Begonnen um ${began}. Seit wann sie wieder hereingelassen werden, war von hier aus nicht zu sehen.`,
  oldVerdicts: {
    serving: { word: 'Bedient ihre Clients wie zuvor', means: 'Noch wurde nichts mit ihr getan.' },
    'by-hand': {
      word: 'Von Ihnen auszuschalten',
      means: 'Handover sieht währenddessen nach und geht von selbst weiter, wenn sie nicht mehr antwortet.',
    },
    'going-down': {
      word: 'Wird jetzt ausgeschaltet',
      means: 'Von beiden Orten wird nach ihr gesehen, bis sie nicht mehr antwortet.',
    },
    silent: {
      word: 'Nachweislich still',
      means: 'Orte, die sie vorher sahen, sehen nichts mehr von ihr.',
    },
    'silent-with-warning': {
      word: 'Weg, mit Warnung',
      means: 'Sie antwortet nicht mehr wie vorher, aber nicht jeder Ort konnte es allein beweisen.',
    },
    replaced: {
      word: 'Ersetzt',
      means: 'Die neue Appliance hatte die Adresse schon, als dieser Lauf nachsah.',
    },
    'still-there': {
      word: 'Nicht bewiesen, dass sie aus ist',
      means: 'Sie antwortet noch, oder niemand konnte nachsehen.',
    },
    'came-back': { word: 'Ist zurück', means: 'Sie antwortet wieder, mit ihrem eigenen Host-Schlüssel.' },
    unclear: {
      word: 'Nicht bekannt',
      means: 'Der Lauf hielt dazwischen an. Beim Fortsetzen wird wieder nachgesehen.',
    },
  },
  newVerdicts: {
    'not-ready': {
      word: 'Noch nicht eingespielt',
      means: 'Sie bekommt die endgültige Adresse erst, wenn das Backup auf ihr eingespielt ist.',
    },
    waits: {
      word: 'Wartet ohne Clients',
      means: 'Das Backup ist auf ihr eingespielt, und die endgültige Adresse hat sie noch nicht.',
    },
    taking: {
      word: 'Übernimmt die endgültige Adresse',
      means:
        'Die endgültige Adresse wird immer wieder angesehen, bis sie den gemerkten Host-Schlüssel zeigt.',
    },
    there: {
      word: 'Antwortet an der endgültigen Adresse',
      means: 'Die endgültige Adresse zeigt den Host-Schlüssel, der am Anfang gemerkt wurde.',
    },
    'not-there': { word: 'Antwortet nicht', means: 'Die endgültige Adresse zeigte sie nicht rechtzeitig.' },
    conflict: {
      word: 'Kann die Adresse nicht übernehmen',
      means: 'Eine andere Maschine antwortet an einer Adresse, die frei sein muss.',
    },
    unclear: {
      word: 'Nicht bekannt',
      means: 'Der Lauf hielt dazwischen an. Beim Fortsetzen wird wieder nachgesehen.',
    },
  },
  ssh: 'SSH',
  https: 'HTTPS',
  address: 'Adresse',
  power: 'Strom',
  identity: 'Identität',
  what: 'Was',
  seenFrom: 'Gesehen von',
  before: 'Vorher',
  now: 'Jetzt',
  places: { laptop: 'diesem Computer', new: 'der neuen Appliance' },
  sights: {
    answers: 'antwortet',
    foreign: 'antwortet in einem anderen Protokoll',
    refused: 'abgewiesen',
    silent: 'still',
  },
  untested: 'nicht prüfbar',
  notLooked: 'noch nicht nachgesehen',
  lookingNow: 'wird angesehen',
  lookedAt: (time) => `nachgesehen um ${time}`,
  lookingFor: (elapsed) => `Es wird nachgesehen, seit ${elapsed}`,
  powerOn: 'an',
  powerByWord: (by) => `aus, sagt ${by}`,
  powerNotByWord: (by) => `nicht aus, sagt ${by}`,
  powerUnseen: 'von hier nicht zu sehen; die Stille ist bewiesen',
  powerUnknown: 'von hier nicht zu sehen',
  addressOwn: 'ihre eigene',
  addressFree: 'dort antwortet niemand',
  addressNew: 'hat jetzt die neue Appliance',
  addressTaken: 'hat eine Maschine, die sie nicht haben darf',
  addressFinal: (address) => `${address}, die endgültige Adresse`,
  addressNow: (address) => `${address}, vorläufig`,
  answersFinal: 'antwortet an der endgültigen Adresse',
  notAnsweringYet: 'antwortet an der endgültigen Adresse noch nicht',
  atValidation: 'wird beim Nachprüfen angesehen',
  identityPinned: 'gemerkt',
  identityShown: 'die endgültige Adresse zeigt den gemerkten Host-Schlüssel',
  identityOther: 'an der endgültigen Adresse zeigt sich eine andere Maschine; gemerkt ist',
  longWait: 'Was währenddessen normal ist, und was Sie nicht tun sollten',
  stuckFor: (elapsed) =>
    `An der endgültigen Adresse ist von der neuen Appliance seit ${elapsed} nichts zu sehen.`,
  stuckGoesOn: (limit) =>
    `Handover sieht von selbst weiter nach, insgesamt bis zu ${limit}. Dann endet der Schritt, und Sie können den Auftrag von dort fortsetzen.`,
  stuckOver: 'Die Zeit für diesen Schritt ist um. Setzen Sie den Auftrag fort, dann wird wieder nachgesehen.',
  stuckTicks: 'Die Haken sind Ihre eigenen Notizen. Handover prüft sie nicht.',
  wayBack: 'Der Rückweg',
  wayBackMeans: 'Immer hier, und auf Papier, wenn Sie ihn drucken. Die Reihenfolge der Schritte ist wichtig.',
  abort:
    '„Hier anhalten“ ganz unten beendet den Lauf und lässt beide Maschinen, wie sie sind. Die alte Appliance startet davon nicht wieder.',
  conflict: {
    old: 'Die alte Appliance ist an ihrer Adresse zurück',
    third: 'Eine dritte Maschine antwortet an dieser Adresse',
    address: 'Adresse',
    shows: 'Zeigt sich dort',
    pinnedOld: 'Alte Appliance, gemerkt',
    pinnedNew: 'Neue Appliance, gemerkt',
    blocked:
      'Mit einem Klick geht es hier nicht weiter. Ist die Ursache behoben, setzen Sie den Auftrag fort: Handover sieht sich die Adresse zuerst wieder an.',
  },
};
