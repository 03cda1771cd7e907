import { proof } from '../../../shared/run/proof.ts';
import { changeAddress } from '../../appliance/operations/change-address.ts';
import { MigrationError } from '../../errors.ts';
import type { Verdict } from '../../network/verdict.ts';
import { finalEndpoint } from '../endpoints.ts';
import { guide } from '../guide.ts';
import type { Step, StepContext } from '../step.ts';
import { whoHolds } from '../who-holds.ts';

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

/** Counted until the first look that shows the new appliance at the address of the clients. */
function endOutage(context: StepContext): void {
  const { outage } = context.state;
  if (!outage || outage.outageMs !== undefined) return;
  context.emit({ type: 'outage.ended', outageMs: context.clock.now() - Date.parse(outage.beganAt) });
}
