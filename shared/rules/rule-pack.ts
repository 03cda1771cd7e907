import type { CheckId } from '../run/finding.ts';

/**
 * Whose rules hold for an appliance: `endpoint-protector` are those of Netwrix's pages (versions, sizes, licences, the limit of
 * 200 MB); with `none` nobody published any, so that nothing is held against them, and the preflight says that.
 */
export const rulePacks = ['endpoint-protector', 'none'] as const;
export type RulePack = (typeof rulePacks)[number];

/** The rules of a move: those of either side, so that a profile that forgot them switches none off. */
export function packOfMove(old: RulePack, fresh: RulePack): RulePack {
  return old === 'none' ? fresh : old;
}

/** Checks that rest on the vendor's pages alone. */
export const vendorChecks: readonly CheckId[] = [
  'preflight.version-unknown',
  'preflight.version-unsupported',
  'preflight.version-less-tested',
  'preflight.version-not-listed',
  'preflight.pages-contradict',
  'preflight.guest-os',
  'preflight.new-not-newest',
  'preflight.php-els',
  'preflight.sizing',
  'preflight.clients-old',
  'preflight.clients-linux',
  'preflight.waves',
  'preflight.patch-too-recent',
  'preflight.audit-backup-running',
  'preflight.licence-unconfirmed',
  'preflight.trial-licence',
  'preflight.database-large',
  'preflight.database-unknown',
  'preflight.integrations-unrecorded',
  'preflight.integrations-recorded',
  'preflight.dns-fields',
  'preflight.window-too-short',
  'preflight.window-unknown',
];
