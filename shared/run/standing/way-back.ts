import { isPastHoldPoint } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';

/**
 * Whether the job was going back to the old appliance when it stopped, or is: whoever resumes it goes on in that direction. Over
 * when the old appliance serves again, or is switched off once more.
 */
export function isOnWayBack(state: RunState): boolean {
  return (
    isPastHoldPoint(state) && (state.mode === 'revert' || state.steps['take-address'].kind === 'reverted')
  );
}
