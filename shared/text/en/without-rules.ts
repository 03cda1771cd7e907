import { enGuides, keepOldTask, lostAddressTasks, stuckSheet } from './guides.ts';
import type { Words } from '../words.ts';

/** For a product whose profile names no rules: what is true of any server, and no page of one vendor. */
export const enWithoutRules: Words['withoutRules'] = {
  longWaits: {
    ...enGuides.longWaits,
    'back-up': {
      title: 'The backup is being made',
      normal: ['How long it takes depends on the product and on its data.'],
      doNot: ['Do not start a second backup.'],
      ifLonger: ['Check the free disk space of the old appliance.'],
    },
    restore: {
      title: 'The backup is being restored',
      normal: ['How long it takes depends on the product and on its data.'],
      doNot: ['Do not start the import a second time, and do not switch the machine off.'],
      ifLonger: [
        'Look at the logs of the product on the new appliance.',
        'Check the free disk space of the new appliance.',
        'Compare the SHA-256 of the backup file with the one in this job.',
      ],
    },
    'readmit-clients': {
      title: 'The clients are coming back',
      normal: ['The load of the new appliance is high for a time.'],
      doNot: ['Do not start a mass installation of clients at the same time.'],
      ifLonger: ['Check that firewalls let the clients reach the final address.'],
    },
  },
  takeoverStuck: (names) => stuckSheet(names, { dns: [], cloud: [] }),
  whatNext: ({ oldName, newName, finalAddress, strategy, old, lostAddresses }) => [
    keepOldTask({ oldName, old }),
    ...lostAddressTasks({ oldName, newName, lostAddresses }),
    ...(strategy === 'different'
      ? [
          {
            title: 'Tell the clients the new address',
            body: `The new address is ${finalAddress}.`,
            when: 'At once',
            due: 'tonight' as const,
          },
        ]
      : []),
    {
      title: 'Check the licence, and test what the server is connected to',
      body: 'Mail, directories, single sign-on and logs count as not moved until they were tested. The backup may not hold what the product keeps outside of it: look that up in its pages.',
      when: 'On the same day',
      due: 'tomorrow' as const,
    },
    {
      title: 'Make a first backup on the new appliance',
      body: 'Store it, with its key where it has one, outside the server.',
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
      title: 'Look again',
      body: 'Load, disk, and missing clients.',
      when: 'After 24 hours',
      due: 'tomorrow' as const,
    },
    {
      title: 'Delete what is no longer needed',
      body: 'The pulled backup and its key open the whole configuration. Keep them apart, or delete them when the new backup is stored.',
      when: 'After 48 hours',
      due: 'later' as const,
    },
  ],
  decommission: enGuides.decommission,
  findings: {
    'preflight.snapshot-unconfirmed': { why: 'The old machine as it was is the only way back.' },
    'preflight.disk-free-old': { fix: 'Delete what is not needed, or give the machine more disk.' },
    'preflight.disk-free-new': { why: 'The backup file and what the restore unpacks must both find room.' },
    'preflight.client-communication-on-new': { fix: 'Switch it off until the new appliance is validated.' },
    'preflight.dhcp-on-new': { why: 'An address that changes by itself ends the job in the middle.' },
    'preflight.cloud-image': {
      why: 'In a cloud the network of the provider decides who gets an address.',
      fix: 'Plan to move the private address with the tools of the provider.',
    },
    'preflight.console-unreachable': { why: 'What is done by hand is mostly done there.' },
    'preflight.certificate-address': {
      why: 'Clients that check the certificate may refuse the server at this address.',
      fix: 'Keep the address if you can. Otherwise plan for a certificate that names the new one.',
    },
    'preflight.different-address': {
      why: 'Every client must be told the new address.',
      fix: 'Keep the address. Otherwise accept this by name after you have planned for it.',
    },
    'preflight.no-client-baseline': { fix: 'Note how many clients the old appliance serves.' },
  },
  restoreWithKit: [
    'Restore the backup file named above by the means of the product, and enter the key where it asks for one.',
    'Start the import once, and look whether the data is there.',
  ],
};
