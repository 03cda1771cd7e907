import {
  directEnds,
  type DirectEnd,
  type DirectRefusal,
  type SwitchTrouble,
} from '../../run/direct-switch.ts';
import { wordOr } from '../words.ts';

/** Why an address is not switched directly, as the rest of a sentence. */
export const directRefusalWords = {
  'not-in-profile': 'das Profil ihres Produkts lässt es nicht zu',
  'not-ipv4': 'eine der Adressen ist keine IPv4-Adresse, und nur solche werden direkt umgeschaltet',
  'cloud-image':
    'sie läuft in einer Cloud, wo die Adresse zum Netz des Anbieters gehört und dort umgezogen wird',
  'several-owners': 'mehr als ein Werkzeug richtet ihre Netzkarte ein, und das letzte davon würde gewinnen',
  'no-owner': 'es war nicht herauszufinden, welches Werkzeug ihre Netzkarte einrichtet',
  'no-tools': 'ihr fehlt eines der nötigen Werkzeuge: iproute2, arping aus den iputils, flock, timeout',
  'address-not-found': 'keine ihrer Netzkarten hat die Adresse, unter der sie erreicht wurde',
  'not-arpable': 'ihre Netzkarte ist aus oder eine ohne ARP, so dass niemand davon erführe',
  'outside-prefix': 'die endgültige Adresse gehört nicht zum Netz ihrer Karte',
  'config-not-found':
    'ihre eigene Adresse steht nicht genau einmal in den Dateien des Werkzeugs, das ihre Netzkarte einrichtet',
  rules: 'ihre Routen oder Routing-Regeln nennen ihre eigene Adresse und würden sie weiterhin nennen',
} as const satisfies Record<DirectRefusal, string>;

/** How a direct switch ended that did not stay. `mac` is empty where nobody was seen. */
export const directEndWords = {
  conflict: (mac) =>
    `eine andere Maschine${card(mac)} antwortete für die Adresse, während die neue Appliance sie hatte`,
  third: (mac) =>
    `eine andere Maschine${card(mac)} antwortet für die Adresse, und es ist nicht die alte Appliance`,
  'gave-up': (mac) => `eine Maschine${card(mac)} hörte nicht auf, für die Adresse zu antworten`,
  blind: () => 'die neue Appliance konnte nicht per ARP fragen, wer die Adresse hat',
  reverted: () =>
    'niemand hat die Umschaltung rechtzeitig bestätigt, und der Zeitgeber hat sie zurückgenommen',
  'not-seen': () =>
    'die neue Appliance war an der Adresse nicht mit ihrem eigenen Host-Schlüssel und Zertifikat zu sehen',
  'not-promoted': () =>
    'ihre Netzkarte würde mit ihrer eigenen auch ihre weiteren Adressen verlieren, denn promote_secondaries war nicht zu setzen',
  'not-written': () => 'die neue Adresse war nicht in die Dateien der Netzkarte zu schreiben',
} as const satisfies Record<DirectEnd, (mac: string) => string>;

const troubleWords = {
  'still-held': 'die neue Appliance hat die Adresse noch auf einer ihrer Netzwerkkarten',
  'own-unknown': 'die eigene Adresse der neuen Appliance ist nicht bekannt',
  'not-in-time': 'die neue Appliance hat ihre eigene Adresse nicht rechtzeitig übernommen',
  'no-timer': 'es läuft kein Zeitgeber, der die Adresse zurücknehmen würde',
} as const satisfies Record<SwitchTrouble, string>;

/** What an error of the switch has as its detail: an id of ours in words, or what the machine said, as it stands. */
export function switchTrouble(detail: string): string {
  const end = directEnds.find((each) => each === detail);
  return end ? directEndWords[end]('') : wordOr({ ...directRefusalWords, ...troubleWords }, detail);
}

function card(mac: string): string {
  return mac === '' ? '' : ` (Netzkarte ${mac})`;
}
