import type { Words } from '../words.ts';

/** Rows of the version matrix, remedies and reasons, in English. */
export const enRules = {
  versionRules: {
    'same-version': 'A backup can be restored on a server of the same version.',
    'no-downgrade': 'A backup cannot be restored on an older version. The vendor supports no downgrade.',
    'before-5-7': 'Versions older than 5.7.0.0 must be upgraded step by step first.',
    '5-7-to-5-9-4-1': 'Versions 5.7.0.0 to 5.9.4.1 must reach 5.9.4.2 by the cumulative patch first.',
    '5-9-4-2': '5.9.4.2 is the only 5.x version whose backups the image platform accepts.',
    'other-5-x': 'The image platform accepts backups of exactly 5.9.4.2, and of no other 5.x version.',
    'image-to-same-or-later':
      'Backups of 2509, 2510, 2601, 2602 and 2604 can be restored on the same or a later release up to 2604.',
    'image-to-2608':
      'Backups of 2509, 2510, 2601 and 2602 can be restored on 2608. The vendor has tested this less.',
    '2604-to-2608': 'From 2604 to 2608 is the path that the vendor has tested best.',
    'old-images-same-only': 'On images up to 5.2.0.6 both servers must have the same version.',
    'not-listed': "The vendor's matrix says nothing about this pair of versions.",
    unreadable: 'A version could not be read, or not completely.',
  },
  remedies: {
    none: 'Nothing needs to be done.',
    'step-by-step-or-fresh':
      'Upgrade the old appliance step by step with Netwrix Customer Support, or set up a new one.',
    'patch-to-5-9-4-2':
      'Apply the cumulative patch to exactly 5.9.4.2, wait 24 hours, and make a new backup.',
    'ask-support': 'Ask Netwrix Customer Support before you go on.',
    '2604-first':
      'Upgrade the old appliance to 2604 first, and make a new backup there. This is recommended, not required.',
    'newer-target': 'Patch the new appliance, or deploy it from a newer image.',
    'enter-version': 'Read the version in Appliance > Server Information and write it into the plan.',
  },
  untested: {
    'not-read': 'it could not be read',
    'not-reached': 'the web console was not reached',
    'newest-not-published': 'the number of the newest patch is not published',
    'version-unreadable': 'the version is not known',
    'endpoints-unknown': 'the plan does not say how many endpoints there are',
    'not-an-address': 'the final address is a name, not an IP address',
    'not-understood': 'what the machine says about it is not understood',
    'platform-not-told': 'nothing on the machine tells it',
    'card-unknown': 'the network card is not known',
    'owner-not-told': 'systemd does not tell which network services run',
    'not-in-profile': 'the profile does not describe it',
    'folder-unknown': 'the folder is not known',
    'not-this-side': 'it is not for this appliance',
  },
  folderHints: {
    synced: 'it is copied to a cloud service',
    temporary: 'it is emptied by the system',
    fat32: 'its file system knows no access rights',
    shared: 'other people can read it',
  },
} as const satisfies Partial<Words>;
