import type { SourceId } from './sources.ts';

/**
 * Points on which the vendor's pages contradict each other: the page of one statement, and the page of the other. What each says
 * stands in `shared/text`, in the same order. Both are shown; which of them holds, nobody has published.
 */
export const contradictions = {
  'image-onto-image': ['migration-legacy-2510', 'troubleshooting'],
  '2604-first': ['migration-guide', 'migration-current'],
  'same-or-newer': ['migrate-article', 'system-backup'],
  // One page, in its warning and in its procedure.
  'licence-or-trial': ['migration-legacy-2510', 'migration-legacy-2510'],
  'patch-before-restore': ['migration-legacy', 'migration-current'],
  'live-update': ['system-configuration', 'migration-legacy'],
  'client-upgrade-first': ['migration-guide', 'migration-legacy'],
  'queued-events': ['migration-legacy', 'global-settings'],
  'licence-again': ['migration-legacy', 'migrate-article'],
  'external-storage': ['system-maintenance', 'external-storage-article'],
  'encryption-packages': ['client-upgrade', 'best-practices'],
  'audit-job': ['faq', 'migration-legacy'],
} as const satisfies Record<string, readonly [SourceId, SourceId]>;
export type ContradictionId = keyof typeof contradictions;
