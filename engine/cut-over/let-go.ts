import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import { proof, type ProofStatus } from '../../shared/run/proof.ts';
import { changeAddress } from '../appliance/operations/run-breaking.ts';
import { isMigrationError, isOfFamily, MigrationError } from '../errors.ts';
import { pollUntil } from '../poll-until.ts';
import { finalEndpoint, oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { tell, untilShown, type Guided } from '../run/guide.ts';
import { inBackground } from '../run/in-background.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { proveAbsence, type Absence } from './look/absence.ts';
import type { Vantage } from './look/network.ts';
import { recognise } from './look/recognise.ts';
import { judge } from './look/verdict.ts';
import { hadPositiveControl } from './old-gone.ts';
import { beginOutage } from './outage.ts';
import { confirmByName, stopClients } from './roll-back-address.ts';
import { isOldBack } from './start-old-again.ts';
import { whoHolds } from './who-holds.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const lookTimeoutMs = 3_000;
const pollMs = 1_000;
/** A machine that changes its address shows itself elsewhere within this; after it a person is asked. */
const unknownForMs = 15_000;
/** How long a machine may go on answering unclearly, as one does that starts, until it shows who it is. */
const settlesWithinMs = 60_000;

/**
 * The first half of the way back where a person, or a command of the product, gave the new appliance its address: it lets go of
 * it, and is seen to. Then nobody is at the address, from the laptop and, where it answers elsewhere, from the new appliance; or
 * the old one is there already. Safe to run twice and at any point of it. Throws `run.declined`, `run.waiting`,
 * `cutover.give-back-failed`, `cutover.third-party`.
 */
export async function letGo(context: StepContext): Promise<void> {
  const { address } = finalEndpoint(context.plan, context.state);
  const isOwn = address !== oldEndpoint(context.plan, context.state).address;
  const firstLookMs = context.clock.now();
  const before = await standing(context);
  if (before === 'old') return;
  let isByWord = false;
  let goneMs: number | undefined;
  if (before === 'held' || before === 'unknown') {
    await confirmByName(context);
    // What the name allows begins the outage; the name does not.
    await whereItAnswers(context, () => stopClients(context));
    // An address that the old appliance never had is in nobody's way.
    if (!isOwn)
      ({ isByWord, goneMs } = await haveItLetGo(context, before === 'unknown' ? firstLookMs : undefined));
  }
  // Later than that by the time in which a person was asked.
  beginOutage(context, goneMs);
  if (!isOwn && (await standing(context)) !== 'old') await proveFree(context, isByWord);
}

/**
 * Who is at the final address. `free`: nobody, and the new one is seen elsewhere at that moment; `unknown`: silence that may be that of
 * a network which is gone or of a machine that starts, or a certificate that both have while the new one is elsewhere too.
 */
type Standing = 'held' | 'free' | 'unknown' | 'old';

/** `mayReconnect`: false while a command runs over the connection to the new appliance. */
async function standing(context: StepContext, mayReconnect = true): Promise<Standing> {
  const endpoint = finalEndpoint(context.plan, context.state);
  const { verdict } = await whoHolds(context, endpoint, lookTimeoutMs);
  switch (verdict.kind) {
    case 'old':
      return 'old';
    case 'stranger': {
      const params = { address: endpoint.address, sha256: verdict.sha256 };
      throw new MigrationError('cutover.third-party', params, { side: 'old' });
    }
    case 'new':
      return 'held';
    case 'unclear':
      return verdict.shared !== undefined && (await isElsewhere(context, mayReconnect)) ? 'unknown' : 'held';
    case 'refusing':
      // A network stack answers. It is not that of a machine which is seen elsewhere.
      return (await isElsewhere(context, mayReconnect)) ? 'free' : 'held';
    case 'silent':
      return (await isElsewhere(context, mayReconnect)) ? 'free' : 'unknown';
    case 'could-not-test':
      return 'unknown';
    default:
      return verdict satisfies never;
  }
}

/** Whether the new appliance is seen now at another address than the final one: at its own from the laptop, or by a connection. */
async function isElsewhere(context: StepContext, mayReconnect: boolean): Promise<boolean> {
  const { network, plan, state, signal } = context;
  const final = finalEndpoint(plan, state);
  const address = state.new.ownAddress ?? plan.new.address;
  if (address !== final.address) {
    const { sshPort = final.sshPort, consolePort } = plan.new;
    const own = { address, sshPort, consolePort };
    const pins = pinsOf(state);
    const seen = judge(await network.look(own, pins, network.laptop, lookTimeoutMs, signal), pins);
    if ((await recognise(context, own, seen, lookTimeoutMs)).kind === 'new') return true;
  }
  return mayReconnect && (await elsewhere(context)) !== undefined;
}

/** Where the new appliance is reached by its pinned key, if that is not the final address. */
async function elsewhere(context: StepContext): Promise<string | undefined> {
  const { address, sshPort } = finalEndpoint(context.plan, context.state);
  const found = await whereItAnswers(context, async () => {
    await context.disconnect('new');
    return (await context.appliance('new')).host.identity;
  });
  return found && (found.address !== address || found.port !== sshPort) ? found.address : undefined;
}

/** Does what needs the new appliance, where it can be reached. */
async function whereItAnswers<T>(context: StepContext, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    context.signal.throwIfAborted();
    if (isMigrationError(error, 'cutover.old-came-back') || isOfFamily(error, 'reach', 'trust', 'auth'))
      return undefined;
    throw error;
  }
}

/** `goneMs`: the moment of the first look that did not see it there any more (wall clock); absent where a command began the outage. */
interface LetGo {
  readonly isByWord: boolean;
  readonly goneMs?: number;
}

/**
 * By the product's command where there is one and the machine takes it, else by a person. Gives whether that it went is her word
 * alone: nobody can look at the address, or who is silent there, or answers with what both have, is not known for a while.
 * `unseenMs`: since when it was not seen before, if it was not.
 */
async function haveItLetGo(context: StepContext, unseenMs: number | undefined): Promise<LetGo> {
  if ((await whereItAnswers(context, () => commandItToLetGo(context))) === true) return { isByWord: false };
  const { plan, state } = context;
  const { address } = finalEndpoint(plan, state);
  const name = machineName('new', plan, state);
  const own = isAddressFirst(plan) ? '' : (state.new.ownAddress ?? plan.new.address);
  const card: Guided = {
    step: 'take-address',
    side: 'new',
    operation: 'let-go',
    instruction: { id: 'let-go', name, address, own },
    timeoutMs: plan.limits.cutoverMinutes * 60_000,
  };
  const told = tell(context, card);
  let isUnknown = unseenMs !== undefined;
  let goneMs = unseenMs;
  if (!isUnknown) {
    let sinceMs: number | undefined;
    const observe = async (): Promise<boolean> => {
      const lookMs = context.clock.now();
      const seen = await standing(context);
      goneMs = seen === 'held' ? undefined : (goneMs ?? lookMs);
      if (seen === 'free' || seen === 'old') return true;
      const nowMs = context.clock.monotonicMs();
      sinceMs = seen === 'unknown' ? (sinceMs ?? nowMs) : undefined;
      isUnknown = sinceMs !== undefined && nowMs - sinceMs >= unknownForMs;
      return isUnknown;
    };
    await untilShown(context, { ...card, observe }, told);
  }
  if (isUnknown) await untilShown(context, card, told);
  return { isByWord: isUnknown, ...(goneMs !== undefined && { goneMs }) };
}

async function isGone(context: StepContext, mayReconnect = true): Promise<boolean> {
  const seen = await standing(context, mayReconnect);
  return seen === 'free' || seen === 'old';
}

/** Gives whether it went; false where a person has to do it. */
async function commandItToLetGo(context: StepContext): Promise<boolean> {
  const { plan, state, clock, signal } = context;
  const address = state.new.ownAddress;
  if (address === undefined || isAddressFirst(plan)) return false;
  const appliance = await context.appliance('new');
  if (appliance.how('change-address').mode !== 'automated') return false;
  const final = finalEndpoint(plan, state);
  const { sshPort = final.sshPort, consolePort } = plan.new;
  beginOutage(context);
  const telling = inBackground(changeAddress(appliance, { address, sshPort, consolePort }, signal));
  const look = async (): Promise<boolean | undefined> => {
    if (telling.outcome.kind !== 'failed')
      return (await isGone(context, telling.outcome.kind === 'done')) || undefined;
    if (isOfFamily(telling.outcome.error, 'appliance')) return false;
    throw telling.outcome.error;
  };
  const say = (elapsedMs: number): void => tellWaiting(context, 'take-address', 'give-back', elapsedMs);
  const withinMs = plan.limits.cutoverMinutes * 60_000;
  return (await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs, tell: say })) ?? false;
}

const statusOf = {
  silent: 'passed',
  refusing: 'could-not-test',
  present: 'failed',
  'could-not-test': 'could-not-test',
} as const satisfies Record<Absence['kind'], ProofStatus>;

/**
 * Nobody may be there before a person starts the old appliance. A new one that is only starting again is silent as well, and so is
 * everybody to a laptop without a network: where the new one is not seen elsewhere silence proves nothing, and is at most a word.
 */
async function proveFree(context: StepContext, isByWord: boolean): Promise<void> {
  const { network, clock, plan, state, signal } = context;
  const endpoint = finalEndpoint(plan, state);
  const deadlineMs = clock.monotonicMs() + settlesWithinMs;
  const at = await elsewhere(context);
  const places: Vantage[] = [network.laptop];
  if (at !== undefined) {
    const { host } = await context.appliance('new');
    places.push({ name: 'new', dial: (address, port, stop) => host.dial(address, port, stop) });
  }
  for (const from of places) {
    const absence = await proveAbsence({
      network,
      clock,
      endpoint,
      pins: pinsOf(state),
      from,
      hadPositiveControl: hadPositiveControl(context, from),
      looks: 3,
      pauseMs: pollMs,
      timeoutMs: lookTimeoutMs,
      deadlineMs,
      signal,
    });
    // Who answers now, and is not the new one, is most likely the old machine that starts.
    if (absence.kind === 'present' && absence.who !== 'new' && (await untilOld(context))) return;
    const seenAs = statusOf[absence.kind];
    // Which of the two it is, a person says before anybody is sent to start one.
    const isShared =
      absence.kind === 'present' && absence.who === 'unclear' && (await isSharedThere(context));
    const isOpen = isShared || (seenAs === 'passed' && at === undefined);
    const status = isOpen ? 'could-not-test' : seenAs;
    const isWord = isByWord && from.name === 'laptop' && status === 'could-not-test';
    prove(
      context,
      'take-address',
      proof(
        'cutover.given-back',
        isWord && !isShared ? 'by-word' : status,
        { address: endpoint.address, seen: absence.seen, from: from.name, elsewhere: at ?? '' },
        'new',
      ),
    );
    if (absence.kind === 'present' && !isShared) throw stillThere(endpoint.address, absence);
  }
}

async function isSharedThere(context: StepContext): Promise<boolean> {
  const { verdict } = await whoHolds(context, finalEndpoint(context.plan, context.state), lookTimeoutMs);
  return verdict.kind === 'unclear' && verdict.shared !== undefined;
}

async function untilOld(context: StepContext): Promise<boolean> {
  const { clock, signal } = context;
  const look = async () => (await isOldBack(context)) || undefined;
  return (await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: settlesWithinMs })) ?? false;
}

function stillThere(
  address: string,
  { who, seen, sha256 }: Extract<Absence, { kind: 'present' }>,
): MigrationError {
  return who === 'new'
    ? new MigrationError('cutover.give-back-failed', { address, detail: seen }, { side: 'new' })
    : new MigrationError('cutover.third-party', { address, sha256 }, { side: 'old' });
}
