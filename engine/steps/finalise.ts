import { openProofs } from '../../shared/run/standing/open-points.ts';
import { rowFindings } from '../../shared/rules/ledger/standing.ts';
import { findingName } from '../../shared/run/finding.ts';
import { MigrationError } from '../errors.ts';
import { settleRows } from '../ledger/settle-rows.ts';
import { refuseOthers, whileWatched } from '../cut-over/watch-for-old.ts';
import type { DecideStep, StepContext } from '../run/step.ts';

/**
 * Ends the job: from here on going back means losing what the clients sent since. The rows of the ledger wait here, and what is still
 * open (one of them, a missing client, a check that could not be made) is named and must be accepted.
 */
export const finalise: DecideStep = {
  kind: 'decide',
  id: 'finalise',
  isDecided: ({ state }) => state.done.finalise !== undefined,
  decide: async (context) => {
    await refuseOthers(context);
    await whileWatched(context, (signal) => settleRows(context, 'finalise', signal));
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

/** Names of the proofs that did not pass and of the rows that nothing settled, less those that the plan accepts by name. */
function idsToAgreeTo({ state, plan }: StepContext): string[] {
  const rows = rowFindings(state, plan, 'finalise').map(findingName);
  const open = new Set<string>([...openProofs(state).map(({ id }) => id), ...rows]);
  return [...open].filter((id) => !plan.accept.includes(id));
}
