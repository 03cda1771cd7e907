import type { Words } from '../words.ts';

const seenByRoot = 'Seen: all files, services, logs, and new files wherever they lie.';
const seenWithoutShell =
  'Seen: the web console from outside, and which ports answer. Not seen: files, services, logs, new files, disk, clock.';

/** Rows of the version matrix, remedies and reasons, in English. */
export const enRules = {
  versionRules: {
    'same-version': 'The article on a new virtual machine has both servers brought to the same version.',
    'no-downgrade': 'A backup cannot be restored on an older version. The vendor supports no downgrade.',
    'before-5-7': 'Versions older than 5.7.0.0 must be upgraded step by step first.',
    '5-7-to-5-9-4-1': 'Versions 5.7.0.0 to 5.9.4.1 must reach 5.9.4.2 by the cumulative patch first.',
    '5-9-4-2': '5.9.4.2 is the only 5.x version whose backups the image platform accepts.',
    'other-5-x': 'The image platform accepts backups of exactly 5.9.4.2, and of no other 5.x version.',
    'image-to-same-or-later':
      'Backups of 2509, 2510, 2601, 2602 and 2604 can be restored on the same or a later of these releases by one page, and by another not.',
    'image-to-2608':
      'Backups of 2509, 2510, 2601 and 2602 can be restored on 2608. The vendor has tested this less.',
    '2604-to-2608': 'From 2604 to 2608 is the path that the vendor has tested best.',
    'old-images-same-only': 'On images up to 5.2.0.6 both servers must have the same version.',
    'client-build':
      'Since 2509 a version reads YYMM.O.C.B. Only O = 0 is a server; 1 to 4 are clients for Windows, macOS, Linux and encryption.',
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
    'rehearse-or-ask':
      'Rehearse the restore in a lab, or ask Netwrix Customer Support which of both pages holds.',
    'newer-target': 'Patch the new appliance, or deploy it from a newer image.',
    'enter-version': 'Read the version in Appliance > Server Information and write it into the plan.',
  },
  contradictions: {
    'image-onto-image': {
      about: 'A backup of 2509 to 2604 on a server of 2509 to 2604',
      sides: ['its table accepts 2509, 2510, 2601, 2602 and 2604', 'only exactly 5.9.4.2 is accepted'],
    },
    '2604-first': {
      about: 'From 2509, 2510, 2601 or 2602 to 2608',
      sides: ['2604 first is recommended', 'no version in between is required'],
    },
    'same-or-newer': {
      about: 'Versions of both servers',
      sides: ['the same on both', 'newer on the new one'],
    },
    'licence-or-trial': {
      about: 'Licence of a fresh 2510 image',
      sides: [
        'its warning: the licence before any patch',
        'its steps: a trial first, the licence after the restore',
      ],
    },
    'patch-before-restore': {
      about: 'Patching a fresh 2608 before the restore',
      sides: ['patch to the latest 2608 first', 'names no patch before the restore'],
    },
    'live-update': {
      about: 'Where patches are uploaded since 2509',
      sides: [
        'System Configuration > Server Update > Offline Patch Upload',
        'Dashboard > Live Update > Offline Patch Uploader',
      ],
    },
    'client-upgrade-first': {
      about: 'When clients are upgraded to 2608',
      sides: ['before client communication is switched on', 'after it is switched on'],
    },
    'queued-events': {
      about: 'Events of clients during the outage',
      sides: ['none is lost', 'a full queue overwrites the oldest'],
    },
    'licence-again': {
      about: 'Licence after the restore',
      sides: ['import it again', 'look whether it is there'],
    },
    'external-storage': {
      about: 'System Backups on external storage',
      sides: ['can be stored there', 'are never stored there'],
    },
    'encryption-packages': {
      about: 'Client packages of Enforced Encryption',
      sides: ['both where both systems are used', 'both in any case'],
    },
    'audit-job': {
      about: 'Audit Log Backup that never ends',
      sides: ['corrected in 2608', 'still to be expected after the move to 2608'],
    },
  },
  untested: {
    'not-read': 'it could not be read',
    'not-reached': 'the web console was not reached',
    'newest-not-published': 'the number of the newest patch is not published',
    'minimum-not-published':
      "the vendor's table is from before CrateDB, and the minimum for 2608 is not published",
    'system-not-published': 'the system of this version is not published',
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
    'no-shell': 'Handover has no shell there',
  },
  loginRights: {
    root: { word: 'root itself', seen: seenByRoot },
    sudo: { word: 'sudo without a password', seen: seenByRoot },
    'sudo-password': { word: 'sudo with the password', seen: seenByRoot },
    'no-sudo': {
      word: 'no sudo, or no password for it was given',
      seen: 'Seen: services, and the files, logs and new files that this login can read. Not seen: what only root can read.',
    },
    menu: { word: 'a menu and no shell', seen: seenWithoutShell },
    'no-ssh': { word: 'no SSH', seen: seenWithoutShell },
  },
  folderHints: {
    synced: 'it is copied to a cloud service',
    temporary: 'it is emptied by the system',
    fat32: 'its file system knows no access rights',
    shared: 'other people can read it',
  },
} as const satisfies Partial<Words>;
