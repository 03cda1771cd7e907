import type { RunState } from '../run-state.ts';
import { outageBeganAt } from './outage.ts';

/** Why a job may be neither put aside nor deleted: somebody works on it, or its clients may have no server. */
export type KeptFor = 'held' | 'outage';

/**
 * Undefined where nothing speaks against it. `isHeld`: a program has the job's lock. The clients of a demo are nobody's. Pure.
 */
export function keptFor(
  state: Pick<RunState, 'outage'>,
  { isHeld, isDemo }: { readonly isHeld: boolean; readonly isDemo: boolean },
): KeptFor | undefined {
  if (isHeld) return 'held';
  return isDemo || outageBeganAt(state) === undefined ? undefined : 'outage';
}
