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
  'migrate-article': page(
    'Migrate the Endpoint Protector Server to a New Virtual Machine',
    '45cb9185e1d657ee358998dcde44d5bc1a38ee70',
    `${articles}/deployment-and-installation/migrate_the_endpoint_protector_server_to_a_new_virtual_machine.md`,
  ),
  'system-maintenance': page(
    'System Maintenance',
    '168a4488714d2673d391e8f2f3e8d72e6ef13be1',
    `${product}/admin/systemmaintenance/overview.md`,
  ),
  'external-storage-article': page(
    'How to Set Up External Storage',
    '951f09a9f46d0afdecd839518a131d756a9bba99',
    `${articles}/administration-security-and-monitoring/how_to_set_up_external_storage.md`,
  ),
  'client-upgrade': page(
    'Client Upgrade Management',
    '052507c9102c9307013f397cc51cc72328a6736c',
    `${migration}/clientupgrade.md`,
  ),
  administrators: page(
    'Administration and Access Control',
    '1e2a9bb5fb1d2782a1de6f10828a2e121a254a06',
    `${product}/admin/systemconfiguration/adminandaccess.md`,
  ),
  'system-security': page(
    'System Security',
    '946199e3cbd942f3f0c594840c246dd7671505d6',
    `${product}/admin/systemconfiguration/systemsecurity.md`,
  ),
  'global-settings': page(
    'Global Settings',
    '00ebca657f2a9ae10da295d16bce8d4dfac3ce87',
    `${product}/admin/dc_module/globalsettings.md`,
  ),
  'deep-packet-inspection': page(
    'Deep Packet Inspection',
    'ad22dd640908fc205d245eb5b365874cb4fc57ab',
    `${product}/admin/cap_module/deeppacket.md`,
  ),
  appliance: page('Appliance', '69476d3a560a14925a2a8a29768c5d5f6d0f7066', `${product}/admin/appliance.md`),
  reports: page(
    'Reports and Analysis',
    '168a4488714d2673d391e8f2f3e8d72e6ef13be1',
    `${product}/admin/reports.md`,
  ),
  scim: page('SCIM 2.0 API', '9a820848185dfbbb10a43f86ece4e8ab3424285b', `${product}/admin/scimapi.md`),
  'shadow-repository': page(
    'File Shadow Repository',
    'a0c529de1c9f5a180ae93307cb31e0a76b25a258',
    `${product}/admin/systemmaintenance/shadowrepository.md`,
  ),
  'client-version': page(
    'Check the Client Version Installed on Your Computer',
    '679f743ee5f43f0841338b9f8c306189867494b4',
    `${articles}/deployment-and-installation/check_the_client_version_installed_on_your_computer.md`,
  ),
  'display-limit': page(
    'How to Increase the 200 Entries Display Limitation',
    'de26ab498640209dbcd5a33e12dd622dc16c9e88',
    `${articles}/administration-security-and-monitoring/how_to_increase_the_200_entries_display_limitation.md`,
  ),
  'clients-migration': page(
    'EPP Clients Migration',
    '20645aef1545e55314003ebc06d4948ce623173f',
    `${product}/admin/systemconfiguration/eppclientsmigration.md`,
  ),
  'address-takeover': { title: 'Handover: measured address takeover', kind: 'measured' },
  handover: { title: 'Handover: own rule', kind: 'own' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
