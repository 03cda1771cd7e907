import { proof } from '../../shared/run/proof.ts';
import type { Appliance } from '../appliance/appliance.ts';
import { changeAddress } from '../appliance/operations/run-breaking.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { tellWaiting } from '../run/tell-waiting.ts';
import { showsNewKey, type Verdict } from '../cut-over/look/verdict.ts';
import { isDirect, switchStatus } from '../cut-over/direct-cut-over.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { guide } from '../run/guide.ts';
import { inBackground } from '../run/in-background.ts';
import { rollBackAddress } from '../cut-over/roll-back-address.ts';
import { letClientsInAtOnce } from '../cut-over/let-clients-in.ts';
import { watchAndCommit } from '../cut-over/watch-and-commit.ts';
import { beginOutage, endOutage } from '../cut-over/outage.ts';
import { serveAgainWhereItIsOn } from '../cut-over/serve-again.ts';
import type { ActStep, StepContext } from '../run/step.ts';
import { whoHolds } from '../cut-over/who-holds.ts';

const lookTimeoutMs = 3_000;
const pollMs = 500;
/** Longer than a machine takes to change an address once it was told to. */
const tellAgainAfterMs = 5_000;

/**
 * Gives the final address to the new appliance. Proved when that address shows the new appliance's pinned host key; the
 * old one's key there says that the old machine came back, any other that a third one took it: both stop at once. The clients are
 * let in as soon as the key is seen.
 */
export const takeAddress: ActStep = {
  kind: 'act',
  id: 'take-address',
  observe: async (context) => {
    const verdict = await whoHoldsIt(context);
    if (showsNewKey(verdict) && (await isLasting(context))) {
      const { address } = finalEndpoint(context.plan, context.state);
      context.emit({
        type: 'proved',
        step: 'take-address',
        proof: proof('cutover.new-answers', 'passed', { address, sha256: verdict.sha256 }, 'new'),
      });
      return 'done';
    }
    // A direct switch takes itself back, and says why.
    if (!isDirect(context)) refuseOthers(context, verdict);
    return 'ready';
  },
  revert: rollBackAddress,
  act: async (context) => {
    if (isDirect(context)) {
      await takeForGood(context);
      return;
    }
    const appliance = await context.appliance('new');
    const how = appliance.how('change-address');
    const timeoutMs = context.plan.limits.cutoverMinutes * 60_000;
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
        observe: () => isNewThere(context),
      });
    } else
      throw new MigrationError(
        'appliance.operation-missing',
        { operation: 'change-address', profile: appliance.profile.id },
        { side: 'new' },
      );
    if (appliance.how('client-communication-on').mode === 'unavailable') endOutage(context, true, 'new');
    await context.disconnect('new');
    await letClientsInAtOnce(context);
  },
};

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
  while (!(await isNewThere(context))) {
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

async function isNewThere(context: StepContext): Promise<boolean> {
  const verdict = await whoHoldsIt(context);
  refuseOthers(context, verdict);
  return showsNewKey(verdict);
}

async function whoHoldsIt(context: StepContext): Promise<Verdict> {
  return (await whoHolds(context, finalEndpoint(context.plan, context.state), lookTimeoutMs)).verdict;
}

/** Before the old appliance was switched off its presence is normal; this step never runs then. */
function refuseOthers(context: StepContext, verdict: Verdict): void {
  const { address } = finalEndpoint(context.plan, context.state);
  if (verdict.kind === 'old')
    throw new MigrationError('cutover.old-came-back', { address, sha256: verdict.sha256 }, { side: 'old' });
  if (verdict.kind === 'stranger')
    throw new MigrationError('cutover.third-party', { address, sha256: verdict.sha256 });
}
