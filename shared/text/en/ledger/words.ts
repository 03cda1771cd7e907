import type { LedgerRowId } from '../../../rules/ledger/ledger.ts';

/** What is written of a row: what becomes of it by the restore or at the address change, and what to do and to test. */
export interface RowWords {
  readonly expected: string;
  readonly todo: string;
}

const rows: Readonly<Record<LedgerRowId, RowWords>> = {
  'communication-off': {
    expected: 'It may be on again after the restore, as it was on the old appliance.',
    todo: 'Until the clients are let back in: look at it on the new appliance, and switch it off again where it is on. Clients that come before licence and packages are there are refused, or wait.',
  },
  licence: {
    expected: 'Not part of the backup: it is imported again in every case.',
    todo: 'Import the licence file after the restore. Appliance > Server Information must show it as active, with your modules and numbers.',
  },
  'client-packages': {
    expected: 'Never on the new appliance, and in no backup.',
    todo: 'Upload the packages of the clients for Windows and macOS, and both of Enforced Encryption, each with its checksum file. Linux clients are updated by hand, those of Enforced Encryption at once.',
  },
  'log-rotation': {
    expected: 'New in 2608, and on: logs and file shadows older than three months are deleted.',
    todo: 'Set “Enable Log Rotate After” to what your rules demand. 0 keeps everything, and fills the disk.',
  },
  'ediscovery-policies': {
    expected: 'Restored, but scan locations are ignored: whole disks are scanned, and nothing says so.',
    todo: 'Open, edit and save each policy that has scan locations, also where nothing changes. Start a scan and see that it stays within them.',
  },
  'ediscovery-results': {
    expected: 'Results and actions are not connected any more.',
    todo: 'Have the rights and settings of all computers read again.',
  },
  'cap-policies': {
    expected: 'Restored. Some stop triggering, and nothing says so.',
    todo: 'Try a transfer that each policy must block. Where one does not, open, edit and save it, and try again.',
  },
  dictionaries: {
    expected: 'Restored with links to the old address.',
    todo: 'Edit and save each policy that uses a predefined dictionary.',
  },
  'dpi-ca': {
    expected: 'Kept at the same address. A new certificate stack makes another one.',
    todo: 'See that a client trusts the CA, and that a blocked transfer in a browser is blocked. On macOS and Linux another CA is distributed by hand.',
  },
  'encrypted-drives': {
    expected:
      'They work on at the same address. At another one they stay locked until each user decrypts and encrypts them.',
    todo: 'Open an encrypted drive on a client that has checked in.',
  },
  mail: {
    expected: 'The settings are back, the password or the sign-in not always.',
    todo: 'Enter it again, send a test email, and see it arrive.',
  },
  directory: {
    expected: 'The settings are back, the password not always.',
    todo: 'Enter it again, press Test, start a sync, and compare the number of objects with the directory: a part of it is told as success too.',
  },
  'entra-id': {
    expected: 'The settings are back, the secret not always.',
    todo: 'Enter it again, press Test, start a sync, and compare the number of objects.',
  },
  sso: {
    expected: 'Tenant, client ID and secret are not restored.',
    todo: 'Enter them again, and log in from a private browser window.',
  },
  scim: {
    expected: 'The settings are back. The token may fail.',
    todo: 'Generate a token and enter it at the identity provider: the old one ends at once. See a user arrive.',
  },
  siem: {
    expected: 'The settings are back. The sender may have stopped.',
    todo: 'Open and save each server, make an event, and find it in the SIEM. From 2608 on its fields have other names: the parser must know them.',
  },
  'shadow-storage': {
    expected: 'The settings are back, the access keys not always.',
    todo: 'Enter them again, press Test, make a file shadow and find it in the storage. S3 refuses a clock that is 5 minutes off.',
  },
  exports: {
    expected: 'Not published. A system backup cancels exports that wait in the queue.',
    todo: 'Look through the lists, set up what is missing, and start again what was cancelled.',
  },
  'backup-schedule': {
    expected: 'Not published.',
    todo: 'Set up the schedule and its backup key again, keep the key, and see one backup reach Ready to download.',
  },
  'external-storage': { expected: 'Not published.', todo: 'Set it up again, and see a file arrive there.' },
  'api-clients': {
    expected: 'Not published.',
    todo: 'Have Netwrix Customer Support enable the API again, and see each program log in.',
  },
  'own-certificate': {
    expected: 'Not published. A new certificate stack replaces it.',
    todo: 'Import it again where the server shows another one, wait 5 to 10 minutes, and reopen the browser.',
  },
  'client-certificates': {
    expected: 'They need the same CA.',
    todo: 'See that the certificate names what the clients use and is trusted by them before the validation is switched on: otherwise all of them are cut off.',
  },
  'known-addresses': {
    expected:
      'Callbacks of single sign-on, the redirect of the mail sign-in and the SCIM address hold the old address.',
    todo: 'Enter the new address there and at the provider, or have Netwrix Customer Support do it.',
  },
  configuration: { expected: 'Restored.', todo: 'Compare the numbers with those of the old appliance.' },
  logs: {
    expected: 'Never moved: they stay on the old machine.',
    todo: 'Export before what must be kept, or keep the old machine.',
  },
  'other-backups': {
    expected: 'Never moved. Afterwards only the imported backup is listed.',
    todo: 'Fetch before the import every older backup that is still wanted, with its key.',
  },
  'known-defects': {
    expected:
      'Below 2608 the effective rights may be shown empty; artifact logs, eDiscovery tokens and the log page have defects too.',
    todo: 'Ask Netwrix Customer Support where one of them shows.',
  },
  'ip-address': {
    expected: 'Not part of the backup.',
    todo: 'It is set in the cut-over. Reopen the browser after it.',
  },
  'dns-name': {
    expected: 'Not part of the backup: the record is yours.',
    todo: 'Keep the name that the clients use, also in the settings of the client update mechanism.',
  },
  'server-certificate': {
    expected:
      'That of the old appliance comes back. A change of the network makes another one, and the clients wait meanwhile.',
    todo: 'It is looked at in the validation.',
  },
  'ssh-host-key': {
    expected: 'Not published. The new machine has its own.',
    todo: 'Remove the old key from known_hosts where administrators log in.',
  },
  'console-login': {
    expected: 'The accounts of the old appliance, with its two-factor codes.',
    todo: 'Log in with one of them. Codes need the clock of the server to be that of the phone.',
  },
  'console-password': {
    expected: 'May come along, and counts after a restart.',
    todo: 'Have it at hand: the console of the machine asks for it.',
  },
  'server-id': {
    expected: 'A licence file is made for a Server ID. The pages say nothing of a new machine.',
    todo: 'Where the licence is refused, send the Server ID to your account team.',
  },
};

/** The ledger where it is read in full: loaded with the pages that show it. */
export const enLedger = {
  rows,
  title: 'What moves, and what does not',
  means:
    'What the backup brings along, and by what others know the server. What not every site has is asked once, before anything is done.',
  /** Opens the table. */
  table: (count: number) => `${String(count)} rows, with what to do and to test`,
  columns: {
    row: 'What',
    expected: 'What becomes of it',
    todo: 'What to do and to test',
    evidence: 'Seen or said',
  },
  ledgers: { contents: 'What the backup holds', identity: 'By what the server is known' },
  told: 'For your information',
  open: 'Open',
  /** Two ways through the menus, where the pages disagree. */
  or: 'or',
  allHad: 'Nobody has been asked yet what this site has: all rows are shown.',
  given: {
    word: (by: string, at: string) => `Word of ${by}, ${at}`,
    plan: (at: string) => `The plan says so, ${at}`,
    file: (name: string, sha256: string) => `File ${name}, SHA-256 ${sha256}`,
  },
  /** The form. */
  done: (row: string) => `${row}: done and tested`,
  valueLabel: 'What you read there',
  valueHint: 'A number or a line. It goes into the report: no password and no key.',
  addFile: 'Add a file as evidence',
  fileTaken: (name: string) => `File: ${name}`,
  settledOf: (settled: number, all: number) => `${String(settled)} of ${String(all)} settled.`,
  restStaysOpen: (left: number) =>
    left === 1
      ? 'One stays open: you are asked to accept that by its name.'
      : `${String(left)} stay open: you are asked to accept each by its name.`,
  doneAll: 'All of them are done and tested',
};
export type LedgerWords = typeof enLedger;
