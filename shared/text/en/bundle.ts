import type { Words } from '../words.ts';

/** The support bundle, and what Support asks for first. */
export const enBundle: Words['bundle'] = {
  intro: 'Send this file to Netwrix Customer Support with your ticket. They ask for these first:',
  job: 'Job',
  oldVersion: 'Version of the old appliance',
  newVersion: 'Version of the new appliance',
  backupSize: 'Size of the backup',
  endpoints: 'Endpoints',
  stoppedIn: 'Stopped in',
  error: 'Error',
  notKnown: 'not known',
  nowhere: 'no step',
  none: 'none',
  parts: {
    journal: 'Journal',
    report: 'Report',
    facts: 'Facts and plan',
    logs: 'Log in words',
    versions: 'Versions',
  },
  masks: { addresses: 'Addresses', names: 'Names', accounts: 'Accounts' },
  hidden: (kind, count) => `${kind}: hidden, ${String(count)} different ones.`,
  shown: (kind) => `${kind}: shown as they are.`,
  noSecrets: 'Keys and passwords are in no record, and so not in this file.',
  readFirst:
    'Read it before you send it: what is only in a note, or in the words of a machine, is not known to be a name.',
};
