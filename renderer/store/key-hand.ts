import { placeOf } from './place-store.ts';
import { mayChange } from './may-change.ts';
import type { JobView } from './run-store.ts';

/**
 * The System Backup Key while the key step is open, for paper and QR code: in this closure and nowhere else, no store and no
 * storage of the browser. (A text cannot be wiped in JavaScript: dropping it is all that a page can do.)
 */
export interface KeyHand {
  /** Keeps the key of a job, if it is needed at all. */
  hold(jobId: string, key: string): void;
  /** The key, if it belongs to this job. */
  of(jobId: string): string | undefined;
  drop(): void;
  subscribe(onChange: () => void): () => void;
}

/** What a hand asks about the window around it. */
export interface HandSurroundings {
  isNeeded(jobId: string): boolean;
  /** Calls `drop` when the key is no longer needed; returns what ends the watch. */
  watch(jobId: string, drop: () => void): () => void;
}

/** Makes a hand that is empty. */
export function createKeyHand({ isNeeded, watch }: HandSurroundings): KeyHand {
  let held: { readonly jobId: string; readonly key: string } | undefined;
  let release: (() => void) | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const drop = () => {
    if (!held) return;
    held = undefined;
    release?.();
    release = undefined;
    tell();
  };
  return {
    hold: (jobId, key) => {
      drop();
      if (key === '' || !isNeeded(jobId)) return;
      held = { jobId, key };
      release = watch(jobId, drop);
      tell();
    },
    of: (jobId) => (held?.jobId === jobId ? held.key : undefined),
    drop,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/**
 * Whether the key of a job is still needed in this window: in its step, and until it is proved in those that take it as well, of a
 * backup that is made by hand and in place of one that was refused.
 */
export function isKeyStepOpen(view: JobView, jobId: string): boolean {
  if (view.kind !== 'open' || view.jobId !== jobId || !mayChange(view)) return false;
  if (!view.state.isRunning) return false;
  const { current, isKeyProved } = view.state;
  return current === 'key' || (!isKeyProved && (current === 'back-up' || current === 'restore'));
}

/** Whether an address is still of this job. */
export function isPlaceOfJob(hash: string, jobId: string): boolean {
  const place = placeOf(hash);
  return place.kind === 'job' && place.jobId === jobId;
}
