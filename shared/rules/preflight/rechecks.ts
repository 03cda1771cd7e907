import type { RunState } from '../../run/run-state.ts';

/** Hours after the cut-over at which the new appliance is to be looked at again. */
export const recheckHours = [24, 48] as const;

export interface Recheck {
  readonly hours: (typeof recheckHours)[number];
  /** ISO 8601. */
  readonly dueAt: string;
  readonly state: 'done' | 'due' | 'later';
}

/** Looked at a little early counts: nobody stays up for it. */
const earlyMs = 4 * 3_600_000;

/**
 * The re-checks of a job whose new appliance has the final address, in their order; none before that. One is done when it was
 * looked at after its time, or up to four hours before it.
 */
export function rechecksOf(state: RunState, nowMs: number): readonly Recheck[] {
  const taken = state.steps['take-address'];
  if (taken.kind !== 'done') return [];
  return recheckHours.map((hours) => {
    const dueMs = Date.parse(taken.at) + hours * 3_600_000;
    const isDone = state.rechecks.some((at) => Date.parse(at) >= dueMs - earlyMs);
    return {
      hours,
      dueAt: new Date(dueMs).toISOString(),
      state: isDone ? 'done' : nowMs >= dueMs ? 'due' : 'later',
    };
  });
}
