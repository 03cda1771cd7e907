import { openProofs } from '../../shared/run/standing/open-points.ts';
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
    const open = idsToAgreeTo(context);
    // An old machine that comes back now (autostart, high availability) must not be closed over.
    const isAgreed = await whileWatched(context, (signal) =>
      context.ask({ kind: 'confirm-finalise', open }, { signal }),
    );
    if (!isAgreed) throw new MigrationError('run.waiting', { step: 'finalise' });
    // Once more: what was being looked at when it was agreed was not waited for.
    await refuseOthers(context);
  },
};

/** Ids of the proofs that did not pass and are open at the end, less those that the plan accepts by name. */
function idsToAgreeTo({ state, plan }: StepContext): string[] {
  const open = new Set<string>(openProofs(state).map(({ id }) => id));
  return [...open].filter((id) => !plan.accept.includes(id));
}
