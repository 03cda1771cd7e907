import type { StepId } from '../run/steps.ts';
import { parseServerVersion } from './parse-version.ts';
import type { SourceId } from './sources.ts';

/** A part of the whole job as the vendor times it. Parts with `isInWindow` fall into the maintenance window of this job. */
interface Activity {
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly isInWindow: boolean;
}

/** Minutes by the vendor's experience (Netwrix docs: Migration FAQ, question 22). The new machine stands before the job begins. */
export const activities = {
  'patch-old': { minMinutes: 15, maxMinutes: 60, isInWindow: false },
  'deploy-new': { minMinutes: 30, maxMinutes: 60, isInWindow: false },
  'trial-licence': { minMinutes: 5, maxMinutes: 5, isInWindow: false },
  'patch-new': { minMinutes: 15, maxMinutes: 30, isInWindow: false },
  backup: { minMinutes: 5, maxMinutes: 30, isInWindow: true },
  restore: { minMinutes: 15, maxMinutes: 45, isInWindow: true },
  licence: { minMinutes: 5, maxMinutes: 10, isInWindow: true },
  'client-packages': { minMinutes: 10, maxMinutes: 20, isInWindow: true },
  integrations: { minMinutes: 30, maxMinutes: 90, isInWindow: true },
  'client-check-in': { minMinutes: 30, maxMinutes: 60, isInWindow: true },
} as const satisfies Record<string, Activity>;
export type ActivityId = keyof typeof activities;

export const timesSource: SourceId = 'faq';

/** Hours of watching after the whole job. */
export const watchHours = 24;

/**
 * The whole job by the vendor's estimate, with its patches and its new machine: from 5.x 4 to 8 hours, from an image 3 to 6. Where the
 * old version is not known it is the range of both.
 */
export function wholeJob(oldVersion: string | undefined): { minMinutes: number; maxMinutes: number } {
  const line = parseServerVersion(oldVersion ?? '')?.line;
  return { minMinutes: (line === '5.x' ? 4 : 3) * 60, maxMinutes: (line === 'image' ? 6 : 8) * 60 };
}

/** A maintenance window is at least this many times the estimate (Netwrix docs: Migration Best Practices, 03). */
export const windowFactor = 2;

const activityOfStep: Partial<Record<StepId, ActivityId>> = {
  'back-up': 'backup',
  restore: 'restore',
  'readmit-clients': 'client-check-in',
};

/** What is usual for a step, for a long wait; undefined where nobody has published it. Never a promise. */
export function usualDuration(step: StepId): { readonly minMs: number; readonly maxMs: number } | undefined {
  const id = activityOfStep[step];
  if (id === undefined) return undefined;
  const { minMinutes, maxMinutes } = activities[id];
  return { minMs: minMinutes * 60_000, maxMs: maxMinutes * 60_000 };
}

/** Minutes of all that falls into the window: the vendor's lowest and highest numbers, and the middle, which is the estimate. */
export function windowEstimate(): { minMinutes: number; maxMinutes: number; estimateMinutes: number } {
  const inWindow: readonly Activity[] = Object.values(activities).filter((a: Activity) => a.isInWindow);
  const sum = (pick: (a: Activity) => number) => inWindow.reduce((total, a) => total + pick(a), 0);
  const minMinutes = sum((a) => a.minMinutes);
  const maxMinutes = sum((a) => a.maxMinutes);
  return { minMinutes, maxMinutes, estimateMinutes: Math.ceil((minMinutes + maxMinutes) / 2) };
}

export interface WindowVerdict {
  readonly kind: 'long-enough' | 'too-short' | 'unknown';
  readonly neededMinutes: number;
  readonly rule: { readonly id: 'window-twice-the-estimate'; readonly source: SourceId };
}

/** Whether a maintenance window is long enough. */
export function windowVerdict(plannedMinutes: number | undefined): WindowVerdict {
  const neededMinutes = windowEstimate().estimateMinutes * windowFactor;
  const kind =
    plannedMinutes === undefined ? 'unknown' : plannedMinutes < neededMinutes ? 'too-short' : 'long-enough';
  return { kind, neededMinutes, rule: { id: 'window-twice-the-estimate', source: 'best-practices' } };
}
