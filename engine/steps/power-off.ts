import { switchClientCommunication } from '../appliance/operations/client-communication.ts';
import { powerOff as powerOffAppliance, type Broken } from '../appliance/operations/run-breaking.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { ToldInstruction } from '../../shared/run/facts.ts';
import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { isOfThisRun } from '../../shared/run/reduce-run.ts';
import { proof, type NewShownBy } from '../../shared/run/proof.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { isMigrationError, isOfFamily, MigrationError } from '../errors.ts';
import { pollUntil } from '../poll-until.ts';
import { judge } from '../cut-over/look/verdict.ts';
import { statusOfShown } from '../cut-over/new-shown.ts';
import type { Vantage } from '../cut-over/look/network.ts';
import { isDirect, isOnTheCard, switchStatus, takeDirectly } from '../cut-over/direct-cut-over.ts';
import { finalEndpoint, oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { guide } from '../run/guide.ts';
import { inBackground } from '../run/in-background.ts';
import { hadPositiveControl, positiveControl, proveOldGone } from '../cut-over/old-gone.ts';
import { beginOutage, endOutage, isOutageOpen, shutClientsOut } from '../cut-over/outage.ts';
import { serveAgainWhereItIsOn } from '../cut-over/serve-again.ts';
import { startOldAgain } from '../cut-over/start-old-again.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { vantages } from '../cut-over/vantages.ts';
import { whoHolds } from '../cut-over/who-holds.ts';
import { holdPoint } from './hold-point.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const lookTimeoutMs = 3_000;
const lookPauseMs = 500;

/**
 * Switches the old appliance off, or has a person isolate it, and proves that it is gone, from the laptop and from the new appliance. First both must
 * see it (the positive control): a place that never saw it proves nothing by not seeing it.
 * Undone by bringing the old appliance back, as long as its address was not taken.
 */
export const powerOff: ActStep = {
  kind: 'act',
  id: 'power-off',
  observe: async (context) => {
    const isTaken = isDirect(context) && (await isTakenDirectly(context));
    const by = isTaken ? 'host-key' : await whatShowsNewThere(context);
    if (by) proveReplaced(context, by);
    return by ? 'done' : 'ready';
  },
  act: async (context) => {
    const places = await vantages(context);
    await positiveControl(context, places);
    requireSight(context);
    if (isDirect(context)) await switchOffAndTake(context, places);
    else await switchOffAndProve(context, places);
    await context.disconnect('old');
    return 'done';
  },
  // What came to nothing, for whatever reason, must not leave an old appliance on that takes no clients.
  onFailure: serveAgainWhereItIsOn,
  revert: startOldAgain,
};

/**
 * One that has the final address already, on a network of its own, is proved at it by this computer alone, and by nothing where
 * this computer never saw the old appliance there: then nothing is switched off.
 */
function requireSight(context: StepContext): void {
  const { plan, state, network } = context;
  if (!isAddressFirst(plan) || hadPositiveControl(context, network.laptop)) return;
  const { address } = finalEndpoint(plan, state);
  throw new MigrationError('cutover.final-unseen', { address }, { side: 'local' });
}

async function switchOffAndProve(context: StepContext, places: readonly Vantage[]): Promise<void> {
  let ended: Broken | 'by-hand' = 'by-hand';
  if (await isOldToSwitchOff(context)) {
    await confirmAgain(context);
    ended = await switchOff(context);
  }
  // Somebody else may have switched it off: the clients are without a server all the same.
  beginOutage(context);
  // A connection that broke meanwhile is what a machine going down looks like, or it took the command with it.
  const tellAgain = ended === 'connection-dropped' ? () => switchOffAgain(context) : undefined;
  await proveOldGone(context, places, tellAgain);
}

function isUntouched({ state }: StepContext, step: StepId): boolean {
  const { kind } = state.steps[step];
  return kind === 'pending' || kind === 'reverted';
}

/** A process that died later than the new appliance took the address finds it there. */
async function isTakenDirectly(context: StepContext): Promise<boolean> {
  if (isUntouched(context, 'power-off')) return false;
  const { kind } = await switchStatus(context);
  return isOnTheCard(kind);
}

/** The new appliance waits for the silence of the old one, and takes its address in the same moment. */
async function switchOffAndTake(context: StepContext, places: readonly Vantage[]): Promise<void> {
  let ended: Broken | 'by-hand' = 'by-hand';
  const proveGone = async (): Promise<void> => {
    beginOutage(context);
    const tellAgain = ended === 'connection-dropped' ? () => switchOffAgain(context) : undefined;
    await proveOldGone(context, places, tellAgain);
  };
  if (await isOldToSwitchOff(context)) {
    await confirmAgain(context);
    await takeDirectly(context, {
      isThere: true,
      prepare: () => prepareToSwitchOff(context),
      command: async () => {
        const told = await tellToSwitchOff(context);
        if (told !== 'refused') ended = told;
        return told !== 'refused';
      },
      byHand: async () => {
        const appliance = await context.appliance('old');
        await leaveByHand(context, leavingOf(context, appliance));
      },
      proveGone,
    });
  } else await takeDirectly(context, { isThere: false, proveGone });
  beginOutage(context);
  // It waited for the silence of the old one before it took the address, or the absence was proved above.
  proveReplaced(context);
}

/**
 * The new appliance holds the address of the old one: seen there, as well as what showed it tells the two apart, or told by itself
 * after a direct switch.
 */
function proveReplaced(context: StepContext, by: NewShownBy = 'host-key'): void {
  const { address } = oldEndpoint(context.plan, context.state);
  prove(context, 'power-off', proof('cutover.old-replaced', statusOfShown[by], { address }, 'new'));
}

/**
 * Takes the rights that the commands need, which may ask a person for a password, before a clock runs. Gives whether a command
 * or a person switches it off, and `refused` where no command may be given.
 */
async function prepareToSwitchOff(context: StepContext): Promise<'commanded' | 'by-hand' | 'refused'> {
  const old = await context.appliance('old');
  const leaving = leavingOf(context, old);
  const automated = (['client-communication-off', 'client-communication-state', 'power-off'] as const)
    .filter((operation) => operation !== 'power-off' || leaving.isCommanded)
    .filter((operation) => old.how(operation).mode === 'automated')
    .map((operation) => old.begin(operation));
  try {
    if (automated.some((found) => found.how === 'automated' && found.sudo))
      await old.sudo.elevate(context.signal);
    return leaving.isCommanded ? 'commanded' : 'by-hand';
  } catch (error) {
    const canByHand = !leaving.isCommanded || leaving.byHand !== undefined;
    if (!canByHand || !isRefusal(error)) throw error;
    return 'refused';
  }
}

/**
 * The admin agreed to an outage at the hold point, in this run. A job that is resumed while the old appliance serves its
 * clients again passes the hold point again first: what was agreed to then is over.
 */
async function confirmAgain(context: StepContext): Promise<void> {
  const { state, clock } = context;
  if (isOfThisRun(state, state.done['hold-point'])) return;
  const startMs = clock.monotonicMs();
  await holdPoint.decide(context);
  const durationMs = Math.round(clock.monotonicMs() - startMs);
  context.emit({ type: 'step.done', step: 'hold-point', ran: true, durationMs });
}

/** The takeover went further than the journal knows, or is over: then the old appliance cannot be there as well. */
async function whatShowsNewThere(context: StepContext): Promise<NewShownBy | undefined> {
  if (isUntouched(context, 'take-address')) return undefined;
  const { plan, state } = context;
  const { verdict } = await whoHolds(context, finalEndpoint(plan, state), lookTimeoutMs);
  // At an address of its own the new appliance says nothing about the old one's.
  const isOldsAddress = finalEndpoint(plan, state).address === oldEndpoint(plan, state).address;
  return verdict.kind === 'new' && isOldsAddress ? verdict.by : undefined;
}

/** An old appliance that is seen by its key, and was not told to take no clients, has served them meanwhile; since when, nobody saw. */
async function isOldToSwitchOff(context: StepContext): Promise<boolean> {
  const seen = await lookForOld(context);
  // One that this run told to go is on its way down, and has served nobody.
  if (seen === 'old' && !context.state.isOldDeaf && !context.state.hasToldOldToGo)
    endOutage(context, false, 'old');
  return seen !== 'nobody';
}

async function isOldThere(context: StepContext): Promise<boolean> {
  return (await lookForOld(context)) !== 'nobody';
}

/**
 * Looks from every place; where none of them could look, a login with the pinned key is the look. Who answers there and does
 * not show who it is counts as the old appliance: it is told to go, or a person is, and its absence is proved in any case.
 */
async function lookForOld(context: StepContext): Promise<'old' | 'unclear' | 'nobody'> {
  const seen = await seenFrom(context, await vantages(context));
  if (seen !== 'could-not-look') return seen;
  return (await connectsToOld(context)) ? 'old' : 'nobody';
}

/** Throws `cutover.third-party` where a place that saw the old appliance before sees a machine that is none of ours. */
async function seenFrom(
  context: StepContext,
  places: readonly Vantage[],
): Promise<'old' | 'unclear' | 'nobody' | 'could-not-look'> {
  const pins = pinsOf(context.state);
  const endpoint = oldEndpoint(context.plan, context.state);
  let couldLook = false;
  for (const from of places) {
    const sighting = await context.network.look(endpoint, pins, from, lookTimeoutMs, context.signal);
    const verdict = judge(sighting, pins);
    if (verdict.kind === 'old' || verdict.kind === 'unclear') return verdict.kind;
    if (verdict.kind === 'stranger' && hadPositiveControl(context, from)) {
      const params = { address: endpoint.address, sha256: verdict.sha256 };
      throw new MigrationError('cutover.third-party', params, { side: 'old' });
    }
    couldLook ||= hadPositiveControl(context, from) && verdict.kind !== 'could-not-test';
  }
  return couldLook ? 'nobody' : 'could-not-look';
}

async function connectsToOld(context: StepContext): Promise<boolean> {
  try {
    await context.disconnect('old');
    await context.appliance('old');
    return true;
  } catch (error) {
    context.signal.throwIfAborted();
    // Another key at its address is not the old appliance; nobody at all is not either.
    if (isOfFamily(error, 'reach', 'trust')) return false;
    throw error;
  }
}

async function switchOff(context: StepContext): Promise<Broken | 'by-hand'> {
  const told = (await prepareToSwitchOff(context)) === 'refused' ? 'refused' : await tellToSwitchOff(context);
  if (told !== 'refused') return told;
  const old = await context.appliance('old');
  await leaveByHand(context, leavingOf(context, old));
  return 'by-hand';
}

/**
 * Stops the clients and gives the command to switch off, where there is one. Gives `refused` where a person has to do it: whether
 * an appliance lets its login user shut it down is not always known beforehand.
 */
async function tellToSwitchOff(context: StepContext): Promise<Broken | 'refused'> {
  const old = await context.appliance('old');
  const leaving = leavingOf(context, old);
  try {
    if (old.how('client-communication-off').mode === 'automated') {
      shutClientsOut(context);
      beginOutage(context);
      await switchClientCommunication(old, 'off', context.signal);
    }
    if (!leaving.isCommanded) return 'refused';
    beginOutage(context);
    const { address: name } = oldEndpoint(context.plan, context.state);
    context.emit({ type: 'operation.begun', side: 'old', operation: 'power-off', name });
    return await untilToldOrGone(context, old);
  } catch (error) {
    const canByHand = !leaving.isCommanded || leaving.byHand !== undefined;
    if (!canByHand || !isRefusal(error)) throw error;
    return 'refused';
  }
}

/**
 * Gives the command, and looks at the same time: the channel of a machine that is gone may take half a minute to die. It is
 * not cut, which could end the command on a machine that is only slow.
 */
async function untilToldOrGone(context: StepContext, old: Appliance): Promise<Broken> {
  const places = await vantages(context);
  const telling = inBackground(powerOffAppliance(old, context.signal));
  const looking = inBackground(untilNobodyIsSeen(context, places, () => telling.outcome.kind !== 'pending'));
  await Promise.race([telling.settled, looking.settled]);
  const { outcome } = telling;
  if (outcome.kind === 'done') return outcome.value;
  if (outcome.kind === 'failed') throw outcome.error;
  if (looking.outcome.kind === 'failed') throw looking.outcome.error;
  return 'connection-dropped';
}

async function untilNobodyIsSeen(
  context: StepContext,
  places: readonly Vantage[],
  isOver: () => boolean,
): Promise<void> {
  const { clock, signal } = context;
  const look = async () => isOver() || (await seenFrom(context, places)) === 'nobody' || undefined;
  await clock.sleep(lookPauseMs, signal);
  await pollUntil(look, { clock, signal, everyMs: lookPauseMs });
}

/** Nobody answering any more is what is hoped for; the proof goes on looking. */
async function switchOffAgain(context: StepContext): Promise<void> {
  try {
    await context.disconnect('old');
    await powerOffAppliance(await context.appliance('old'), context.signal);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!isOfFamily(error, 'reach', 'trust')) throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return isMigrationError(
    error,
    'appliance.command-failed',
    'auth.sudo-missing',
    'auth.sudo-not-allowed',
    'auth.sudo-rejected',
  );
}

/** How the old appliance leaves the network of its clients: switched off in the way of its profile, or isolated by a person. */
interface Leaving {
  readonly isCommanded: boolean;
  readonly byHand: ToldInstruction | undefined;
}

function leavingOf({ plan, state }: StepContext, old: Appliance): Leaving {
  if (plan.final.old === 'isolated') {
    const name = machineName('old', plan, state);
    const { address } = oldEndpoint(plan, state);
    return { isCommanded: false, byHand: { id: 'isolate-old', name, address } };
  }
  const how = old.how('power-off');
  switch (how.mode) {
    case 'automated':
      return { isCommanded: true, byHand: how.byHand };
    case 'guided':
      return { isCommanded: false, byHand: how.instruction };
    case 'unavailable':
      return { isCommanded: false, byHand: undefined };
    default:
      return how satisfies never;
  }
}

async function leaveByHand(context: StepContext, { byHand }: Leaving): Promise<void> {
  if (!byHand) {
    const { profile } = await context.appliance('old');
    const params = { operation: 'power-off', profile: profile.id };
    throw new MigrationError('appliance.operation-missing', params, { side: 'old' });
  }
  await guide(context, {
    step: 'power-off',
    side: 'old',
    operation: context.plan.final.old === 'isolated' ? 'isolate-old' : 'power-off',
    instruction: byHand,
    timeoutMs: context.plan.limits.cutoverMinutes * 60_000,
    observe: async () => !(await isOldThere(context)),
  });
  // A command that did nothing began no interruption: where it took its clients, it served them until the person did it.
  if (isOutageOpen(context) && !context.state.isOldDeaf) context.emit({ type: 'outage.began' });
}
