import type { SourceId } from '../sources.ts';

interface Integration {
  /** The way through the vendor's menus, in the vendor's own words. */
  readonly menuPath: readonly string[];
  readonly source: SourceId;
}

/**
 * What an appliance is connected to and a backup does not always bring along: the secrets are to be entered again. Each
 * counts as not migrated until it was tested (Netwrix docs: Migration Best Practices, 37). Names and tests stand in `shared/text`.
 */
export const integrations = {
  smtp: {
    menuPath: ['System Configuration', 'System Settings', 'Email Configuration'],
    source: 'migration-current',
  },
  directory: { menuPath: ['Directory Services', 'Microsoft Active Directory'], source: 'migration-current' },
  'entra-id': { menuPath: ['Directory Services', 'Azure Active Directory'], source: 'migration-current' },
  scim: { menuPath: ['Directory Services', 'SCIM API Configuration'], source: 'migration-current' },
  sso: { menuPath: ['System Configuration', 'SSO / Single Sign-On'], source: 'migration-current' },
  siem: { menuPath: ['System Configuration', 'SIEM Settings'], source: 'migration-current' },
  'shadow-storage': {
    menuPath: ['System Configuration', 'File Shadow Repository'],
    source: 'migration-current',
  },
} as const satisfies Record<string, Integration>;

export type IntegrationId = keyof typeof integrations;
export const integrationIds = Object.keys(integrations) as readonly IntegrationId[]; // the keys of the object above, nothing else
