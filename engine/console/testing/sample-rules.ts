import { loadProfile } from '../../appliance/profiles/load-profile.ts';
import type { ConsoleRules } from '../console-rules.ts';
import type { PageSight } from '../page-sight.ts';

/** The rules of the shipped profile. */
export async function shippedRules(): Promise<ConsoleRules> {
  const { console: rules } = await loadProfile('endpoint-protector', '.');
  if (!rules) throw new Error('the profile has no rules for its console');
  return rules;
}

/** A page with texts, a role and a text each, and what else is given. */
export function pageWith(
  texts: readonly (readonly [PageSight['texts'][number]['role'], string])[],
  rest: Partial<PageSight> = {},
): PageSight {
  return {
    title: '',
    texts: texts.map(([role, text]) => ({ role, text })),
    tables: [],
    beside: [],
    isWhole: true,
    ...rest,
  };
}

/** What makes a page that of the backups. */
export const backupTexts = [
  ['text', 'System Maintenance >'],
  ['link', 'System Backup v2'],
  ['heading', 'System Backup V2'],
  ['heading', 'System Backup Information'],
  ['heading', 'List of System Backups'],
] as const;
