import { proof } from '../../../shared/run/proof.ts';
import { switchClientCommunication } from '../../appliance/operations/client-communication.ts';
import { powerOff as powerOffAppliance } from '../../appliance/operations/power-off.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import type { Instruction } from '../../../shared/run/facts.ts';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { proveAbsence, type Absence } from '../../network/absence.ts';
import type { Vantage } from '../../network/network.ts';
import { describeSighting, judge } from '../../network/verdict.ts';
import { declare } from '../declare.ts';
import { oldEndpoint, pinsOf } from '../endpoints.ts';
import { guide } from '../guide.ts';
import type { Step, StepContext } from '../step.ts';
import { vantages } from '../vantages.ts';

const lookTimeoutMs = 3_000;
const looks = 3;
const pauseMs = 1_000;

/**
 * Switches the old appliance off and proves that it is gone, from the laptop and from the new appliance. First both must
 * see it (the positive control): a place that never saw it proves nothing by not seeing it.
 * Undone by starting the old appliance, as long as its address was not taken.
 */
export const powerOff: Step = {
  id: 'power-off',
  observe: async (context) => {
    if (context.plan.final.strategy === 'different') return { kind: 'done' };
    if (context.seen.has('power-off')) return { kind: 'done' };
    return { kind: (await hasNewItsAddress(context)) ? 'done' : 'ready' };
  },
  run: async (context) => {
    const places = await vantages(context);
    await positiveControl(context, places);
    if (await isOldThere(context)) await switchOff(context);
    await proveGone(context, places);
    await context.disconnect('old');
    context.seen.add('power-off');
  },
};

/** The takeover went further than the journal knows, or is over: then the old appliance cannot be there as well. */
async function hasNewItsAddress(context: StepContext): Promise<boolean> {
  if (context.state.steps['take-address'].kind === 'pending') return false;
  const pins = pinsOf(context.state);
  const endpoint = oldEndpoint(context.plan, context.state);
  return (
    judge(
      await context.network.look(endpoint, pins, context.network.laptop, lookTimeoutMs, context.signal),
      pins,
    ).kind === 'new'
  );
}

/** Recorded once: after a resume the old appliance may be off already, and the earlier control still holds. */
async function positiveControl(context: StepContext, places: readonly Vantage[]): Promise<void> {
  for (const from of places) {
    if (hadPositiveControl(context, from)) continue;
    const pins = pinsOf(context.state);
    const sighting = await context.network.look(
      oldEndpoint(context.plan, context.state),
      pins,
      from,
      lookTimeoutMs,
      context.signal,
    );
    const status = judge(sighting, pins).kind === 'old' ? 'passed' : 'could-not-test';
    prove(
      context,
      proof(
        'cutover.positive-control',
        status,
        { from: from.name, answering: describeSighting(sighting) },
        'old',
      ),
    );
  }
}

function hadPositiveControl({ state }: StepContext, from: Vantage): boolean {
  return state.proofs.some(
    (p) => p.id === 'cutover.positive-control' && p.params['from'] === from.name && p.status === 'passed',
  );
}

async function isOldThere(context: StepContext): Promise<boolean> {
  const pins = pinsOf(context.state);
  const endpoint = oldEndpoint(context.plan, context.state);
  for (const from of await vantages(context)) {
    const verdict = judge(
      await context.network.look(endpoint, pins, from, lookTimeoutMs, context.signal),
      pins,
    );
    if (verdict.kind === 'stranger')
      throw new MigrationError(
        'cutover.third-party',
        { address: endpoint.address, sha256: verdict.sha256 },
        { side: 'old' },
      );
    if (verdict.kind === 'old') return true;
  }
  return false;
}

async function switchOff(context: StepContext): Promise<void> {
  const old = await context.appliance('old');
  if (old.how('client-communication-off').mode === 'automated') {
    beginOutage(context);
    await switchClientCommunication(old, 'off', context.signal);
  }
  const how = old.how('power-off');
  switch (how.mode) {
    case 'automated':
      beginOutage(context);
      await powerOffOrAsk(context, old, how.byHand);
      return;
    case 'guided':
      await guidePowerOff(context, how.instruction);
      return;
    case 'unavailable': {
      const params = { operation: 'power-off', profile: old.profile.id };
      throw new MigrationError('appliance.operation-missing', params, { side: 'old' });
    }
    default:
      how satisfies never;
  }
}

/** Whether an appliance lets its login user shut it down is not always known beforehand: then a person does it. */
async function powerOffOrAsk(
  context: StepContext,
  old: Appliance,
  byHand: Instruction | undefined,
): Promise<void> {
  try {
    await powerOffAppliance(old, context.signal);
  } catch (error) {
    if (!byHand || !isMigrationError(error, 'appliance.command-failed', 'auth.sudo-rejected')) throw error;
    await guidePowerOff(context, byHand);
  }
}

async function guidePowerOff(context: StepContext, instruction: Instruction): Promise<void> {
  const timeoutMs = context.plan.limits.cutoverMinutes * 60_000;
  const observe = async () => !(await isOldThere(context));
  await guide(context, {
    step: 'power-off',
    side: 'old',
    operation: 'power-off',
    instruction,
    timeoutMs,
    observe,
  });
  beginOutage(context);
}

/** Once a job: a second attempt does not shorten the outage. */
function beginOutage(context: StepContext): void {
  if (!context.state.outage) context.emit({ type: 'outage.began' });
}

/** Looks until every place agrees or the time of the cut-over is over; a machine takes a while to go down. */
async function proveGone(context: StepContext, places: readonly Vantage[]): Promise<void> {
  const { clock, plan, signal } = context;
  const deadlineMs = clock.monotonicMs() + plan.limits.cutoverMinutes * 60_000;
  for (;;) {
    const results = await Promise.all(places.map((from) => lookForOld(context, from)));
    const present = results.find((result) => result.kind === 'present');
    if (!present) {
      for (const result of results) recordAbsence(context, result);
      await requireEnough(context, results);
      return;
    }
    if (present.who === 'stranger')
      throw new MigrationError(
        'cutover.third-party',
        { address: oldEndpoint(plan, context.state).address, sha256: present.sha256 },
        { side: 'old' },
      );
    if (clock.monotonicMs() > deadlineMs) {
      recordAbsence(context, present);
      throw new MigrationError(
        'cutover.old-still-alive',
        { address: oldEndpoint(plan, context.state).address, answering: present.seen },
        { side: 'old' },
      );
    }
    await clock.sleep(pauseMs, signal);
  }
}

async function lookForOld(context: StepContext, from: Vantage): Promise<Absence> {
  const { network, clock, plan, state, signal } = context;
  return proveAbsence({
    network,
    clock,
    endpoint: oldEndpoint(plan, state),
    pins: pinsOf(state),
    from,
    hadPositiveControl: hadPositiveControl(context, from),
    looks,
    pauseMs,
    timeoutMs: lookTimeoutMs,
    signal,
  });
}

const statusOf = {
  silent: 'passed',
  refusing: 'passed-with-warning',
  present: 'failed',
  'could-not-test': 'could-not-test',
} as const;

function recordAbsence(context: StepContext, absence: Absence): void {
  const { address } = oldEndpoint(context.plan, context.state);
  prove(
    context,
    proof(
      'cutover.old-silent',
      statusOf[absence.kind],
      { from: absence.from, address, seen: absence.seen },
      'old',
    ),
  );
}

/**
 * Silence at a place that saw the old appliance before is enough. Where connections are refused a network stack still
 * answers, and where nobody could look nothing is known: then a person must have looked at the machine itself.
 */
async function requireEnough(context: StepContext, results: readonly Absence[]): Promise<void> {
  if (results.some((r) => r.kind === 'silent') && !results.some((r) => r.kind === 'refusing')) return;
  const word = await declare(context, 'power-off', 'old-is-powered-off');
  prove(
    context,
    proof(
      'cutover.old-off-by-word',
      word === 'yes' ? 'passed-with-warning' : 'failed',
      { by: context.state.operator },
      'old',
    ),
  );
  if (word !== 'yes') {
    const address = oldEndpoint(context.plan, context.state).address;
    throw new MigrationError(
      'cutover.old-still-alive',
      { address, answering: results.map((r) => r.seen).join('; ') },
      { side: 'old' },
    );
  }
}

function prove(context: StepContext, made: ReturnType<typeof proof>): void {
  context.emit({ type: 'proved', step: 'power-off', proof: made });
}
