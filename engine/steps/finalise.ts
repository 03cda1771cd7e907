import type { ProofId } from '../../shared/run/proof.ts';
import { MigrationError } from '../errors.ts';
import { refuseOthers, whileWatched } from '../cut-over/watch-for-old.ts';
import type { DecideStep, StepContext } from '../run/step.ts';

/**
 * Ends the job: from here on going back means losing what the clients sent since. What is still open (a missing client,
 * a check that could not be made) is named and must be accepted.
 */
export const finalise: DecideStep = {
  kind: 'decide',
  id: 'finalise',
  isDecided: ({ state }) => state.done.finalise !== undefined,
  decide: async (context) => {
    await refuseOthers(context);
    const open = openPoints(context);
    // An old machine that comes back now (autostart, high availability) must not be closed over.
    const isAgreed = await whileWatched(context, (signal) =>
      context.ask({ kind: 'confirm-finalise', open }, { signal }),
    );
    if (!isAgreed) throw new MigrationError('run.waiting', { step: 'finalise' });
    // Once more: what was being looked at when it was agreed was not waited for.
    await refuseOthers(context);
  },
};

/** What says nothing of how things stand at the end. */
const earlierOnly: readonly ProofId[] = ['restore.client-communication', 'cutover.old-serves'];

/** Ids of the proofs that are not plainly passed, less those that the plan accepts by name, and what mattered earlier only. */
function openPoints({ state, plan }: StepContext): string[] {
  const open = new Set(
    state.proofs.filter((p) => p.status !== 'passed' && !earlierOnly.includes(p.id)).map((p) => p.id),
  );
  return [...open].filter((id) => !plan.accept.includes(id));
}
