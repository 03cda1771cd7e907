import { errorMeaning, type ApplianceSide } from '../run/error-codes.ts';
import type { RunState } from '../run/run-state.ts';
import { stepIds } from '../run/steps.ts';
import type { FirstWords } from './words.ts';

/**
 * When each appliance was last heard of, and when it was looked for in vain: what stands behind any sentence about the state that
 * it is in. Empty where nothing was heard or looked for yet.
 */
export function lastSeenText(words: FirstWords, state: RunState): string {
  return (['old', 'new'] as const).flatMap((side) => sentence(words, state, side)).join(' ');
}

function sentence({ lastSeen, format }: FirstWords, state: RunState, side: ApplianceSide): string[] {
  const heardAt = state.heardAt[side];
  const silentAt = unheardAt(state, side);
  if (silentAt !== undefined && (heardAt === undefined || silentAt > heardAt)) {
    const at = format.time(silentAt);
    return [
      heardAt === undefined
        ? lastSeen.unheard[side](at)
        : lastSeen.heardThenNot[side](format.time(heardAt), at),
    ];
  }
  return heardAt === undefined ? [] : [lastSeen.heard[side](format.time(heardAt))];
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
