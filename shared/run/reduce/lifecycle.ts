import type { RunOutcome } from '../event.ts';
import type { Lifecycle } from '../run-state.ts';
import type { StepId } from '../steps.ts';

/** How far a job has come when a run of it ends. */
export function lifecycleAfter(before: Lifecycle, outcome: RunOutcome): Lifecycle {
  if (outcome === 'reverted') return 'reverted';
  return outcome === 'rehearsed' && !isPast(before) ? 'rehearsed' : before;
}

/** How far it still is after `step` was rolled back: without the final address nothing is switched, with the old appliance back nothing is begun. */
export function lifecycleBack(before: Lifecycle, step: StepId): Lifecycle {
  if (!isPast(before)) return before;
  if (step === 'take-address') return 'switching';
  return step === 'power-off' ? 'ready' : before;
}

function isPast(lifecycle: Lifecycle): boolean {
  return lifecycle === 'switching' || lifecycle === 'switched' || lifecycle === 'finalised';
}
