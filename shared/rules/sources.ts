/** Where a rule comes from. `vendor`: a page of the public documentation. `measured`: our own measurement. `own`: our own caution. */
export interface Source {
  readonly title: string;
  readonly kind: 'vendor' | 'measured' | 'own';
  readonly url?: string;
}

/** When the vendor's pages were read. Shown beside every rule, for the pages change. */
export const rulesReadOn = '2026-11-24';

const repository = 'https://github.com/netwrix/docs/blob';
const page = (title: string, commit: string, path: string): Source => ({
  title: `Netwrix docs: ${title}`,
  kind: 'vendor',
  url: `${repository}/${commit}/docs/endpointprotector/${path}`,
});

/** The pages that rules and words cite, as permanent links to the version that was read. Titles are the vendor's own. */
export const sources = {
  'system-backup': page(
    'System Backup v2',
    '3711fecaa8b97986b9571801e3fbd9cc3821d1b2',
    'admin/systemmaintenance/backup.md',
  ),
  'migration-guide': page(
    'Server Migration & Upgrade Guide',
    'a8ed5bcd261d1989242a2e6f5d26d669dd0b7913',
    'install/migrationprocedure/migrationguide.md',
  ),
  'migration-legacy': page(
    'Migrating from a Legacy 5.x Server',
    '052507c9102c9307013f397cc51cc72328a6736c',
    'install/migrationprocedure/migration-legacy-5x.md',
  ),
  'migration-current': page(
    'Migrating from the Current Image Platform',
    '052507c9102c9307013f397cc51cc72328a6736c',
    'install/migrationprocedure/migration-current-image.md',
  ),
  'best-practices': page(
    'Migration Best Practices',
    '052507c9102c9307013f397cc51cc72328a6736c',
    'install/migrationprocedure/bestpractices.md',
  ),
  faq: page('Migration FAQ', '052507c9102c9307013f397cc51cc72328a6736c', 'install/migrationprocedure/faq.md'),
  troubleshooting: page(
    'Migration Troubleshooting',
    '00ebca657f2a9ae10da295d16bce8d4dfac3ce87',
    'install/migrationprocedure/troubleshooting.md',
  ),
  'server-requirements': page(
    'Server Sizing',
    'ad22dd640908fc205d245eb5b365874cb4fc57ab',
    'requirements/server.md',
  ),
  'address-takeover': { title: 'Handover: measured address takeover', kind: 'measured' },
  handover: { title: 'Handover: own rule', kind: 'own' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
