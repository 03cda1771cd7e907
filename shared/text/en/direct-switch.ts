import {
  directEnds,
  type DirectEnd,
  type DirectRefusal,
  type SwitchTrouble,
} from '../../run/direct-switch.ts';
import { wordOr } from '../words.ts';

/** Why an address is not switched directly, as the rest of a sentence. */
export const directRefusalWords = {
  'not-in-profile': 'the profile of its product does not allow it',
  'not-ipv4': 'one of the addresses is not an IPv4 address, and only those are switched directly',
  'cloud-image': 'it runs in a cloud, where the address belongs to the provider’s network and is moved there',
  'several-owners': 'more than one tool sets up its network card, and the one that is last would win',
  'no-owner': 'it could not be found out which tool sets up its network card',
  'no-tools': 'it lacks one of the tools that are needed: iproute2, arping of iputils, flock, timeout',
  'address-not-found': 'none of its network cards has the address that it was reached by',
  'not-arpable': 'its network card is down, or one without ARP, so that nobody could be told',
  'outside-prefix': 'the final address does not belong to the network of its card',
  'config-not-found':
    'its own address does not stand exactly once in the files of the tool that sets up its network card',
  rules: 'its routes or routing rules name its own address, and would go on naming it',
} as const satisfies Record<DirectRefusal, string>;

/** How a direct switch ended that did not stay. `mac` is empty where nobody was seen. */
export const directEndWords = {
  conflict: (mac) => `another machine${card(mac)} answered for the address while the new appliance held it`,
  third: (mac) => `another machine${card(mac)} answers for the address, and it is not the old appliance`,
  'gave-up': (mac) => `a machine${card(mac)} went on answering for the address`,
  blind: () => 'the new appliance could not ask by ARP who holds the address',
  reverted: () => 'nobody committed it in time, and the timer rolled it back',
  'not-seen': () => 'the new appliance was not seen at the address with its own host key and certificate',
  'not-promoted': () =>
    'its network card would lose its other addresses together with its own one, for promote_secondaries could not be set',
  'not-written': () => 'the new address could not be written into the files of the network card',
} as const satisfies Record<DirectEnd, (mac: string) => string>;

const troubleWords = {
  'still-held': 'the new appliance still has the address on one of its network cards',
  'own-unknown': 'the own address of the new appliance is not known',
  'not-in-time': 'the new appliance did not take its own address in time',
  'no-timer': 'no timer runs that would take the address back',
} as const satisfies Record<SwitchTrouble, string>;

/** What an error of the switch has as its detail: an id of ours in words, or what the machine said, as it stands. */
export function switchTrouble(detail: string): string {
  const end = directEnds.find((each) => each === detail);
  return end ? directEndWords[end]('') : wordOr({ ...directRefusalWords, ...troubleWords }, detail);
}

function card(mac: string): string {
  return mac === '' ? '' : ` (network card ${mac})`;
}
