import type { WindowWords } from '../../en/window.ts';

export const cutover: WindowWords['cutover'] = {
  evidence: 'Belege: was von wo und wann gesehen wurde',
  oldVerdicts: {
    serving: {
      word: 'Noch nicht ausgeschaltet',
      means: 'Dieser Auftrag hat nichts mit ihr getan, das ihre Clients bemerken.',
    },
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
    'gone-by-word': {
      word: 'Weg, nach Auskunft',
      means: 'Jemand hat an der Maschine selbst nachgesehen. Von hier aus wurde es nicht ganz bewiesen.',
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
      means: 'Die endgültige Adresse wird immer wieder angesehen, bis sich die neue Appliance dort zeigt.',
    },
    there: {
      word: 'Antwortet an der endgültigen Adresse',
      means: 'Die endgültige Adresse zeigt, woran die neue Appliance zu erkennen ist.',
    },
    'there-by-word': {
      word: 'An der endgültigen Adresse, nach Auskunft',
      means:
        'Was die endgültige Adresse zeigt, ist neu. Jemand hat es verglichen und sagt, dass es die neue Appliance ist.',
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
  power: 'Strom',
  identity: 'Identität',
  what: 'Was',
  seenFrom: 'Gesehen von',
  before: 'Vorher',
  now: 'Jetzt',
  places: { laptop: 'diesem Computer', new: 'der neuen Appliance' },
  sights: {
    open: 'antwortet',
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
  identityNow: 'an der endgültigen Adresse gezeigt',
  identityShown: 'die endgültige Adresse zeigt den gemerkten Host-Schlüssel',
  identityOther: 'an der endgültigen Adresse zeigt sich eine andere Maschine; gemerkt ist',
  longWait: 'Was währenddessen normal ist, und was Sie nicht tun sollten',
  stuckFor: (elapsed) =>
    `An der endgültigen Adresse ist von der neuen Appliance seit ${elapsed} nichts zu sehen.`,
  stuckGoesOn: (limit) =>
    `Handover sieht von selbst weiter nach, insgesamt bis zu ${limit}. Dann endet der Schritt, und Sie können den Auftrag von dort fortsetzen.`,
  stuckOver: 'Die Zeit für diesen Schritt ist um. Setzen Sie den Auftrag fort, dann wird wieder nachgesehen.',
  wayBack: 'Der Rückweg',
  wayBackMeans: 'Immer hier, und auf Papier, wenn Sie ihn drucken. Die Reihenfolge der Schritte ist wichtig.',
  abort:
    '„Hier anhalten“ ganz unten beendet den Lauf und lässt beide Maschinen, wie sie sind. Die alte Appliance startet davon nicht wieder.',
  conflict: {
    old: 'Die alte Appliance ist an ihrer Adresse zurück',
    third: 'Eine dritte Maschine antwortet an dieser Adresse',
    shows: 'Zeigt sich dort',
    pinnedOld: 'Alte Appliance, gemerkt',
    pinnedNew: 'Neue Appliance, gemerkt',
    blocked:
      'Beheben Sie zuerst die Ursache. Setzen Sie dann den Auftrag fort: Handover sieht sich die Adresse vorher noch einmal an.',
  },
};
