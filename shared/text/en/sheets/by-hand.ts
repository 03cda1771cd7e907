import type { ByHandWords } from '../../sheets/by-hand-words.ts';
import type { ByHandValues } from '../../../run/standing/left-by-hand.ts';
import { consoleUrl, probeCommandLine } from '../../../run/standing/probe-command.ts';

/** The vendor's page, where it is the vendor's product. */
const at = ({ isVendors }: ByHandValues, page: string): string =>
  isVendors ? page : 'the page or tool for it';
const keyOf = (key: string): string => (key === '' ? 'its host key' : `the host key ${key}`);

const returnNew = (name: string): string =>
  `Return ${name} to its snapshot, or deploy it again, before another attempt.`;

const bringBack = ({ name, address }: ByHandValues['old'], from: string): string =>
  `First bring back who has moved to ${from}: on Windows by EPPSetServer.exe with ${address}, elsewhere by hand, until ${name} has seen them again.`;

/** What is left of a job for a person who goes on without Handover. */
export const enByHand: ByHandWords = {
  title: 'Finish by hand from here',
  titleBack: 'Finish the way back by hand from here',
  intro: ({ old, new: fresh }) =>
    `Only what is left, in its order. Handover observes nothing of it. OLD is ${old.name} (${old.address}), NEW is ${fresh.name} (${fresh.address}).`,
  rollback: {
    before: ({ old, new: fresh, hasBegunMoving }) => ({
      title: 'Going back before the hold point',
      intro: `Handover changed nothing on ${old.name}; at most it holds one more backup.${hasBegunMoving ? ` Clients were told to move to ${fresh.name}: nothing moves them back by itself.` : ''}`,
      steps: [
        'Revert the job in Handover: it deletes the pushed file from the new appliance.',
        ...(hasBegunMoving ? [bringBack(old, fresh.name)] : []),
        `${hasBegunMoving ? 'Only then switch client communication off' : 'Leave client communication off'} on ${fresh.name}, or switch the machine off.`,
        returnNew(fresh.name),
        'Keep the key and the pulled backup if you may need them. Otherwise delete both.',
      ],
    }),
    after: ({ old, finalAddress }) => ({
      title: 'Rollback run sheet',
      intro: `For going back to ${old.name} after it was switched off. The order matters: the two machines must never hold ${finalAddress} at the same time.`,
    }),
  },
  tasks: {
    'let-go': ({ new: fresh, finalAddress, finalPorts, isAddressFirst }) => [
      `NEW: switch client communication off if its console answers.`,
      isAddressFirst
        ? `In the hypervisor, connect the network card of ${fresh.name} to the isolated network again, or disconnect it.`
        : `Take ${finalAddress} off ${fresh.name}, or disconnect its network card in the hypervisor.`,
      `Check that nobody answers at ${finalAddress}, and only then go on: ${probeCommandLine(finalAddress, finalPorts)}`,
    ],
    'start-old': ({ old, isIsolated }) => [
      isIsolated
        ? `In the hypervisor, connect the network card of ${old.name} to the network of the clients again. Do not change its address.`
        : `Start ${old.name} in the hypervisor, with its network card connected. Do not change its address.`,
    ],
    'see-old': ({ old, isVendors }) => [
      `Announce its address: on the console of ${old.name} as root, with IF as its network card, run arping -U -c 3 -I IF ${old.address}, and then arping -c 2 -w 3 -s ${old.address} -I IF GATEWAY.`,
      `Where this is not possible, clear the ARP entry of ${old.address} on the router or firewall. Otherwise clients may look for the other machine for up to 30 minutes.`,
      `Check that ${old.address} shows ${keyOf(old.key)}, and that its console opens: ${probeCommandLine(old.address, old.ports, old.key)}`,
      'OLD: switch client communication on again. Where a command does it, the cut-over had switched it off, and it stays off when the machine is started.',
      `OLD: check that clients check in${isVendors ? ': Device Control > Computers, sorted by Last Seen' : ''}.`,
    ],
    'try-again': ({ old, new: fresh, isVendors, hasBegunMoving }) => [
      ...(hasBegunMoving ? [bringBack(old, fresh.name)] : []),
      returnNew(fresh.name),
      ...(isVendors
        ? ['Contact Netwrix Customer Support before another attempt if you do not know the cause.']
        : []),
    ],
    preserve: () => [
      'OLD: download every older backup and log export that is still wanted. None of them moves to NEW.',
    ],
    'back-up': (values) => [
      `OLD: make a backup (${at(values, 'System Maintenance > System Backup v2 > Create')}). Save its key before you close the dialog: it is shown once.`,
    ],
    download: ({ backup, isVendors }) => [
      `OLD: download the backup${backup === undefined ? '' : ` ${backup.name}`} to this computer when it is ready.${isVendors ? ' A file of more than 200 MB is refused by the import.' : ''}`,
    ],
    restore: (values) => [
      ...(values.import === 'told'
        ? [
            'NEW: an import may have been begun already. Look how it stands before you do anything: where it was begun, it must not be started a second time, and the next two steps are left out.',
          ]
        : []),
      ...(values.import === 'begun'
        ? [
            'NEW: this job has begun an import. Look how it stands before you do anything: it must not be started a second time.',
          ]
        : [
            'NEW: switch client communication off.',
            `NEW: import ${values.backup?.file ?? 'the backup'} once (${at(values, 'System Maintenance > System Backup v2 > Import and Restore (Migrate)')}), with its key.${values.backup?.sha256 === undefined ? '' : ` SHA-256 of the file: ${values.backup.sha256}.`}`,
          ]),
      'NEW: wait at least 5 minutes and do not close the console. Then sign in with an account of OLD.',
    ],
    prepare: (values) => [
      values.isVendors
        ? 'NEW: import the licence (System Configuration > Licensing), check it in Appliance > Server Information, and upload the client packages: EPP and both EE.'
        : 'NEW: check the licence.',
    ],
    count: (values) => [
      `OLD: note how many clients it serves${values.isVendors ? ' (Device Control > Computers)' : ''}.`,
    ],
    leave: (values) => [
      ...(values.isIsolated
        ? [
            `In the hypervisor, connect the network card of ${values.old.name} to the isolated network, or disconnect it, and store that in its settings.`,
          ]
        : [
            `In the hypervisor, switch off autostart, high availability and “connect at power on” of ${values.old.name}.`,
            `OLD: shut it down (${at(values, 'Appliance > Server Maintenance > Appliance Operations > Shutdown')}).`,
          ]),
      `Check that nobody answers at ${values.old.address}: ${probeCommandLine(values.old.address, values.old.ports)}`,
    ],
    'take-address': (values, network) => [
      `NEW: set the final address (${at(values, 'Appliance > Server Maintenance > IP Configuration')}) and save${values.isVendors ? '; on AWS, Azure and GCP images in the setup wizard of the console instead (Networking > Configure Network manually > Apply)' : ''}. ${network}`,
      seeNew(values),
    ],
    'swap-networks': (values) => [
      `In the hypervisor, connect the network card of ${values.new.name} to the network in which ${values.old.name} stood. Do not change its address.`,
      seeNew(values),
    ],
    'move-rest': (values) => [
      `OLD, while it is still on: move everybody who has not moved (${at(values, 'System Maintenance > EPP Clients migration')}, address ${values.finalAddress}, port ${values.finalPorts.console}), and wait until NEW has seen them. Only then go on.`,
    ],
    'tell-left': ({ finalAddress }) => [
      `Tell the clients that did not move the new address: ${finalAddress}.`,
    ],
    'tell-clients': ({ finalAddress }) => [`Tell every client the new address: ${finalAddress}.`],
    validate: ({ finalAddress, finalPorts }) => [
      `Close the browser and open ${consoleUrl(finalAddress, finalPorts)} again. Compare version and counts with those of OLD.`,
    ],
    'let-in': (values) => [
      `NEW: switch client communication on${values.isVendors ? ' (System Configuration > System Settings)' : ''}, and watch the clients check in${values.clients === undefined ? '' : `: OLD had ${values.clients}`}.`,
    ],
    finish: ({ isIsolated }) => [
      `Keep OLD ${isIsolated ? 'isolated' : 'off'} until all clients were seen. Test every integration, and make a first backup on NEW.`,
    ],
  },
};

function seeNew({ finalAddress, finalPorts, new: fresh }: ByHandValues): string {
  return `Check that ${finalAddress} shows ${keyOf(fresh.key)} of NEW: ${probeCommandLine(finalAddress, finalPorts, fresh.key)}`;
}
