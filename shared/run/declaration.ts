/** What only the admin can know. Each id has its words, and a place in the plan (`declare`) to answer it beforehand. */
export const declarationIds = [
  'snapshot-completed',
  'snapshot-of-new',
  'hypervisor-supported',
  'patched-over-24-hours-ago',
  'no-audit-backup-running',
  'database-under-50-gb',
  'licence-current',
  'trial-licence-on-new',
  'php-els-filled',
  'packages-at-hand',
  'local-administrator-works',
  'login-addresses-fit',
  'console-password-known',
  'ssh-can-be-enabled',
  'clocks-agree',
  'certificate-validation-fits',
  'own-certificate-at-hand',
  'dpi-clients-prepared',
  'integrations-recorded',
  'support-changes-recorded',
  'client-queues-outlast-outage',
  'no-changes-since-backup',
  'old-is-powered-off',
  'autostart-is-off',
  'old-is-isolated',
  'isolation-lasts',
] as const;
export type DeclarationId = (typeof declarationIds)[number];

export const declarationValues = ['yes', 'no', 'unknown'] as const;

/** An answer of the admin, with a note for the report. */
export interface Declaration {
  readonly value: (typeof declarationValues)[number];
  readonly note: string;
}
/** What is not among them is not known. */
export type Declarations = Readonly<Partial<Record<DeclarationId, Declaration>>>;

/** An answer to each, as `valueOf` says. */
export function declareEach(
  ids: readonly DeclarationId[],
  valueOf: (id: DeclarationId) => Declaration['value'],
  note = '',
): Declarations {
  return Object.fromEntries(ids.map((id) => [id, { value: valueOf(id), note }]));
}
