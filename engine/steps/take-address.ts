import { isAddressFirst } from '../../shared/rules/preflight/direct-plan.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { changeAddress } from '../appliance/operations/run-breaking.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { lookForNew, newAnswers } from '../cut-over/new-shown.ts';
import { cameBack, showsNewKey, type Verdict } from '../cut-over/look/verdict.ts';
import { isDirect, switchStatus } from '../cut-over/direct-cut-over.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { guide } from '../run/guide.ts';
import { inBackground } from '../run/in-background.ts';
import { rollBackAddress } from '../cut-over/roll-back-address.ts';
import { letGo } from '../cut-over/let-go.ts';
import { letClientsInAtOnce } from '../cut-over/let-clients-in.ts';
import { watchAndCommit } from '../cut-over/watch-and-commit.ts';
import { beginOutage, endOutage } from '../cut-over/outage.ts';
import { serveAgainWhereItIsOn } from '../cut-over/serve-again.ts';
import { prove } from '../run/prove.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { whoHolds, type Held } from '../cut-over/who-holds.ts';
import { machineName } from '../../shared/run/standing/machine-name.ts';

const lookTimeoutMs = 3_000;
const pollMs = 500;
/** Longer than a machine takes to change an address once it was told to. */
const tellAgainAfterMs = 5_000;

/**
 * Gives the final address to the new appliance. Proved when that address shows the new appliance's pinned host key, or, where SSH
 * shows nothing, a certificate that proves it (`engine/cut-over/look/recognise.ts`); the old one's key there says that the old machine came back, any other that a third one took it: both stop at once. The clients are
 * let in as soon as the key is seen.
 */
export const takeAddress: ActStep = {
  kind: 'act',
  id: 'take-address',
  observe: async (context) => {
    const { verdict } = await whoHoldsIt(context);
    // What goes on over SSH needs the host key.
    const isSeen = verdict.kind === 'new' && (!isDirect(context) || showsNewKey(verdict));
    if (isSeen && (await isLasting(context))) {
      const { address } = finalEndpoint(context.plan, context.state);
      prove(context, 'take-address', newAnswers(address, verdict));
      return 'done';
    }
    // A direct switch takes itself back, and says why.
    if (!isDirect(context)) refuseOthers(context, verdict);
    return 'ready';
  },
  revert: async (context) => (isDirect(context) ? rollBackAddress(context) : letGo(context)),
  act: async (context) => {
    if (isDirect(context)) {
      await takeForGood(context);
      return;
    }
    const move = isAddressFirst(context.plan) ? swapNetworks : changeItsAddress;
    const appliance = await move(context, context.plan.limits.cutoverMinutes * 60_000);
    if (appliance.how('client-communication-on').mode === 'unavailable') endOutage(context, true, 'new');
    await context.disconnect('new');
    await letClientsInAtOnce(context);
  },
};

async function changeItsAddress(context: StepContext, timeoutMs: number): Promise<Appliance> {
  const appliance = await context.appliance('new');
  const how = appliance.how('change-address');
  if (how.mode === 'automated') {
    await changeUntilThere(context, timeoutMs);
  } else if (how.mode === 'guided') {
    const { instruction } = how;
    await guide(context, {
      step: 'take-address',
      side: 'new',
      operation: 'change-address',
      instruction,
      timeoutMs,
      pollMs,
      observe: newThere(context),
    });
  } else
    throw new MigrationError(
      'appliance.operation-missing',
      { operation: 'change-address', profile: appliance.profile.id },
      { side: 'new' },
    );
  return appliance;
}

/**
 * It has the address already: what changes is where its network card is connected, and that only a person can do. Needs nothing of a
 * machine that SSH may not reach any more.
 */
async function swapNetworks(context: StepContext, timeoutMs: number): Promise<Appliance> {
  const { plan, state } = context;
  const name = machineName('new', plan, state);
  const { address } = finalEndpoint(plan, state);
  await guide(context, {
    step: 'take-address',
    side: 'new',
    operation: 'swap-networks',
    instruction: { id: 'swap-networks', name, address },
    timeoutMs,
    pollMs,
    observe: newThere(context),
  });
  return context.appliance('new');
}

/** A switch that is rolled back after the clients were let in leaves them without a server once more. */
async function takeForGood(context: StepContext): Promise<void> {
  try {
    await watchAndCommit(context, () => letClientsInAtOnce(context));
  } catch (error) {
    if (isMigrationError(error, 'cutover.direct-undone', 'cutover.direct-unarmed', 'cutover.old-came-back')) {
      beginOutage(context);
      await serveAgainWhereItIsOn(context);
    }
    throw error;
  }
}

/** A direct switch is one thing, and committed is another; a machine that was started again since has nothing of it left. */
async function isLasting(context: StepContext): Promise<boolean> {
  if (!isDirect(context)) return true;
  const { kind } = await switchStatus(context);
  return kind === 'committed' || kind === 'none';
}

/**
 * Gives the command and looks for the new appliance at its final address at the same time: the connection over its own one
 * may take half a minute to die. One that broke may have taken the command with it: where the machine still stands at its own
 * address after a while, it is told again.
 */
async function changeUntilThere(context: StepContext, timeoutMs: number): Promise<void> {
  const { clock, signal } = context;
  const endpoint = finalEndpoint(context.plan, context.state);
  const startMs = clock.monotonicMs();
  const tell = (appliance: Appliance) => inBackground(changeAddress(appliance, endpoint, signal));
  let telling = tell(await context.appliance('new'));
  let toldMs: number | undefined;
  const isNewThere = newThere(context);
  while (!(await isNewThere())) {
    if (telling.outcome.kind === 'failed') throw telling.outcome.error;
    const elapsedMs = clock.monotonicMs() - startMs;
    if (elapsedMs > timeoutMs) {
      throw new MigrationError(
        'cutover.new-unreachable',
        { address: endpoint.address, waitedMs: Math.round(elapsedMs) },
        { side: 'new' },
      );
    }
    tellWaiting(context, 'take-address', 'change-address', elapsedMs);
    await clock.sleep(pollMs, signal);
    if (telling.outcome.kind === 'pending') continue;
    toldMs ??= clock.monotonicMs();
    const isDoubtful =
      telling.outcome.value === 'connection-dropped' && clock.monotonicMs() - toldMs > tellAgainAfterMs;
    if (!isDoubtful) continue;
    const unmoved = await newWhereItWas(context);
    if (unmoved) telling = tell(unmoved);
    toldMs = undefined;
  }
}

/** The new appliance, where it answers with its pinned key anywhere but at the final address. */
async function newWhereItWas(context: StepContext): Promise<Appliance | undefined> {
  const endpoint = finalEndpoint(context.plan, context.state);
  try {
    await context.disconnect('new');
    const appliance = await context.appliance('new');
    const { address, port } = appliance.host.identity;
    return address === endpoint.address && port === endpoint.sshPort ? undefined : appliance;
  } catch (error) {
    context.signal.throwIfAborted();
    if (isMigrationError(error) && error.isUnreachable) return undefined;
    throw error;
  }
}

function newThere(context: StepContext): () => Promise<boolean> {
  const isSeen = lookForNew(context);
  return async () => {
    const held = await whoHoldsIt(context);
    refuseOthers(context, held.verdict);
    return isSeen(held);
  };
}

function whoHoldsIt(context: StepContext): Promise<Held> {
  return whoHolds(context, finalEndpoint(context.plan, context.state), lookTimeoutMs);
}

/** Before the old appliance was switched off its presence is normal; this step never runs then. */
function refuseOthers(context: StepContext, verdict: Verdict): void {
  const { address } = finalEndpoint(context.plan, context.state);
  if (verdict.kind === 'old') throw cameBack(address, verdict);
  if (verdict.kind === 'stranger')
    throw new MigrationError('cutover.third-party', { address, sha256: verdict.sha256 });
}
