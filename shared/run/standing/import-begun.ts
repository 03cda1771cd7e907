import { toldKey } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';

/** `told`: a person was told to begin it, and what came of that was not heard. */
export type ImportBegun = 'no' | 'told' | 'begun';

/** Whether the import of this backup may have been begun on the new appliance. Fails closed: who was told to may have done it. Pure. */
export function importBegun(
  state: Pick<RunState, 'hasBegunImport' | 'toldAt' | 'importWatch' | 'steps'>,
): ImportBegun {
  if (state.hasBegunImport) return 'begun';
  const { kind } = state.steps.restore;
  // One that was rolled back was watched for another backup.
  const isWatched = state.importWatch !== undefined && kind !== 'pending' && kind !== 'reverted';
  return isWatched || state.toldAt[toldKey('restore', 'import')] !== undefined ? 'told' : 'no';
}
