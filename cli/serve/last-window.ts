/** Decides when the program behind the windows ends. */
export interface LastWindow {
  /** To be called when a window came or went. */
  windows(count: number): void;
  /** To be called when a run began or the last one ended. */
  working(isWorking: boolean): void;
  /** Whether there was a window yet. */
  hasHadOne(): boolean;
  /** Nothing is decided after it. */
  stop(): void;
}

/** A page that is reloaded is gone for a moment. */
const graceMs = 5_000;

/**
 * Calls `onEnd` once when the last window has been closed for a while and no run goes on. Before the first window it waits
 * for ever; while a run goes on without a window it says so by `onAlone` and stays.
 */
export function createLastWindow(onEnd: () => void, onAlone: () => void, pauseMs = graceMs): LastWindow {
  let count = 0;
  let hasHadOne = false;
  let isWorking = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (isStopped || !hasHadOne || count > 0) return;
    timer = setTimeout(() => (isWorking ? onAlone() : onEnd()), pauseMs);
  };
  return {
    windows: (now) => {
      count = now;
      hasHadOne ||= now > 0;
      look();
    },
    working: (now) => {
      isWorking = now;
      if (!now) look();
    },
    hasHadOne: () => hasHadOne,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
