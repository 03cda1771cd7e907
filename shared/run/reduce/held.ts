import type { ProofId } from '../proof.ts';
import type { RunState } from '../run-state.ts';
import { isBefore, type StepId } from '../steps.ts';

/**
 * What is seen of the contents, as the ledger's table has it, which is too much for the window's first screen; by what a machine is
 * known stays true of it.
 */
export const proofsOfContents: readonly ProofId[] = [
  'ledger.communication-off',
  'validate.licence',
  'ledger.syslog',
  'validate.restored-backup',
];

/** What the new appliance holds is written over, or counts as not brought there: nothing that was seen or said of it speaks of what comes. */
export function withoutHeld(state: RunState): RunState {
  return {
    ...state,
    ledger: { ...state.ledger, given: {} },
    proofs: state.proofs.filter(({ id }) => !proofsOfContents.includes(id)),
    accepted: acceptedBut(state, (name) => name.startsWith('ledger.row-open')),
  };
}

/** The restore is rolled back in the record; that it may stand on the new appliance all the same stays known. */
export function afterRestoreReverted(state: RunState): RunState {
  const { accepted } = withoutAccepted(state, 'restore', 'restore');
  return withoutHeld({ ...state, accepted, hasBegunImport: false });
}

/** Another restore knows nothing of clients that were moved onto the one before: they are moved again, and agreed to again. */
export function withoutMoves(state: RunState): RunState {
  const { moves: _moves, ...rest } = state;
  const toldAt = Object.entries(state.toldAt).filter(([key]) => !key.startsWith('hold-point '));
  return {
    ...rest,
    toldAt: Object.fromEntries(toldAt),
    proofs: state.proofs.filter(({ id }) => id !== 'hold-point.clients-moved'),
    accepted: acceptedBut(state, (name) => name.startsWith('hold-point.clients-')),
  };
}

/** The state without what was accepted in the steps from `first` to `last`. */
export function withoutAccepted(state: RunState, first: StepId, last: StepId): RunState {
  const isBetween = (step: StepId) => !isBefore(step, first) && !isBefore(last, step);
  return { ...state, accepted: acceptedBut(state, (_name, step) => isBetween(step)) };
}

/** What is accepted, without what `isDropped` names. */
export function acceptedBut(
  { accepted }: RunState,
  isDropped: (name: string, step: StepId) => boolean,
): RunState['accepted'] {
  return Object.fromEntries(Object.entries(accepted).filter(([name, { step }]) => !isDropped(name, step)));
}
