import type { DeclarationId } from '../../run/declaration.ts';
import { finding, type Finding, type FindingId, type FindingParams } from '../../run/finding.ts';
import { diskRules } from '../disk.ts';
import type { Checks, PreflightInput } from './preflight-input.ts';
import type { CheckId } from '../../run/finding.ts';
import { windowVerdict } from '../times.ts';
import { declarationRule } from './declaration-rules.ts';

/** Checks that rest on the admin's word, where nothing was observed. An observation goes before a word. */
export const answerChecks = {
  // The old machine as it was is the only way back, for the vendor supports no downgrade.
  'preflight.snapshot-unconfirmed': (input) =>
    answer(input, 'snapshot-completed') === 'yes'
      ? undefined
      : finding('preflight.snapshot-unconfirmed', 'error', {}),
  'preflight.patch-too-recent': (input) =>
    byWord(input, 'patched-over-24-hours-ago', 'preflight.patch-too-recent', {}),
  'preflight.audit-backup-running': (input) => {
    if (input.isAuditJobRunning === true) return finding('preflight.audit-backup-running', 'error', {});
    if (input.isAuditJobRunning === false) return undefined;
    return byWord(input, 'no-audit-backup-running', 'preflight.audit-backup-running', {});
  },
  'preflight.licence-unconfirmed': (input) => {
    if (input.licence?.isCurrent === true) return undefined;
    if (input.licence?.isCurrent === false) return finding('preflight.licence-unconfirmed', 'error', {});
    return byWord(input, 'licence-current', 'preflight.licence-unconfirmed', {});
  },
  'preflight.trial-licence': (input) =>
    answer(input, 'trial-licence-on-new') === 'yes'
      ? undefined
      : finding(
          'preflight.trial-licence',
          answer(input, 'trial-licence-on-new') === 'no' ? 'warning' : 'info',
          {},
        ),
  'preflight.database-large': (input) => {
    const { databaseSizeBytes: sizeBytes } = input;
    const isLarge =
      sizeBytes === undefined
        ? answer(input, 'database-under-50-gb') === 'no'
        : sizeBytes > diskRules.databaseBytes;
    const limitBytes = diskRules.databaseBytes;
    return isLarge
      ? finding('preflight.database-large', 'warning', { sizeBytes: sizeBytes ?? 0, limitBytes })
      : undefined;
  },
  'preflight.database-unknown': (input) =>
    input.databaseSizeBytes === undefined && answer(input, 'database-under-50-gb') === 'unknown'
      ? finding('preflight.database-unknown', 'warning', {})
      : undefined,
  'preflight.integrations-unrecorded': (input) =>
    answer(input, 'integrations-recorded') === 'yes' || !input.asked.includes('integrations-recorded')
      ? undefined
      : finding('preflight.integrations-unrecorded', 'warning', {}),
  'preflight.integrations-recorded': (input) =>
    answer(input, 'integrations-recorded') === 'yes'
      ? finding('preflight.integrations-recorded', 'info', {
          list: input.declared['integrations-recorded']?.note ?? '',
        })
      : undefined,
  'preflight.unconfirmed': (input) =>
    input.asked.flatMap((declaration): Finding[] => {
      const { no } = declarationRule(declaration);
      const given = answer(input, declaration);
      if (no === undefined || given === 'yes') return [];
      return [
        finding('preflight.unconfirmed', given === 'no' ? no : 'warning', { declaration, answer: given }),
      ];
    }),
  'preflight.window-too-short': (input) => {
    const { maintenanceWindowMinutes: plannedMinutes } = input;
    const { kind, neededMinutes } = windowVerdict(plannedMinutes);
    return kind === 'too-short' && plannedMinutes !== undefined
      ? finding('preflight.window-too-short', 'warning', { plannedMinutes, neededMinutes })
      : undefined;
  },
  'preflight.window-unknown': (input) => {
    const { kind, neededMinutes } = windowVerdict(input.maintenanceWindowMinutes);
    return kind === 'unknown' ? finding('preflight.window-unknown', 'info', { neededMinutes }) : undefined;
  },
} satisfies Partial<Checks<CheckId>>;

/** What was not asked is not known. */
function answer(input: PreflightInput, id: DeclarationId): 'yes' | 'no' | 'unknown' {
  return input.declared[id]?.value ?? 'unknown';
}

/** A clear no blocks; not knowing must be accepted by name. */
function byWord<F extends FindingId>(
  input: PreflightInput,
  declaration: DeclarationId,
  id: F,
  params: FindingParams[F],
): Finding | undefined {
  const given = answer(input, declaration);
  return given === 'yes' ? undefined : finding(id, given === 'no' ? 'error' : 'warning', params);
}
