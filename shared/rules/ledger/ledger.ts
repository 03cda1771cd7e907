import type { SourceId } from '../sources.ts';

/** What waits until a row is settled: the clients are let in, or the job is finalised. Both are steps. */
export const ledgerGates = ['readmit-clients', 'finalise'] as const;
export type LedgerGate = (typeof ledgerGates)[number];

interface Row {
  /** What a backup holds and what not, or by what the server is known to others. */
  readonly ledger: 'contents' | 'identity';
  /** The page that says so. */
  readonly source: SourceId;
  /** Ways through the vendor's menus, in the vendor's own words; two where the pages name different ones. */
  readonly menus?: readonly string[];
  /** Absent: it is told, and nothing waits for it. */
  readonly gate?: LedgerGate;
  /** It means nothing once that gate is passed. */
  readonly isOfItsGate?: true;
  /** Not every site has it: it is asked once. */
  readonly isOptional?: true;
  /** Of no use to a site without that optional row. */
  readonly goesWith?: string;
  /** Only a move of this kind has it. */
  readonly only?: 'below-2608' | 'from-2608' | 'other-address';
  /** The observation that settles it where it passed. Absent: only a person can. */
  readonly proof?: ProofOfRow;
  /** One that is told beside it, and that alone settles nothing. */
  readonly beside?: 'ledger.syslog' | 'validate.certificate-ca';
  /** A warning of either observation says that it is not so, as a failed one always does: a word that was given before settles nothing. */
  readonly isDeniedByWarning?: true;
}

/** The proofs that speak for a row. */
type ProofOfRow =
  | 'ledger.communication-off'
  | 'validate.licence'
  | 'validate.restored-backup'
  | 'validate.certificate'
  | 'validate.host-key'
  | 'cutover.new-answers';

/** What not every site has: its backup holds it, unless the row says otherwise. */
const onSomeSites = { ledger: 'contents', gate: 'finalise', isOptional: true } as const;

/**
 * Both ledgers of a move by the vendor's pages, a row a thing, in the order in which they are worked on: what becomes of it, what
 * waits for it and where that is written. What is expected, to be done and to be tested stands in `shared/text`.
 */
export const ledger = {
  // Whether a restore brings the setting of the old appliance along is not published.
  'communication-off': {
    ledger: 'contents',
    source: 'migration-legacy',
    menus: ['System Configuration > System Settings'],
    gate: 'readmit-clients',
    isOfItsGate: true,
    proof: 'ledger.communication-off',
    isDeniedByWarning: true,
  },
  licence: {
    ledger: 'contents',
    source: 'migration-legacy',
    menus: ['System Configuration > System Licensing > Import License', 'System Configuration > Licensing'],
    gate: 'readmit-clients',
    proof: 'validate.licence',
    isDeniedByWarning: true,
  },
  'client-packages': {
    ledger: 'contents',
    source: 'client-upgrade',
    menus: ['System Configuration > Client Software', 'System Configuration > Client Software Upgrade'],
    gate: 'readmit-clients',
  },
  'log-rotation': {
    ledger: 'contents',
    source: 'reports',
    menus: ['System Configuration > System Settings > Log Settings'],
    gate: 'finalise',
    only: 'from-2608',
  },
  'ediscovery-policies': {
    ...onSomeSites,
    source: 'migration-legacy',
    menus: ['eDiscovery > Policies and Scans'],
  },
  'ediscovery-results': {
    ledger: 'contents',
    source: 'system-backup',
    menus: ['Dashboard > System Status > System Functionality'],
    gate: 'finalise',
    goesWith: 'ediscovery-policies',
  },
  'cap-policies': {
    ...onSomeSites,
    source: 'migration-legacy',
    menus: ['Content Aware Protection > Policies'],
  },
  dictionaries: {
    ...onSomeSites,
    source: 'troubleshooting',
    menus: ['Content Aware Protection > Policies'],
    only: 'below-2608',
  },
  'dpi-ca': {
    ...onSomeSites,
    ledger: 'identity',
    source: 'migration-legacy',
    menus: ['System Configuration > System Settings > Deep Packet Inspection Certificate'],
    beside: 'validate.certificate-ca',
    isDeniedByWarning: true,
  },
  'encrypted-drives': {
    ...onSomeSites,
    ledger: 'identity',
    source: 'migration-legacy',
    menus: ['Enforced Encryption > Clients list'],
  },
  mail: {
    ...onSomeSites,
    source: 'migration-legacy',
    menus: [
      'System Configuration > Mail Settings',
      'System Configuration > System Settings > Email Configuration',
    ],
  },
  directory: {
    ...onSomeSites,
    source: 'migration-legacy',
    menus: ['Directory Services > Microsoft Active Directory'],
  },
  'entra-id': {
    ...onSomeSites,
    source: 'migration-legacy',
    menus: ['Directory Services > Microsoft Entra ID', 'Directory Services > Azure Active Directory'],
  },
  sso: { ...onSomeSites, source: 'migration-legacy', menus: ['System Configuration > Single Sign On'] },
  scim: { ...onSomeSites, source: 'scim', menus: ['Directory Services > SCIM API Configuration'] },
  siem: {
    ...onSomeSites,
    source: 'best-practices',
    menus: ['Appliance > SIEM Integration', 'System Configuration > SIEM Settings'],
    beside: 'ledger.syslog',
  },
  'shadow-storage': {
    ...onSomeSites,
    source: 'shadow-repository',
    menus: ['System Maintenance > File Shadow Repository', 'System Configuration > File Shadow Repository'],
  },
  exports: {
    ...onSomeSites,
    source: 'reports',
    menus: ['Reports and Analysis > Export Logs', 'System Maintenance > Exported Entities'],
  },
  'backup-schedule': {
    ...onSomeSites,
    source: 'system-backup',
    menus: ['System Maintenance > System Backup v2 > Backup Scheduler'],
  },
  'external-storage': {
    ...onSomeSites,
    source: 'handover',
    menus: ['System Maintenance > External Storage'],
  },
  'api-clients': { ...onSomeSites, source: 'handover' },
  'own-certificate': {
    ...onSomeSites,
    ledger: 'identity',
    source: 'handover',
    menus: ['Appliance > Server Maintenance'],
  },
  'client-certificates': {
    ...onSomeSites,
    ledger: 'identity',
    source: 'appliance',
    menus: ['Appliance > Server Maintenance'],
  },
  'known-addresses': {
    ledger: 'identity',
    source: 'migration-legacy',
    gate: 'finalise',
    only: 'other-address',
  },
  configuration: { ledger: 'contents', source: 'migration-guide', proof: 'validate.restored-backup' },
  logs: {
    ledger: 'contents',
    source: 'migration-legacy',
    menus: ['System Maintenance > Audit Log Backup', 'Reports and Analysis > Export Logs'],
  },
  'other-backups': { ledger: 'contents', source: 'system-backup' },
  'known-defects': { ledger: 'contents', source: 'faq' },
  'ip-address': { ledger: 'identity', source: 'appliance', proof: 'cutover.new-answers' },
  'dns-name': { ledger: 'identity', source: 'migration-legacy' },
  'server-certificate': { ledger: 'identity', source: 'troubleshooting', proof: 'validate.certificate' },
  'ssh-host-key': { ledger: 'identity', source: 'handover', proof: 'validate.host-key' },
  'console-login': { ledger: 'identity', source: 'system-backup' },
  'console-password': { ledger: 'identity', source: 'handover' },
  'server-id': { ledger: 'identity', source: 'migration-current' },
} as const satisfies Record<string, Row>;

export type LedgerRowId = keyof typeof ledger;
/** All rows, in the order in which they are worked on. */
export const ledgerRowIds = Object.keys(ledger) as [LedgerRowId, ...LedgerRowId[]]; // the keys of the object above, nothing else

/** A row that a site may not have. */
export type OptionalRowId = {
  [Id in LedgerRowId]: (typeof ledger)[Id] extends { readonly isOptional: true } ? Id : never;
}[LedgerRowId];

/** What is written of a row. */
export const rowOf = (id: LedgerRowId): Row => ledger[id];

export const optionalRowIds = ledgerRowIds.filter((id) => rowOf(id).isOptional) as [
  OptionalRowId,
  ...OptionalRowId[],
]; // those that the type names
