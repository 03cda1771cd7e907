import type { RunSheet } from '../sheets/by-hand-words.ts';
import type { MachineNames, Task, WhatNextParams, Words } from '../words.ts';

/** Longer guidance: address strategies, long waits, run sheets, and what comes after. */
export const enGuides = {
  strategies: {
    same: {
      title: 'Same address (recommended)',
      summary: 'The old appliance is switched off, and the new one takes over its address and name.',
      consequences: [
        'Clients reconnect by themselves. Nothing changes for them.',
        'The trust in certificates stays as it is.',
        'Drives with Enforced Encryption stay usable.',
        'Content Aware Protection and Deep Packet Inspection work at once.',
        'The two machines must never be on the network with this address at the same time.',
      ],
    },
    different: {
      title: 'Different address (not recommended)',
      summary: 'The new appliance keeps an address of its own, and every client must be told.',
      consequences: [
        'The certificate trust of Deep Packet Inspection breaks until certificates are made again.',
        'Content Aware Protection rules break.',
        'Drives with Enforced Encryption stay locked until each user decrypts and encrypts them again.',
        'A new root CA must be distributed to all endpoints by GPO or MDM.',
        'The server is under high load while certificates are made again for all endpoints.',
      ],
    },
  },
  takeovers: {
    profile: {
      title: 'By the page or command of the product',
      summary:
        'You, or the command of the product, set the address on the new appliance while Handover watches.',
    },
    direct: {
      title: 'Directly, over SSH on the new appliance',
      summary:
        'The new appliance takes the address in the moment in which the old one falls silent, and gives it back by itself unless Handover sees it there and commits it. The clients wait about a second.',
    },
  },
  longWaits: {
    'back-up': {
      title: 'The backup is being made',
      normal: [
        'The list shows Generating, then Ready to download.',
        'The vendor names 5 to 30 minutes, depending on the configuration.',
      ],
      doNot: [
        'Do not start a second backup.',
        'Do not close the window of the server with the key before the key is saved.',
      ],
      ifLonger: [
        'Check the free disk space of the old appliance.',
        'Check whether an Audit Log Backup is running.',
      ],
    },
    restore: {
      title: 'The backup is being restored',
      normal: [
        'The list shows Generating, then “Your backup import file has been queued”.',
        'The console may freeze while the application restarts.',
        'The vendor names 15 to 45 minutes.',
        'Afterwards the logins of the old appliance are valid on the new one.',
      ],
      doNot: [
        'Wait at least 5 minutes before you reload a frozen console.',
        'Do not retry a 500 error. Look at the logs in /var/log/epp/ first.',
        'Do not start the import a second time, and do not switch the machine off.',
      ],
      ifLonger: [
        'Look at the logs in /var/log/epp/ over SSH.',
        'Check the free disk space of the new appliance.',
        'Compare the SHA-256 of the backup file with the one in this job.',
        'Contact Netwrix Customer Support with the logs.',
      ],
    },
    'power-off': {
      title: 'The old appliance is shutting down',
      normal: ['The machine closes its database first. This may take some minutes.'],
      doNot: [
        'Do not give its address to another machine before it is proved silent.',
        'Do not delete the old machine.',
      ],
      ifLonger: ['Look at the console of the old machine in the hypervisor.'],
    },
    'take-address': {
      title: 'The new appliance is taking the address',
      normal: [
        'The connection to the temporary address ends without a word.',
        'Changing the address may make a new certificate and restarts the web server.',
      ],
      doNot: [
        'Do not start the old machine.',
        'Do not save the network settings a second time before the list for an address that does not answer is done.',
      ],
      ifLonger: ['Go through the list for an address that does not answer.'],
    },
    'readmit-clients': {
      title: 'The clients are coming back',
      normal: [
        'Clients check in within their communication interval, and deliver the events that they kept meanwhile.',
        'The load of the new appliance is high for a time.',
        'The vendor names 30 to 60 minutes.',
      ],
      doNot: ['Do not start a mass installation of clients at the same time.'],
      ifLonger: [
        'Check that client communication is on in System Configuration > System Settings.',
        'Check that firewalls let the clients reach port 443 of the final address.',
        'Sort Device Control > Computers by Last Seen.',
      ],
    },
  },
  importStandings: {
    none: 'No import yet',
    generating: 'Generating',
    queued: 'Queued',
    'no-answer': 'No answer: it may be restarting',
    'not-understood': 'An answer that is not understood',
    'other-backup': 'Done, but of another backup',
    'other-counts': 'Done, but with other counts',
  },
  productTraces: {
    'console-title': (title) => `Its console is titled “${title}”: what the page calls itself.`,
    folder: (path) => `${path} is there: the application is on it, in no version that is told.`,
    package: (name) => `${name} is installed: a service of the product, and no version of it.`,
  },
  asPlanned: (text) => `${text} (as the plan says, not seen)`,
  knownValues: {
    'old-machine': 'Old appliance (OLD)',
    'new-machine': 'New appliance (NEW)',
    'backup-name': 'Name of the backup',
    file: 'File on this computer',
    'file-size': 'Size of the file, in bytes',
    'file-sha256': 'SHA-256 of the file',
    address: 'Final address',
    prefix: 'Prefix length',
    netmask: 'Network mask',
    gateway: 'Gateway',
    'dns-1': 'First DNS server',
    'dns-2': 'Second DNS server',
    'host-name': 'Host name',
    computers: 'Computers on the old appliance',
  },
  valueNotKnown: 'Handover did not see it. Look it up in your own records.',
  ownInstructions: {
    'isolate-old': ({ name, address }) => ({
      title: 'Isolate the old appliance',
      menuPath: [],
      steps: [
        `In the hypervisor, connect the network card of ${name} to the isolated port group, or disconnect it. Leave the machine on.`,
        'Store that in the settings of the machine as well, so that it stays so after a restart of the host.',
      ],
      see: `Nobody answers at ${address} any more.`,
      caution: 'Keep the machine. It is the only way back.',
    }),
    'swap-networks': ({ name, address }) => ({
      title: 'Connect the new appliance to the network of the clients',
      menuPath: [],
      steps: [
        `In the hypervisor, connect the network card of ${name} to the network in which the old appliance stood. Do not change its address.`,
        'Store that in the settings of the machine as well.',
      ],
      see: `${address} answers with the host key of ${name}.`,
      caution: `Do this only while nobody answers at ${address}.`,
    }),
    'move-clients': ({ wave, names, newName, address, port }) => ({
      title: wave === 'pilot' ? 'Move the pilot to the new appliance' : 'Move the other clients',
      menuPath: ['System Maintenance', 'EPP Clients migration'],
      steps: [
        `First switch client communication on at ${newName}, in System Configuration > System Settings, and save.`,
        `Here enter ${address} as New EPP Server and ${String(port)} as New EPP Port, and press Save.`,
        `Open Device Control > Computers, choose these, and take Actions > Migrate to New EPP Server: ${names.join(', ')}.`,
        'Each one moves at its next contact. Filter by Status, Migration successful, to see them.',
        'Then export the list of computers, first on the new appliance and then on the old one, and hand both over here.',
      ],
      see: 'The list of the new appliance shows them as seen since.',
      caution:
        'Keep the old appliance on until all have moved: one that fails stays with it. For 30 days licences count on both.',
    }),
    'let-go': ({ name, address, own }) => ({
      title: 'Take the final address off the new appliance',
      menuPath: [],
      steps: [
        `Switch client communication off on ${name} if its console answers.`,
        own === ''
          ? `In the hypervisor, connect the network card of ${name} to the isolated port group again, or disconnect it.`
          : `Give ${name} its own address ${own} again where it got the final one, or disconnect its network card in the hypervisor.`,
      ],
      see: `Nobody answers at ${address} any more.`,
      caution: 'Do not start the old appliance before that.',
    }),
    'start-old': ({ name, address, was }) => ({
      title: was === 'isolated' ? 'Connect the old appliance again' : 'Start the old appliance',
      menuPath: [],
      steps: [
        was === 'isolated'
          ? `In the hypervisor, connect the network card of ${name} to the network of the clients again.`
          : `Start ${name} in the hypervisor, with its network card connected.`,
        'Do not change its address.',
        `Where clients do not find it within a minute: as root on its console, with IF as its network card, run arping -U -c 3 -I IF ${address}.`,
      ],
      see: `${address} answers with the host key of ${name}.`,
      caution: 'What the clients sent to the new appliance stays there.',
    }),
  },
  holdPoint: ({ oldName, newName, finalAddress, old }) => ({
    title: 'Hold point',
    intro: `Up to here everything can be rolled back. From the next step on the clients are without a server until ${newName} answers at ${finalAddress}.`,
    steps: [
      'Check that the maintenance window has begun and that the users know.',
      `Check that the hypervisor consoles of ${oldName} and ${newName} are open before you.`,
      'Check that you have the licence file and the client packages.',
      old === 'isolated'
        ? `Have the isolated network for ${oldName} ready in the hypervisor.`
        : `Switch off autostart, high availability and “connect at power on” of ${oldName}.`,
      'Print the rollback run sheet, or keep it open on another screen.',
    ],
  }),
  takeoverStuck: (names) =>
    stuckSheet(names, {
      dns: [
        'Check that both DNS fields are filled. Early images do not save the page with one of them empty.',
      ],
      cloud: [
        'In a cloud, use the command-line setup wizard and move the address with the tools of the provider.',
      ],
    }),
  whatNext: ({ oldName, newName, finalAddress, strategy, old, lostAddresses }) => [
    keepOldTask({ oldName, old }),
    {
      title: 'Update the Enforced Encryption clients',
      body: 'Update these clients at once. The others may wait for a pilot.',
      when: 'At once, with Enforced Encryption',
      due: 'tonight' as const,
    },
    ...lostAddressTasks({ oldName, newName, lostAddresses }),
    ...(strategy === 'different'
      ? [
          {
            title: 'Distribute the new root CA and tell the clients the new address',
            body: `By GPO or MDM, to all endpoints. The new address is ${finalAddress}. Drives with Enforced Encryption must be decrypted and encrypted again by their users.`,
            when: 'At once',
            due: 'tonight' as const,
          },
        ]
      : []),
    {
      title: 'Make a first backup on the new appliance',
      body: 'Wait for Ready to download, save its key, and store both outside the server.',
      when: 'On the same day',
      due: 'tomorrow' as const,
    },
    {
      title: 'Remove the old key from known_hosts',
      body: `Administrators who log in to ${finalAddress} will be warned that its host key has changed. Give them the fingerprint of ${newName}.`,
      when: 'On the same day',
      due: 'tomorrow' as const,
    },
    {
      title: 'Do not patch the server',
      body: 'Patch it 24 hours after the restore at the earliest.',
      when: 'For 24 hours',
      due: 'tomorrow' as const,
    },
    {
      title: 'Look after 24 hours',
      body: 'Load, disk, missing clients, and Audit Log Backups: one that has been running for over 4 hours is stuck. Start the first one only now.',
      when: 'After 24 hours',
      due: 'tomorrow' as const,
    },
    {
      title: 'Look after 48 hours',
      body: 'Compare the load with that of the old appliance. High load on the first day is normal.',
      when: 'After 48 hours',
      due: 'later' as const,
    },
    {
      title: 'Delete what is no longer needed',
      body: 'The pulled backup and its key open the whole configuration. Keep them apart, or delete them when the new backup is stored.',
      when: 'After 48 hours',
      due: 'later' as const,
    },
  ],
  decommission: {
    title: 'Before the old machine is given up',
    intro: 'Keep the old machine, switched off, until all of this is so.',
    steps: [
      'All clients have been seen on the new appliance.',
      'All integrations are verified.',
      'The rules for keeping logs are met: the old logs and file shadows are only on the old machine or in exports.',
      'A backup made after the migration is stored outside the server.',
    ],
  },
} as const satisfies Partial<Words>;

/** What to look at where the final address does not answer; what the product's own pages add stands in the second. */
export function stuckSheet(
  { oldName, newName, finalAddress }: MachineNames,
  { dns, cloud }: { readonly dns: readonly string[]; readonly cloud: readonly string[] },
): RunSheet {
  return {
    title: `${finalAddress} does not answer`,
    intro: `Go through these on the console of ${newName} in the hypervisor, in this order.`,
    steps: [
      'Check that address, network mask and gateway are right.',
      ...dns,
      'Check that the change was applied, not only entered.',
      ...cloud,
      'Check that the network card is connected to the right network or port group.',
      `Check that ${oldName} is off, and that no other machine holds ${finalAddress}.`,
      `Announce the address on the console as root, with IF as its network card: arping -U -c 3 -I IF ${finalAddress}, and then arping -c 2 -w 3 -s ${finalAddress} -I IF GATEWAY.`,
      `Clear the ARP entry of ${finalAddress} on the router or firewall.`,
      'If nothing helps, go back by the rollback run sheet.',
    ],
  };
}

/** For the old appliance's addresses that nothing has taken over; none where there are none. */
export function lostAddressTasks({
  oldName,
  newName,
  lostAddresses = '',
}: Pick<WhatNextParams, 'oldName' | 'newName' | 'lostAddresses'>): Task[] {
  if (lostAddresses === '') return [];
  return [
    {
      title: 'Set the further addresses where they are needed',
      body: `${oldName} also had ${lostAddresses}. Nothing has taken them over: set each that somebody still uses on ${newName} by hand.`,
      when: 'At once',
      due: 'tonight' as const,
    },
  ];
}

/** So that the old appliance does not come back by itself. */
export function keepOldTask({ oldName, old }: Pick<WhatNextParams, 'oldName' | 'old'>): Task {
  const isIsolated = old === 'isolated';
  return {
    title: `Leave ${oldName} ${isIsolated ? 'isolated' : 'off'}`,
    body: isIsolated
      ? 'Keep the machine and its snapshot. Leave its network card in the isolated network, or disconnected with “connect at power on” off, so that it does not come back by itself.'
      : 'Keep the machine and its snapshot. Leave autostart, high availability and “connect at power on” off, so that it does not come back by itself.',
    when: 'At once',
    due: 'tonight' as const,
  };
}
