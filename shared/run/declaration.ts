/** What only the admin can know. Each id has its words, and a place in the plan (`declare`) to answer it beforehand. */
export const declarationIds = [
  'snapshot-completed',
  'patched-over-24-hours-ago',
  'no-audit-backup-running',
  'licence-current',
  'trial-licence-on-new',
  'php-els-filled',
  'database-under-50-gb',
  'integrations-recorded',
  'old-is-powered-off',
  'autostart-is-off',
] as const;
export type DeclarationId = (typeof declarationIds)[number];
