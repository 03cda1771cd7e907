import { toldKey } from '../../../shared/run/reduce-run.ts';
import { isBefore, stepIds } from '../../../shared/run/steps.ts';
import { finding, type Finding } from '../../../shared/run/finding.ts';
import type { DeclarationId } from '../../../shared/run/declaration.ts';
import { backupAge } from '../../../shared/run/standing/backup-age.ts';
import { listAdminActions } from '../../appliance/output/api-admin-actions.ts';
import { isMigrationError } from '../../errors.ts';
import { declareAll } from '../../run/declare/declare.ts';
import type { StepContext } from '../../run/step.ts';
import { readByApi } from '../read-clients/read-by-api.ts';

/**
 * Notes what administrators did last on the old appliance, before a backup is begun there: whatever they do from then on may not be
 * in it. Where the API does not tell, the admin is asked at the hold point.
 */
export async function noteAdminActions(context: StepContext): Promise<void> {
  const { backup, begunBackup, adminActionId, toldAt } = context.state;
  // One that was begun already, or that a person was told to make, may be older than what would be noted now.
  const isTold = toldAt[toldKey('back-up', 'create-backup')] !== undefined;
  if (backup !== undefined || begunBackup !== undefined || adminActionId !== undefined || isTold) return;
  const seen = await readActions(context, undefined);
  if (seen) context.emit({ type: 'admin-actions.noted', newestId: seen.newestId });
}

/**
 * What speaks against the backup by now: its age, and what was changed on the old appliance since. `asked`: what else is asked at
 * this point, in the same form.
 */
export async function lookAtBackup(
  context: StepContext,
  asked: readonly DeclarationId[],
): Promise<readonly Finding[]> {
  const aged = ageFinding(context);
  const noted = context.state.adminActionId;
  const seen = noted === undefined ? undefined : await readActions(context, noted);
  const changes: DeclarationId[] = seen ? [] : ['no-changes-since-backup'];
  await declareAll(context, 'hold-point', [...changes, ...asked], {
    ofTheMoment: changes,
    // A plan was written before the backup was made: it answers only where nobody is there to be asked.
    mayBePlanned: (id) => !context.isAttended || !changes.includes(id),
  });
  const changed = seen ? observedChanges(seen.done) : declaredChanges(context);
  return [aged, changed].filter((found) => found !== undefined);
}

/**
 * Offers a fresh backup in the place of one that `found` speaks against, where one is made by the job and a person is there. Agreed to,
 * all that rests on the old one is rolled back in the record, so that it is done again; its files stay where they are. Returns whether.
 */
export async function renewBackup(context: StepContext, found: readonly Finding[]): Promise<boolean> {
  const { state, plan, signal, isAttended, secrets, kept } = context;
  const { backup } = state;
  if (found.length === 0 || !isAttended || plan.backup.use !== 'new' || !backup) return false;
  const isWanted = await context.ask(
    { kind: 'renew-backup', backup: backup.name, findings: [...found] },
    { signal },
  );
  if (!isWanted) return false;
  for (const step of [...stepIds].reverse()) {
    if (isBefore(step, 'hold-point') && !isBefore(step, 'back-up'))
      context.emit({ type: 'step.reverted', step });
  }
  context.emit({ type: 'backup.discarded', name: backup.name, reason: 'outdated' });
  // The next one has a key of its own, and the one before is not new any more.
  secrets.key?.clear();
  delete secrets.key;
  delete kept.backupsBefore;
  return true;
}

function ageFinding({ state, plan, clock }: StepContext): Finding | undefined {
  const age = backupAge(state);
  const limitMs = plan.limits.backupAgeHours * 3_600_000;
  const sinceMs = age.kind === 'made' ? age.atMs : age.kind === 'at-least' ? age.sinceMs : undefined;
  // A clock that was set back makes no backup younger.
  const ageMs = sinceMs === undefined ? undefined : Math.abs(clock.now() - sinceMs);
  if (ageMs !== undefined && ageMs > limitMs)
    return finding('hold-point.backup-old', 'warning', { ageMs, limitMs });
  return age.kind === 'made' ? undefined : finding('hold-point.backup-age-unknown', 'warning', { limitMs });
}

function observedChanges(done: readonly string[]): Finding | undefined {
  if (done.length === 0) return undefined;
  const kinds = [...new Set(done)];
  const named = kinds.slice(0, mostNamed).join('; ');
  return finding('hold-point.changes-since-backup', 'warning', { answer: 'seen', count: done.length, named });
}

function declaredChanges({ state }: StepContext): Finding | undefined {
  const answer = state.declared['no-changes-since-backup']?.value ?? 'unknown';
  return answer === 'yes'
    ? undefined
    : finding('hold-point.changes-since-backup', 'warning', { answer, count: 0, named: '' });
}

const mostNamed = 8;

/** Undefined where the API is not wanted, or does not tell: then nothing is known of changes. */
async function readActions(context: StepContext, sinceId: number | undefined) {
  try {
    return await readByApi(context, await context.appliance('old'), (options) =>
      listAdminActions(options, sinceId),
    );
  } catch (error) {
    if (isMigrationError(error, 'appliance.api-refused')) return undefined;
    throw error;
  }
}
