import { activities, type ActivityId, windowEstimate } from '../../../shared/rules/times.ts';
import { type JobPhase, phases } from '../../../shared/run/steps.ts';

/** A part of the work with published numbers, drawn where it stands if all before it takes its longest. Minutes after the window begins. */
export interface TimelineBar {
  readonly id: ActivityId;
  readonly startMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
}

/** A line of the timeline: a phase of the job, or what a person does after it. */
export interface TimelineRow {
  readonly id: JobPhase | 'afterwards';
  /** Empty where nobody has published a time. */
  readonly bars: readonly TimelineBar[];
  /** When it begins if all before it takes its longest. */
  readonly startMinutes: number;
}

/** What is drawn of the plan: its lines, and how long the whole axis is. */
export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly axisMinutes: number;
}

const activitiesOf = {
  prepare: [],
  copy: ['backup'],
  restore: ['restore'],
  switch: ['client-check-in'],
  afterwards: ['licence', 'client-packages', 'integrations'],
} as const satisfies Record<TimelineRow['id'], readonly ActivityId[]>;

/** The parts of the maintenance window one behind the other. The axis holds the longest of them, and the planned window where one is known. */
export function timelineOf(plannedMinutes: number | undefined): Timeline {
  let startMinutes = 0;
  const rows = [...phases, 'afterwards' as const].map((id): TimelineRow => {
    const rowStart = startMinutes;
    const bars = activitiesOf[id].map((activity): TimelineBar => {
      const { minMinutes, maxMinutes } = activities[activity];
      const bar = { id: activity, startMinutes, minMinutes, maxMinutes };
      startMinutes += maxMinutes;
      return bar;
    });
    return { id, bars, startMinutes: rowStart };
  });
  return { rows, axisMinutes: Math.max(windowEstimate().maxMinutes, plannedMinutes ?? 0) };
}

/** The least and the most of a line; undefined where nobody has published a time. */
export function spanOf({
  bars,
}: TimelineRow): { readonly minMs: number; readonly maxMs: number } | undefined {
  if (bars.length === 0) return undefined;
  const sum = (pick: (bar: TimelineBar) => number) =>
    bars.reduce((total, bar) => total + pick(bar), 0) * 60_000;
  return { minMs: sum((bar) => bar.minMinutes), maxMs: sum((bar) => bar.maxMinutes) };
}
