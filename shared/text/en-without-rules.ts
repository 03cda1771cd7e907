import { afterHoldPoint, enGuides, stuckSheet } from './en-guides.ts';
import type { Words } from './words.ts';

/** For a product whose profile names no rules: what is true of any server, and no page of one vendor. */
export const enWithoutRules: Words['withoutRules'] = {
  notInBackup: {
    title: 'What the backup may not contain',
    items: [
      'What the product keeps outside of its backup, such as logs or licences.',
      'The IP address of the machine.',
      'Other backups.',
    ],
    advice: 'Look it up in the pages of the product, and keep the old machine until nothing is missing.',
  },
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
  rollback: {
    'before-hold-point': enGuides.rollback['before-hold-point'],
    'after-hold-point': (names) =>
      afterHoldPoint(names, { checkIn: 'Check that the clients are served again.', cause: [] }),
  },
  takeoverStuck: (names) => stuckSheet(names, { dns: [], cloud: [] }),
  whatNext: ({ oldName, newName, finalAddress, strategy }) => [
    {
      title: `Leave ${oldName} off`,
      body: 'Keep the machine and its snapshot. Leave autostart, high availability and “connect at power on” off, so that it does not come back by itself.',
      when: 'At once',
    },
    ...(strategy === 'different'
      ? [
          {
            title: 'Tell the clients the new address',
            body: `The new address is ${finalAddress}.`,
            when: 'At once',
          },
        ]
      : []),
    {
      title: 'Check the licence, and test what the server is connected to',
      body: 'Mail, directories, single sign-on and logs count as not moved until they were tested.',
      when: 'On the same day',
    },
    {
      title: 'Make a first backup on the new appliance',
      body: 'Store it, with its key where it has one, outside the server.',
      when: 'On the same day',
    },
    {
      title: 'Remove the old key from known_hosts',
      body: `Administrators who log in to ${finalAddress} will be warned that its host key has changed. Give them the fingerprint of ${newName}.`,
      when: 'On the same day',
    },
    {
      title: 'Look again',
      body: 'Load, disk, and missing clients.',
      when: 'After 24 hours',
    },
    {
      title: 'Delete what is no longer needed',
      body: 'The pulled backup and its key open the whole configuration. Keep them apart, or delete them when the new backup is stored.',
      when: 'After 48 hours',
    },
  ],
  decommission: enGuides.decommission,
  restoreWithKit: [
    'Restore the backup file named above by the means of the product, and enter the key where it asks for one.',
    'Start the import once, and look whether the data is there.',
  ],
};
