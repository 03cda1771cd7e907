/** Where a rule comes from. `vendor`: a page of the public documentation. `measured`: our own measurement. `own`: our own caution. */
export interface Source {
  readonly title: string;
  readonly kind: 'vendor' | 'measured' | 'own';
  readonly url?: string;
}

/** When the copies of the vendor's pages were read. Shown beside every rule, for the pages change. */
export const rulesReadOn = '2026-12-01';

const repository = 'https://github.com/netwrix/docs/blob';
const page = (title: string, commit: string, path: string): Source => ({
  title: `Netwrix docs: ${title}`,
  kind: 'vendor',
  url: `${repository}/${commit}/docs/${path}`,
});
const product = 'endpointprotector';
const migration = `${product}/install/migrationprocedure`;
const articles = 'kb/endpointprotector';

/** The pages that rules and words cite, as permanent links to the version that was read. Titles are the vendor's own. */
export const sources = {
  'system-backup': page(
    'System Backup v2',
    '3711fecaa8b97986b9571801e3fbd9cc3821d1b2',
    `${product}/admin/systemmaintenance/backup.md`,
  ),
  /** The archive folder `2509`, whose text describes servers up to 5.x. */
  'old-system-backup': page(
    'System Backup v2 (2509 folder)',
    'f6b6f4a91dddf6f601b5d9237d04906fea888853',
    `${product}/2509/admin/systemmaintenance/backup.md`,
  ),
  /** Document version 3.0 is stored without its commit: pinned is that of the article that sends its readers there. */
  'migration-guide': page(
    'Server Migration & Upgrade Guide',
    '9dd67555943016f85eaaaf4ab60e59d0bd4e873a',
    `${migration}/migrationguide.md`,
  ),
  'migration-legacy': page(
    'Migrating from a Legacy 5.x Server',
    '9dd67555943016f85eaaaf4ab60e59d0bd4e873a',
    `${migration}/migration-legacy-5x.md`,
  ),
  'migration-legacy-2510': page(
    'Migrating from a Legacy 5.x Server to 2510/2604',
    'b3cfaf74cc5eeb16412aad23e9d3ed99f2ba642e',
    `${migration}/migration-legacy-5x-to-2510.md`,
  ),
  'migration-current': page(
    'Migrating from the Current Image Platform',
    'c906923f1df12d52aeeb890c19e66ba0d17d8865',
    `${migration}/migration-current-image.md`,
  ),
  'best-practices': page(
    'Migration Best Practices',
    '052507c9102c9307013f397cc51cc72328a6736c',
    `${migration}/bestpractices.md`,
  ),
  faq: page('Migration FAQ', '052507c9102c9307013f397cc51cc72328a6736c', `${migration}/faq.md`),
  troubleshooting: page(
    'Migration Troubleshooting',
    '052507c9102c9307013f397cc51cc72328a6736c',
    `${migration}/troubleshooting.md`,
  ),
  'server-requirements': page(
    'Server Sizing',
    'ad22dd640908fc205d245eb5b365874cb4fc57ab',
    `${product}/requirements/server.md`,
  ),
  versioning: page(
    'Unified EPP Clients and Server Versioning',
    '1b630e327c658227279164f9fa86313f109ad168',
    `${product}/install/overview.md`,
  ),
  'system-configuration': page(
    'System Configuration',
    '1e9658c3bff0551a447ae2fb25ff04431c1bbde0',
    `${product}/admin/systemconfiguration/overview.md`,
  ),
  'backup-restore-article': page(
    'How to Perform a Backup Restore',
    '951f09a9f46d0afdecd839518a131d756a9bba99',
    `${articles}/deployment-and-installation/how_to_perform_a_backup_restore.md`,
  ),
  'address-takeover': { title: 'Handover: measured address takeover', kind: 'measured' },
  handover: { title: 'Handover: own rule', kind: 'own' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
