import { MigrationError } from '../errors.ts';
import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import { finding } from '../../shared/run/finding.ts';
import { declare } from '../run/declare.ts';
import { readClients } from './read-clients.ts';
import { settleFindings } from '../run/settle-findings.ts';
import type { DecideStep, StepContext } from '../run/step.ts';

/**
 * The last point at which everything is reversible. Counts the clients that the old appliance serves, so that there is
 * something to compare with, and has the admin type the name of the machine that is about to be switched off.
 */
export const holdPoint: DecideStep = {
  kind: 'decide',
  id: 'hold-point',
  // Not taken from the journal: whoever resumes a job here confirms again that the outage may begin.
  decide: async (context) => {
    await takeBaseline(context);
    await settleAutostart(context);
    await confirmByName(context);
  },
};

/** A machine that starts by itself brings a second owner of the address back: a clear no blocks, not knowing is accepted by name. */
async function settleAutostart(context: StepContext): Promise<void> {
  const answer = await declare(context, 'hold-point', 'autostart-is-off');
  const severity = answer === 'no' ? 'error' : 'warning';
  const findings = answer === 'yes' ? [] : [finding('hold-point.autostart-on', severity, { answer })];
  await settleFindings(context, 'hold-point', findings);
}

async function takeBaseline(context: StepContext): Promise<void> {
  const list = await readClients(context, await context.appliance('old'));
  if (!list) return;
  const { clients, source } = list;
  const named = clients.slice(0, maxNames);
  const kinds = named.map(({ os = '', agentVersion = '' }) => ({ os, agentVersion }));
  context.emit({
    type: 'clients.baseline',
    count: clients.length,
    names: named.map(({ name }) => name),
    ...(kinds.some(({ os, agentVersion }) => os !== '' || agentVersion !== '') && { kinds }),
    source,
  });
}

/** The vendor's largest size is 20,000 endpoints. */
const maxNames = 25_000;

/** Whether an outage of this job began so long ago that this would be another one. */
function isLate({ state, clock, plan }: StepContext): boolean {
  if (!state.outage) return false;
  return Math.abs(clock.now() - Date.parse(state.outage.beganAt)) > plan.limits.cutoverMinutes * 60_000;
}

async function confirmByName(context: StepContext): Promise<void> {
  const expected = context.state.old.facts?.hostName ?? context.plan.old.address;
  // Confirmed beforehand is one cut-over, not every later one.
  if (context.plan.confirm.switchOff === expected && !isLate(context)) return;
  const typed = await context.ask(
    {
      kind: 'type-name',
      step: 'hold-point',
      side: 'old',
      expected,
      ...(isDirectPlan(context.plan) && { isArmed: true }),
    },
    { signal: context.signal },
  );
  if (typed.trim() !== expected)
    throw new MigrationError('run.declined', { step: 'hold-point', question: 'type-name' });
}
