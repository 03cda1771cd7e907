import type { AddressWords } from '../../sheets/address-words.ts';

/** Both orders that the vendor publishes, each with what follows from it. */
export const enAddress: AddressWords = {
  orderLabel: 'When the new appliance gets the address',
  orders: {
    'address-last': {
      title: 'Address last',
      summary:
        'The new appliance is restored at an address of its own, and gets the final one when the old one is gone.',
      consequences: [
        'Handover sees both machines the whole time, from this computer and from the new appliance.',
        'Saving the new address makes a new certificate; clients pause until they have it.',
        'On AWS, Azure and GCP images the address is changed in the setup wizard of the console.',
      ],
    },
    'address-first': {
      title: 'Address first, on an isolated network',
      summary:
        'The new appliance is deployed with the final address on an isolated network and restored there. Then the networks of both machines are swapped in the hypervisor.',
      consequences: [
        'No address changes after the restore, so that no new certificate is to be expected.',
        'Until the swap this computer must reach the new appliance in another way: at a second address, or through a jump host. With the same address write its host key into the plan.',
        'Who is at the final address is seen from this computer alone, which must stand in the network of the clients.',
        'The two networks must never be connected: both machines have the same address.',
      ],
    },
  },
  oldLabel: 'What becomes of the old appliance',
  old: {
    off: {
      title: 'Switched off',
      summary: 'The old appliance is shut down.',
      consequences: ['Autostart, high availability and “connect at power on” must be off.'],
    },
    isolated: {
      title: 'Isolated, and left on',
      summary:
        'The old appliance stays on, in a network where no client is. Its logs can still be read there.',
      consequences: [
        'Its place in that network must be stored in the settings of the machine.',
        'Two servers with one licence are on at the same time: ask the vendor how long that may be.',
      ],
    },
  },
  inWaves: {
    title: 'Move the clients in waves, before the old appliance goes off',
    summary:
      'Handover leads you at the hold point: a pilot, then the others, by EPP Clients migration. It needs 2601 or later on the old appliance, clients of 2511 or later, and no Enforced Encryption.',
    consequences: [
      'The new appliance must have its final address from the start: whoever has moved looks for it there.',
      'You hand over a list of computers of both appliances in each wave; without that of the old one nobody counts as moved.',
      'Plan a day or two between the pilot and the others: stop the job meanwhile, and resume it.',
      'Licences count on both appliances for 30 days. On macOS and Linux the certificate of Deep Packet Inspection is distributed again.',
      'No rollback moves a client back.',
    ],
  },
};
