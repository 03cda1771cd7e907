import { proof } from '../../../shared/run/proof.ts';
import { changeAddress } from '../../appliance/operations/change-address.ts';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { judge, type Verdict } from '../../network/verdict.ts';
import { finalEndpoint, pinsOf } from '../endpoints.ts';
import { guide } from '../guide.ts';
import type { Step, StepContext } from '../step.ts';

const lookTimeoutMs = 3_000;
const pollMs = 500;

/**
 * Gives the final address to the new appliance. Proved when that address shows the new appliance's pinned host key; the
 * old one's key there says that the old machine came back, any other that a third one took it: both stop at once.
 */
export const takeAddress: Step = {
  id: 'take-address',
  observe: async (context) => {
    const verdict = await whoHoldsIt(context);
    if (verdict.kind === 'new') {
      const { address } = finalEndpoint(context.plan, context.state);
      context.emit({
        type: 'proved',
        step: 'take-address',
        proof: proof('cutover.new-answers', 'passed', { address, sha256: verdict.sha256 }, 'new'),
      });
      endOutage(context);
      return { kind: 'done' };
    }
    refuseOthers(context, verdict);
    return { kind: 'ready' };
  },
  run: async (context) => {
    const endpoint = finalEndpoint(context.plan, context.state);
    const appliance = await context.appliance('new');
    const how = appliance.how('change-address');
    const timeoutMs = context.plan.limits.cutoverMinutes * 60_000;
    if (how.mode === 'automated') {
      await changeAddress(appliance, endpoint, context.signal);
      await waitForNew(context, timeoutMs);
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
    await context.disconnect('new');
    await context.appliance('new');
  },
};

async function waitForNew(context: StepContext, timeoutMs: number): Promise<void> {
  const { clock, signal } = context;
  const startMs = clock.monotonicMs();
  while (!(await isNewThere(context))) {
    const elapsedMs = clock.monotonicMs() - startMs;
    if (elapsedMs > timeoutMs) {
      throw new MigrationError(
        'cutover.new-unreachable',
        { address: finalEndpoint(context.plan, context.state).address, waitedMs: Math.round(elapsedMs) },
        { side: 'new' },
      );
    }
    context.emit({
      type: 'waiting',
      step: 'take-address',
      what: 'change-address',
      elapsedMs,
      unchangedMs: elapsedMs,
      detail: '',
    });
    await clock.sleep(pollMs, signal);
  }
}

async function isNewThere(context: StepContext): Promise<boolean> {
  const verdict = await whoHoldsIt(context);
  refuseOthers(context, verdict);
  return verdict.kind === 'new';
}

/**
 * Looks from the laptop; where that shows nothing, for instance behind a jump host, a connection the way the plan says
 * with the new appliance's pin is as good a proof.
 */
async function whoHoldsIt(context: StepContext): Promise<Verdict> {
  const pins = pinsOf(context.state);
  const endpoint = finalEndpoint(context.plan, context.state);
  const sighting = await context.network.look(
    endpoint,
    pins,
    context.network.laptop,
    lookTimeoutMs,
    context.signal,
  );
  const verdict = judge(sighting, pins);
  if (verdict.kind !== 'silent' || context.plan.new.jump === undefined) return verdict;
  return (await connectsAtFinal(context)) ? { kind: 'new', sha256: pins.new.identity.sha256 } : verdict;
}

async function connectsAtFinal(context: StepContext): Promise<boolean> {
  const endpoint = finalEndpoint(context.plan, context.state);
  try {
    await context.disconnect('new');
    const { host } = await context.appliance('new');
    return host.identity.address === endpoint.address && host.identity.port === endpoint.sshPort;
  } catch (error) {
    // Nobody of ours is there yet: that is the answer, not a failure.
    if (isMigrationError(error) && error.code.startsWith('reach.')) return false;
    throw error;
  }
}

/** Before the old appliance was switched off its presence is normal; this step never runs then. */
function refuseOthers(context: StepContext, verdict: Verdict): void {
  const { address } = finalEndpoint(context.plan, context.state);
  if (verdict.kind === 'old')
    throw new MigrationError('cutover.old-came-back', { address, sha256: verdict.sha256 }, { side: 'old' });
  if (verdict.kind === 'stranger')
    throw new MigrationError('cutover.third-party', { address, sha256: verdict.sha256 });
}

/** Counted until the first look that shows the new appliance at the address of the clients. */
function endOutage(context: StepContext): void {
  const { outage } = context.state;
  if (!outage || outage.outageMs !== undefined) return;
  context.emit({ type: 'outage.ended', outageMs: context.clock.now() - Date.parse(outage.beganAt) });
}
