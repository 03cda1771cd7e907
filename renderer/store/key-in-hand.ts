import { useSyncExternalStore } from 'react';
import { createKeyHand, isKeyStepOpen, isPlaceOfJob } from './key-hand.ts';
import { useRun } from './run-store.ts';

/**
 * The key that this window has in hand. It is dropped when the key step is over, when another window takes the job, when this
 * window goes to another place, and when the page goes.
 */
export const keyInHand = createKeyHand({
  isNeeded: (jobId) => isKeyStepOpen(useRun.getState().view, jobId),
  watch: (jobId, drop) => {
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
  },
});

/** The key of a job while it is in hand. */
export function useKeyInHand(jobId: string): string | undefined {
  return useSyncExternalStore(keyInHand.subscribe, () => keyInHand.of(jobId));
}
