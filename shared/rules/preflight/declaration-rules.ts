import type { Plan } from '../../contract/plan.ts';
import { declarationIds, type DeclarationId } from '../../run/declaration.ts';
import type { Severity } from '../../run/finding.ts';
import type { SourceId } from '../sources.ts';
import type { RunState } from '../../run/run-state.ts';
import { isHad } from '../ledger/is-had.ts';
import type { OptionalRowId } from '../ledger/ledger.ts';

/** Under which head something is asked. */
export const declarationGroups = ['machines', 'licence', 'ways-in', 'certificates', 'around'] as const;
export type DeclarationGroup = (typeof declarationGroups)[number];

interface DeclarationRule {
  /** When an answer is needed. */
  readonly stage: 'preflight' | 'hold-point' | 'cut-over';
  readonly group: DeclarationGroup;
  readonly source: SourceId;
  /** Only the vendor's rules want to know it. */
  readonly isVendors: boolean;
  /** What a clear no is, where no check of its own says it: not to know is a warning. */
  readonly no?: Exclude<Severity, 'info'>;
  /** Plans for which it matters; absent: all. */
  readonly isAsked?: (plan: Plan) => boolean;
  /** Only a site that has one of these knows it; absent: every site. */
  readonly rows?: readonly OptionalRowId[];
}

const vendors = { stage: 'preflight', isVendors: true } as const;
/** Asked under whatever rules, of the machines themselves. */
const ofMachines = { group: 'machines', isVendors: false } as const;

/** What only the admin can know, with the page that asks for it. Words in `shared/text`, by id. */
export const declarationRules = {
  'snapshot-completed': { ...ofMachines, stage: 'preflight', source: 'best-practices' },
  'snapshot-of-new': { ...ofMachines, stage: 'preflight', source: 'handover', no: 'warning' },
  'hypervisor-supported': { ...vendors, group: 'machines', source: 'migration-legacy', no: 'warning' },
  'patched-over-24-hours-ago': { ...vendors, group: 'machines', source: 'migration-legacy' },
  'no-audit-backup-running': { ...vendors, group: 'machines', source: 'best-practices' },
  'database-under-50-gb': { ...vendors, group: 'machines', source: 'best-practices' },
  'licence-current': { ...vendors, group: 'licence', source: 'best-practices' },
  'trial-licence-on-new': { ...vendors, group: 'licence', source: 'migration-current' },
  'php-els-filled': { ...vendors, group: 'licence', source: 'troubleshooting' },
  'packages-at-hand': {
    ...vendors,
    group: 'licence',
    source: 'best-practices',
    no: 'warning',
    // Those that the plan names are hashed, which shows more.
    isAsked: ({ packages }) => packages.length === 0,
  },
  // After the restore the accounts of the old appliance hold: whoever is locked out then is locked out in the outage.
  'local-administrator-works': { ...vendors, group: 'ways-in', source: 'administrators', no: 'error' },
  'login-addresses-fit': { ...vendors, group: 'ways-in', source: 'administrators', no: 'error' },
  'console-password-known': {
    ...vendors,
    group: 'ways-in',
    source: 'system-security',
    no: 'warning',
    isAsked: ({ final }) =>
      final.strategy === 'same' && final.takeover === 'profile' && final.order === 'address-last',
  },
  'ssh-can-be-enabled': {
    ...vendors,
    group: 'ways-in',
    source: 'appliance',
    no: 'warning',
    isAsked: (plan) => plan.new.access === 'ssh',
  },
  'clocks-agree': { ...vendors, group: 'ways-in', source: 'appliance', no: 'warning' },
  // The one that cuts off all clients at once.
  'certificate-validation-fits': {
    ...vendors,
    group: 'certificates',
    source: 'appliance',
    no: 'error',
    rows: ['client-certificates'],
  },
  'own-certificate-at-hand': {
    ...vendors,
    group: 'certificates',
    source: 'appliance',
    no: 'warning',
    rows: ['own-certificate'],
  },
  'dpi-clients-prepared': {
    ...vendors,
    group: 'certificates',
    source: 'deep-packet-inspection',
    no: 'warning',
    rows: ['dpi-ca'],
  },
  'integrations-recorded': {
    ...vendors,
    group: 'around',
    source: 'best-practices',
    rows: [
      'mail',
      'directory',
      'entra-id',
      'sso',
      'scim',
      'siem',
      'shadow-storage',
      'external-storage',
      'api-clients',
    ],
  },
  'support-changes-recorded': { ...vendors, group: 'around', source: 'appliance', no: 'warning' },
  'client-queues-outlast-outage': { ...vendors, group: 'around', source: 'global-settings', no: 'warning' },
  'no-changes-since-backup': { ...ofMachines, stage: 'hold-point', source: 'system-backup' },
  'autostart-is-off': { ...ofMachines, stage: 'hold-point', source: 'address-takeover' },
  'old-is-powered-off': { ...ofMachines, stage: 'cut-over', source: 'address-takeover' },
  'isolation-lasts': { ...ofMachines, stage: 'hold-point', source: 'address-takeover' },
  'old-is-isolated': { ...ofMachines, stage: 'cut-over', source: 'address-takeover' },
} as const satisfies Record<DeclarationId, DeclarationRule>;

/** The rule of something that is declared. */
export function declarationRule(id: DeclarationId): DeclarationRule {
  return declarationRules[id];
}

/** What the preflight asks for by the rules of a run, its plan, and what its site has, whatever can be observed. */
export function askedInPreflight(plan: Plan, state: Pick<RunState, 'rules' | 'ledger'>): DeclarationId[] {
  return declarationIds.filter((id) => {
    const { stage, isVendors, isAsked, rows } = declarationRule(id);
    const isOfSite = !rows || rows.some((row) => isHad(state, row));
    return (
      stage === 'preflight' && (state.rules !== 'none' || !isVendors) && isOfSite && isAsked?.(plan) !== false
    );
  });
}
