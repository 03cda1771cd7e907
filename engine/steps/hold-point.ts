import { MigrationError } from '../errors.ts';
import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import type { DeclarationId } from '../../shared/run/declaration.ts';
import { finding, type Finding } from '../../shared/run/finding.ts';
import { hasBegunMoving } from '../../shared/run/standing/moving.ts';
import { settleRows } from '../ledger/settle-rows.ts';
import { lookAtBackup, renewBackup } from './hold-point/look-at-backup.ts';
import { moveInWaves } from './hold-point/move-in-waves.ts';
import { takeBaseline } from './read-clients/take-baseline.ts';
import { settleFindings } from '../run/settle-findings.ts';
import type { DecideStep, StepContext } from '../run/step.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

/**
 * The last point at which everything is reversible. Counts the clients that the old appliance serves, so that there is
 * something to compare with, and has the admin type the name of the machine that is about to be switched off.
 */
export const holdPoint: DecideStep = {
  kind: 'decide',
  id: 'hold-point',
  // Not taken from the journal: whoever resumes a job here confirms again that the outage may begin.
  decide: async (context) => {
    const ofBackup = await lookAtBackup(context, [comesBackId(context)]);
    // Whoever was moved onto what was restored is in no other backup.
    if (!hasBegunMoving(context.state) && (await renewBackup(context, ofBackup))) return;
    // Before anybody is without a server: what the clients will need there takes its time.
    await settleRows(context, 'readmit-clients');
    const counted = await takeBaseline(context, await context.appliance('old'));
    const found = [...ofBackup, ...(counted?.findings ?? [])];
    const isInWaves = context.plan.final.clients === 'in-waves';
    await settleHoldPoint(context, isInWaves ? await moveInWaves(context, found) : found);
    await confirmByName(context);
  },
};

/**
 * A machine that comes back by itself, started or connected again, brings a second owner of the address back: a clear no blocks, not
 * knowing is accepted by name, as what is told of the backup and of the list of clients is.
 */
async function settleHoldPoint(context: StepContext, others: readonly Finding[]): Promise<void> {
  const declaration = comesBackId(context);
  const answer = context.state.declared[declaration]?.value ?? 'unknown';
  const severity = answer === 'no' ? 'error' : 'warning';
  const id = declaration === 'isolation-lasts' ? 'hold-point.isolation-ends' : 'hold-point.autostart-on';
  const ofAutostart = answer === 'yes' ? [] : [finding(id, severity, { answer })];
  await settleFindings(context, 'hold-point', [...ofAutostart, ...others]);
}

function comesBackId({ plan }: StepContext): DeclarationId {
  return plan.final.old === 'isolated' ? 'isolation-lasts' : 'autostart-is-off';
}

/** Whether an outage of this job began so long ago that this would be another one. */
function isLate({ state, clock, plan }: StepContext): boolean {
  if (!state.outage) return false;
  return Math.abs(clock.now() - Date.parse(state.outage.beganAt)) > plan.limits.cutoverMinutes * 60_000;
}

async function confirmByName(context: StepContext): Promise<void> {
  const expected = machineName('old', context.plan, context.state);
  // Confirmed beforehand is one cut-over, not every later one.
  if (context.plan.confirm.switchOff === expected && !isLate(context)) return;
  const typed = await context.ask(
    {
      kind: 'type-name',
      step: 'hold-point',
      side: 'old',
      expected,
      ...(isDirectPlan(context.plan) && { isArmed: true }),
      ...(context.plan.final.old === 'isolated' && { isIsolated: true }),
    },
    { signal: context.signal },
  );
  if (typed.trim() !== expected)
    throw new MigrationError('run.declined', { step: 'hold-point', question: 'type-name' });
}
