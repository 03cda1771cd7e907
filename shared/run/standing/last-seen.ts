import { errorMeaning, type ApplianceSide } from '../error-codes.ts';
import type { RunState } from '../run-state.ts';
import { stepIds } from '../steps.ts';

/** When each appliance last told something itself, and when it was looked for in vain since then (ISO 8601). */
export type LastSeen = Readonly<
  Record<ApplianceSide, { readonly heardAt?: string; readonly silentAt?: string }>
>;

/** See {@link LastSeen}. Nothing of a side that nobody has heard or looked for. */
export function lastSeen(state: RunState): LastSeen {
  const of = (side: ApplianceSide) => {
    const heardAt = state.heardAt[side];
    const silentAt = unheardAt(state, side);
    const isSilent = silentAt !== undefined && (heardAt === undefined || silentAt > heardAt);
    return { ...(heardAt !== undefined && { heardAt }), ...(isSilent && { silentAt }) };
  };
  return { old: of('old'), new: of('new') };
}

/** When the appliance was last seen not to answer: by an error that says so, or as the proof that it is gone. */
function unheardAt({ steps, proofs }: RunState, side: ApplianceSide): string | undefined {
  const failures = stepIds.flatMap((id) => {
    const step = steps[id];
    const isSilence =
      step.kind === 'failed' && step.error.side === side && errorMeaning(step.error.code).isUnreachable;
    return isSilence ? [step.at] : [];
  });
  const gone = proofs.flatMap(({ id, status, at }) =>
    side === 'old' && id === 'cutover.old-silent' && status === 'passed' ? [at] : [],
  );
  return [...failures, ...gone].sort().at(-1);
}
