/** Words of the window's page "Cut over". */
export const cutover = {
  evidence: 'Evidence: what was seen, from where, and when',
  oldVerdicts: {
    serving: {
      word: 'Not switched off yet',
      means: 'This job has done nothing to it that its clients notice.',
    },
    'by-hand': {
      word: 'To be switched off by you',
      means: 'Handover keeps looking at it, and goes on by itself when it no longer answers.',
    },
    'going-down': {
      word: 'Is switched off now',
      means: 'Handover looks at it from both places until it no longer answers.',
    },
    silent: { word: 'Proved silent', means: 'Places that saw it before see nothing of it any more.' },
    'silent-with-warning': {
      word: 'Gone, with a warning',
      means: 'It does not answer as before, but not every place could prove it by itself.',
    },
    'gone-by-word': {
      word: 'Gone, as somebody says',
      means: 'A person looked at the machine itself. From here it was not fully proved.',
    },
    replaced: {
      word: 'Replaced',
      means: 'The new appliance already held the address when this run looked.',
    },
    'still-there': { word: 'Not proved to be off', means: 'It still answers, or nobody could look.' },
    'came-back': { word: 'Came back', means: 'It answers again with its own host key.' },
    unclear: {
      word: 'Not known',
      means: 'The run stopped in between. Handover looks again when you go on.',
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
      means:
        'Handover looks at the final address again and again until the new appliance shows itself there.',
    },
    there: {
      word: 'Answers at the final address',
      means: 'The final address shows what the new appliance is known by.',
    },
    'there-by-word': {
      word: 'At the final address, as somebody says',
      means:
        'What the final address shows is new. A person compared it and says that it is the new appliance.',
    },
    'not-there': { word: 'Does not answer', means: 'The final address did not show it in time.' },
    conflict: {
      word: 'Cannot take the address',
      means: 'Another machine answers at an address that must be free.',
    },
    unclear: {
      word: 'Not known',
      means: 'The run stopped in between. Handover looks again when you go on.',
    },
  },
  ssh: 'SSH',
  https: 'HTTPS',
  power: 'Power',
  identity: 'Identity',
  what: 'What',
  seenFrom: 'Seen from',
  before: 'Before',
  now: 'Now',
  places: { laptop: 'this computer', new: 'the new appliance' },
  sights: {
    open: 'answers',
    foreign: 'answers in another protocol',
    refused: 'refused',
    silent: 'silent',
  },
  untested: 'could not test',
  notLooked: 'not looked at yet',
  lookingNow: 'being looked at',
  lookedAt: (time: string) => `looked at ${time}`,
  lookingFor: (elapsed: string) => `Looking for ${elapsed}`,
  powerOn: 'on',
  powerByWord: (by: string) => `off, as ${by} says`,
  powerNotByWord: (by: string) => `not off, as ${by} says`,
  powerUnseen: 'cannot be seen from here; its silence is proved',
  powerUnknown: 'cannot be seen from here',
  addressOwn: 'its own',
  addressFree: 'nobody answers there',
  addressNew: 'held by the new appliance now',
  addressTaken: 'held by a machine that must not have it',
  addressFinal: (address: string) => `${address}, the final address`,
  addressNow: (address: string) => `${address} for now`,
  answersFinal: 'answers at the final address',
  notAnsweringYet: 'does not answer at the final address yet',
  atValidation: 'looked at when it is validated',
  identityPinned: 'pinned',
  identityNow: 'shown at the final address',
  identityShown: 'the final address shows the pinned host key',
  identityOther: 'another machine shows itself at the final address; pinned is',
  longWait: 'What is normal meanwhile, and what not to do',
  stuckFor: (elapsed: string) => `Nothing was seen of the new appliance at the final address for ${elapsed}.`,
  stuckGoesOn: (limit: string) =>
    `Handover keeps looking by itself, up to ${limit} in all. Then the step ends, and you can go on with the job from there.`,
  stuckOver: 'The time for this step is over. Go on with the job to look again.',
  wayBack: 'The way back',
  wayBackMeans: 'Always here, and on paper if you print it. The order of its steps matters.',
  abort:
    '“Stop here” at the bottom ends the run and leaves both machines as they are. It does not start the old appliance again.',
  conflict: {
    old: 'The old appliance is back at its address',
    third: 'A third machine answers at this address',
    shows: 'Shows itself there',
    pinnedOld: 'Old appliance, pinned',
    pinnedNew: 'New appliance, pinned',
    blocked:
      'First put the cause right. Then go on with the job: Handover looks at the address again before anything else.',
  },
};
