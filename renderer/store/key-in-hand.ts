import { useSyncExternalStore } from 'react';
import { placeOf } from './place-store.ts';
import { useRun, type JobView } from './run-store.ts';

/**
 * The System Backup Key while the key step is open, for paper and QR code: in this closure and nowhere else, no store and no
 * storage of the browser. It is dropped when the step is over, when another window takes the job, when this window goes to another
 * place, and when the page goes. (A text cannot be wiped in JavaScript: dropping it is all that a page can do.)
 */
export interface KeyInHand {
  hold(jobId: string, key: string): void;
  /** The key, if it belongs to this job. */
  of(jobId: string): string | undefined;
  drop(): void;
  subscribe(onChange: () => void): () => void;
}

/** Whether the key of a job is still needed in this window. */
export function isKeyStepOpen(view: JobView, jobId: string): boolean {
  return (
    view.kind === 'open' &&
    view.jobId === jobId &&
    view.isMine &&
    view.state.isRunning &&
    view.state.current === 'key'
  );
}

/** Whether an address is still of this job. */
export function isPlaceOfJob(hash: string, jobId: string): boolean {
  const place = placeOf(hash);
  return place.kind === 'job' && place.jobId === jobId;
}

/** Makes a hand that is empty. */
export function createKeyInHand(): KeyInHand {
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
      if (key === '' || !isKeyStepOpen(useRun.getState().view, jobId)) return;
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

/** The hand of this window. */
export const keyInHand = createKeyInHand();

/** The key of a job while it is in hand. */
export function useKeyInHand(jobId: string): string | undefined {
  return useSyncExternalStore(keyInHand.subscribe, () => keyInHand.of(jobId));
}

function watch(jobId: string, drop: () => void): () => void {
  const stop = useRun.subscribe(({ view }) => {
    if (!isKeyStepOpen(view, jobId)) drop();
  });
  const onPlace = () => {
    if (!isPlaceOfJob(location.hash, jobId)) drop();
  };
  window.addEventListener('hashchange', onPlace);
  window.addEventListener('pagehide', drop);
  return () => {
    stop();
    window.removeEventListener('hashchange', onPlace);
    window.removeEventListener('pagehide', drop);
  };
}
