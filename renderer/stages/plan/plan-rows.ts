import {
  type Effect,
  firstStepAfterHoldPoint,
  stepCatalogue,
  type StepId,
} from '../../../shared/run/steps.ts';
import { activities, type ActivityId, usualDuration } from '../../../shared/rules/times.ts';

/** A step of the job as the plan lists it. */
export interface PlanRow {
  readonly number: number;
  readonly step: StepId;
  readonly effect: Effect;
  /** The vendor's numbers; absent where nobody has published any. */
  readonly usual?: { readonly minMs: number; readonly maxMs: number };
  /** The first step that interrupts the service: before it everything can be rolled back. */
  readonly isFirstOfOutage: boolean;
}

/** All steps in the order in which they run. */
export function planRows(): readonly PlanRow[] {
  return stepCatalogue.map(({ id, effect }, index) => {
    const usual = usualDuration(id);
    return {
      number: index + 1,
      step: id,
      effect,
      ...(usual && { usual }),
      isFirstOfOutage: id === firstStepAfterHoldPoint,
    };
  });
}

/** The parts of the whole work as the vendor times them, before the job and in its window. */
export function timedParts(isInWindow: boolean): readonly {
  readonly id: ActivityId;
  readonly minMs: number;
  readonly maxMs: number;
}[] {
  // The keys of the table, nothing else.
  const ids = Object.keys(activities) as ActivityId[];
  return ids
    .filter((id) => activities[id].isInWindow === isInWindow)
    .map((id) => ({
      id,
      minMs: activities[id].minMinutes * 60_000,
      maxMs: activities[id].maxMinutes * 60_000,
    }));
}
