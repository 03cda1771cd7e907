import { hasHostKey } from '../../shared/run/login-rights.ts';
import { proof } from '../../shared/run/proof.ts';
import { isAbort, isMigrationError, MigrationError } from '../errors.ts';
import { calmLookTimeoutMs } from './vantages.ts';
import { proveAbsence, type Absence } from './look/absence.ts';
import type { Vantage } from './look/network.ts';
import { isOurs } from './look/recognise.ts';
import { judge, portsOf } from './look/verdict.ts';
import { timeLimit } from '../time-limit.ts';
import { declare } from '../run/declare/declare.ts';
import { newEndpoint, oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';

const lookTimeoutMs = 3_000;
const looks = 3;
const pauseMs = 1_000;

/** Recorded once: after a resume the old appliance may be off already, and the earlier control still holds. */
export async function positiveControl(context: StepContext, places: readonly Vantage[]): Promise<void> {
  for (const from of places) {
    if (hadPositiveControl(context, from)) continue;
    const pins = pinsOf(context.state);
    const sighting = await context.network.look(
      oldEndpoint(context.plan, context.state),
      pins,
      from,
      calmLookTimeoutMs,
      context.signal,
    );
    const verdict = judge(sighting, pins);
    // One without SSH shows the certificate that the restore brought to the new one too: what answered there is seen to be gone later.
    const isSeen =
      verdict.kind === 'old' ||
      (verdict.kind === 'unclear' && verdict.shared !== undefined && !hasHostKey(pins.old.identity));
    const status = isSeen ? 'passed' : 'could-not-test';
    prove(
      context,
      'power-off',
      proof('cutover.positive-control', status, { from: from.name, answering: portsOf(sighting) }, 'old'),
    );
  }
}

/** Whether this place saw the old appliance while it was on. */
export function hadPositiveControl({ state }: StepContext, from: Vantage): boolean {
  return state.proofs.some(
    (p) => p.id === 'cutover.positive-control' && p.params['from'] === from.name && p.status === 'passed',
  );
}

/** How long a machine that was told to switch off may go on answering before it is told again. */
const tellAgainAfterMs = 10_000;

/** Whoever did not know whether the machine is off is asked again after this, and each time after twice as long. */
const askAgainAfterMs = 15_000;
const mostAskAgainMs = 300_000;

/** Where no person can be asked: how long to look again, until refusals become silence or a place can look. */
const settlesWithinMs = 30_000;

/**
 * Looks until what is seen is enough or the time of the cut-over is over; a machine takes a while to go down. Where it is not
 * certain that the old appliance heard of it, `tellAgain` is called now and then while it still answers.
 */
export async function proveOldGone(
  context: StepContext,
  places: readonly Vantage[],
  tellAgain?: () => Promise<void>,
): Promise<void> {
  const { clock, plan, signal } = context;
  let toldMs = clock.monotonicMs();
  let absentMs: number | undefined;
  let pauseToAskMs = askAgainAfterMs;
  let askAtMs = clock.monotonicMs();
  const deadlineMs = clock.monotonicMs() + plan.limits.cutoverMinutes * 60_000;
  for (;;) {
    const results = await Promise.all(places.map((from) => lookForOld(context, from, deadlineMs)));
    const present = results.find((result) => result.kind === 'present');
    if (!present) {
      const nowMs = clock.monotonicMs();
      absentMs ??= nowMs;
      const settledMs = Math.min(absentMs + settlesWithinMs, deadlineMs);
      const isTime = canAsk(context, results) ? nowMs >= askAtMs : nowMs > settledMs;
      if (isSilence(results) || isTime) {
        for (const result of results) recordAbsence(context, result);
        if ((await requireEnough(context, results, deadlineMs)) === 'enough') return;
        // A person is on the way to look, or to switch it off: meanwhile it is looked from here.
        askAtMs = Math.min(clock.monotonicMs() + pauseToAskMs, deadlineMs);
        pauseToAskMs = Math.min(2 * pauseToAskMs, mostAskAgainMs);
      }
      if (context.isAttended) tellAskAgain(context, clock.monotonicMs() - absentMs, askAtMs);
      await clock.sleep(pauseMs, signal);
      continue;
    }
    absentMs = undefined;
    // Not the old one, and no use to wait for: whoever was to take its address has it. It is asked where it stands.
    if (present.who === 'new' && plan.final.takeover === 'direct')
      throw new MigrationError(
        'cutover.direct-unsettled',
        { address: oldEndpoint(plan, context.state).address, held: '' },
        { side: 'new' },
      );
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
    if (tellAgain && clock.monotonicMs() - toldMs > tellAgainAfterMs) {
      await tellAgain();
      toldMs = clock.monotonicMs();
    }
    await clock.sleep(pauseMs, signal);
  }
}

function tellAskAgain(context: StepContext, elapsedMs: number, askAtMs: number): void {
  const askAgainMs = Math.max(0, askAtMs - context.clock.monotonicMs());
  context.emit({
    type: 'waiting',
    step: 'power-off',
    what: 'old-gone',
    elapsedMs,
    unchangedMs: elapsedMs,
    askAgainMs,
  });
}

async function lookForOld(context: StepContext, from: Vantage, deadlineMs: number): Promise<Absence> {
  const { network, clock, plan, state, signal } = context;
  const absence = await proveAbsence({
    network,
    clock,
    endpoint: oldEndpoint(plan, state),
    pins: pinsOf(state),
    from,
    hadPositiveControl: hadPositiveControl(context, from),
    looks,
    pauseMs,
    timeoutMs: lookTimeoutMs,
    deadlineMs,
    signal,
  });
  // A place that has lost its own network sees nobody as well.
  if (absence.kind !== 'silent' || (await canSeeNow(context, from))) return absence;
  return { kind: 'could-not-test', from: from.name, seen: absence.seen };
}

/** The counter-control, in the same moment: the laptop sees the new appliance, and the new one answers over its connection. */
export async function canSeeNow(context: StepContext, from: Vantage): Promise<boolean> {
  const { network, plan, state, signal } = context;
  if (from.name === 'laptop') {
    const endpoint = newEndpoint(plan, state);
    const pins = pinsOf(state);
    // Any of the two that answers shows that the laptop can see.
    return isOurs(judge(await network.look(endpoint, pins, from, lookTimeoutMs, signal), pins));
  }
  const limit = timeLimit(signal, lookTimeoutMs);
  try {
    const { host } = await context.appliance('new');
    await host.stat('.', limit.signal);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (isMigrationError(error) || isAbort(error)) return false;
    throw error;
  } finally {
    limit.clear();
  }
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
    'power-off',
    proof(
      'cutover.old-silent',
      statusOf[absence.kind],
      { from: absence.from, address, seen: absence.seen },
      'old',
    ),
  );
}

/** Nobody answers where the old appliance was seen before, and no network stack does. */
function isSilence(results: readonly Absence[]): boolean {
  return results.some((r) => r.kind === 'silent') && !results.some((r) => r.kind === 'refusing');
}

/** It may have been off before, and have come back since: what the plan says beforehand counts only beside something seen. */
function mayBePlanned(results: readonly Absence[]): boolean {
  return results.some((r) => r.kind === 'refusing' || r.kind === 'silent');
}

/** Whether a person who can look at the machine itself will answer now, or has answered in the plan. */
function canAsk({ isAttended, plan }: StepContext, results: readonly Absence[]): boolean {
  return isAttended || (mayBePlanned(results) && plan.declare[wordOf(plan)] !== undefined);
}

/** What a person has to have seen of the old appliance where nothing else could. */
function wordOf({ final }: StepContext['plan']): 'old-is-powered-off' | 'old-is-isolated' {
  return final.old === 'isolated' ? 'old-is-isolated' : 'old-is-powered-off';
}

/**
 * Silence at a place that saw the old appliance before is enough. Where connections are refused a network stack still
 * answers, and where nobody could look nothing is known: then a person must have looked at the machine itself.
 */
async function requireEnough(
  context: StepContext,
  results: readonly Absence[],
  deadlineMs: number,
): Promise<'enough' | 'ask-again'> {
  const { plan, isAttended, clock } = context;
  if (isSilence(results)) return 'enough';
  // A person who is there is not answered for by a plan that does not know.
  const isKnownByPlan = !isAttended || plan.declare[wordOf(plan)]?.value !== 'unknown';
  const word = await declare(context, 'power-off', wordOf(plan), {
    ofTheMoment: ['old-is-powered-off', 'old-is-isolated'],
    mayBePlanned: isKnownByPlan && mayBePlanned(results),
  });
  const isOver = clock.monotonicMs() > deadlineMs;
  if (isAttended && word !== 'yes' && !isOver) return 'ask-again';
  prove(
    context,
    'power-off',
    proof(
      'cutover.old-off-by-word',
      word === 'yes' ? 'by-word' : word === 'no' ? 'failed' : 'could-not-test',
      { by: context.state.operator, ...(plan.final.old === 'isolated' && { old: plan.final.old }) },
      'old',
    ),
  );
  if (word === 'unknown') throw new MigrationError('run.waiting', { step: 'power-off' }, { side: 'old' });
  if (word !== 'yes') {
    const address = oldEndpoint(plan, context.state).address;
    // The proofs hold what each place saw; a refusal says most.
    const answering = (results.find((r) => r.kind === 'refusing') ?? results[0])?.seen ?? '';
    throw new MigrationError('cutover.old-still-alive', { address, answering }, { side: 'old' });
  }
  return 'enough';
}
