import { MigrationError } from '../../errors.ts';
import { finalEndpoint } from '../endpoints.ts';
import { whoHolds } from '../who-holds.ts';
import { wasDone, type Step, type StepContext } from '../step.ts';

const lookTimeoutMs = 3_000;

/**
 * Ends the job: from here on going back means losing what the clients sent since. What is still open (a missing client,
 * a check that could not be made) is named and must be accepted.
 */
export const finalise: Step = {
  id: 'finalise',
  observe: async (context) => ({
    kind: wasDone(context, 'finalise') || context.seen.has('finalise') ? 'done' : 'ready',
  }),
  run: async (context) => {
    await refuseResurrected(context);
    const isAgreed = await context.ask(
      { kind: 'confirm-finalise', open: openPoints(context) },
      { signal: context.signal },
    );
    if (!isAgreed) throw new MigrationError('run.waiting', { step: 'finalise' });
    context.seen.add('finalise');
  },
};

/** An old machine that came back since the checks (autostart, high availability) must not be closed over. */
async function refuseResurrected(context: StepContext): Promise<void> {
  const endpoint = finalEndpoint(context.plan, context.state);
  const { verdict } = await whoHolds(context, endpoint, lookTimeoutMs);
  if (verdict.kind !== 'old') return;
  const params = { address: endpoint.address, sha256: verdict.sha256 };
  throw new MigrationError('cutover.old-came-back', params, { side: 'old' });
}

/** Ids of the proofs that are not plainly passed, less those that the plan accepts by name. */
function openPoints({ state, plan }: StepContext): string[] {
  const open = new Set(state.proofs.filter((p) => p.status !== 'passed').map((p) => p.id));
  return [...open].filter((id) => !plan.accept.includes(id));
}
