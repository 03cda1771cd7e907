import type { BundleMask, BundlePart } from '../../contract/bundle-parts.ts';

/** Headings and labels that the report and the window share. */
export const enReport = {
  job: 'Job',
  state: 'State',
  appliance: 'Appliance',
  address: 'Address',
  version: 'Version',
  hostKey: 'Host key',
  step: 'Step',
  result: 'Result',
  file: 'File',
  size: 'Size',
  sha256: 'SHA-256',
  findings: 'Findings',
  accepted: (by: string, at: string) => `Accepted by ${by === 'plan' ? 'the plan' : by}, ${at}`,
  notAccepted: 'Not accepted',
  seen: 'Seen',
  answer: 'Answer',
  note: 'Note',
  outage: 'Interruption of the service',
  keyCustody: 'System Backup Key',
  whatNext: 'What to do next',
  none: 'None',
  unknown: 'Not known',
};
export type ReportWords = typeof enReport;

/** What only the report says, which is in English. */
export const enReportOnly = {
  title: 'Migration report',
  rehearsalTitle: 'Rehearsal report',
  operator: 'Operator',
  started: 'Started',
  ended: 'Ended',
  outcome: 'Outcome',
  appliances: 'Appliances',
  product: 'Product',
  certificate: 'Certificate',
  loginRights: 'What the login allows',
  nothingInstalled: 'Nothing is installed on an appliance, ever.',
  resources: 'Cores / RAM / disk',
  steps: 'Steps',
  duration: 'Duration',
  backup: 'Backup',
  shareOfLimit: 'Share of the 200 MB limit',
  preserved: 'Kept files',
  packages: 'Packages',
  declined: 'Not kept, by decision',
  declinedBy: (by: string, at: string) =>
    by === 'handover'
      ? `Made by this job, and its key is lost, ${at}`
      : `Declined by ${by === 'plan' ? 'the plan' : by}, ${at}`,
  proofs: 'Proofs',
  proof: 'Proof',
  declarations: 'Declared by the operator',
  commands: 'Appendix: commands on the appliances',
  command: 'Command',
  clients: 'Clients',
  clientsMissing: 'Clients not seen yet',
  clientsMissingByKind: 'Not seen yet, by system and agent version',
  system: 'System',
  agentVersion: 'Agent version',
  missingOfAll: 'Missing, of all',
  keyProved: 'The key was read back from where it is kept. It is not part of this report.',
  keyNotProved: 'It was not proved that the key can be read back.',
  rollback: 'Rollback run sheet',
  journal: 'Journal',
  sources: 'Sources',
  sourcesRead: (date: string) => `The pages of the vendor were read on ${date}.`,
  noSecrets: 'This report contains no secrets.',
  appVersion: 'Handover version',
  finalAddress: 'Final address',
  runs: 'Runs',
  mode: 'Mode',
  interrupted: 'Interrupted',
  /** First column of the table that has both appliances side by side. */
  property: 'Property',
  /** What a restored appliance holds, counted. */
  holds: 'Holds',
  /** Before a date: how long a certificate is valid. */
  validTo: 'Valid until',
  /** After a size: room on a disk. */
  free: 'free',
  madeByUs: 'Made by this job',
  wasThere: 'Was there before this job',
  resumedFrom: (size: string) => `resumed at ${size}`,
  kitWritten: (path: string) => `An emergency kit was written to ${path}.`,
  decision: 'Decision',
  /** Column of moments; all of them are UTC. */
  when: 'Time (UTC)',
  severity: 'Severity',
  finding: 'Finding',
  question: 'Question',
  saidBy: 'Said by',
  adminsWord: (by: string) => (by === 'plan' ? 'The plan; not tested' : `Word of ${by}; not tested`),
  outageOpen: 'Not ended when this report was written',
  outageUnseen: 'Ended; its length is not known, because nobody could see when the clients were let in',
  clientsBefore: 'Clients before the cut-over',
  clientsAfter: 'Clients seen after it',
  stillOpen: 'Still open',
  /** Heading of what nobody saw and somebody said. */
  onWord: 'Said, and not seen',
  wordOf: (by: string | undefined) =>
    by === 'plan' ? 'The plan says' : by === undefined ? 'Somebody’s word' : `Word of ${by}`,
  demo: 'Demo',
  demoMeans: 'Both machines were demo appliances inside Handover. No real appliance was touched.',
  wasDone: 'was so already',
  connectionLosses: 'Lost connections',
  lostAt: 'Lost (UTC)',
  restoredAt: 'Restored (UTC)',
  exitCode: 'Exit code',
  lastHash: 'Hash of the last line',
  lastEvent: 'Number of the last event',
  repaired: 'Torn end that a crash left, cut off',
};

/** The support bundle, and what Support asks for first. */
export const enBundle = {
  intro: 'For Netwrix Customer Support, with your ticket. They ask for these first:',
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
  } satisfies Record<BundlePart, string>,
  masks: { addresses: 'Addresses', names: 'Names', accounts: 'Accounts' } satisfies Record<
    BundleMask,
    string
  >,
  hidden: (kind: string, count: number) => `${kind}: hidden, ${String(count)} different ones.`,
  shown: (kind: string) => `${kind}: shown as they are.`,
  noSecrets: 'Keys and passwords are in no record, and so not in this file.',
  readFirst:
    'Read it before you send it: what is only in a note, or in the words of a machine, is not known to be a name.',
};
export type BundleWords = typeof enBundle;
