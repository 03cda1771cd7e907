/**
 * A promise made of callbacks that waits no longer than `signals` allow: rejects with the reason of the first that is
 * aborted, in their order. Leaves no listener behind. What `start` does after that has no effect on the promise.
 */
export async function untilAborted<T>(
  signals: readonly AbortSignal[],
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  // Not AbortSignal.any: the combination of a signal that lives as long as a job stays with it, one for each call.
  const cleanups: (() => void)[] = [];
  try {
    return await new Promise<T>((resolve, reject) => {
      for (const signal of signals) {
        signal.throwIfAborted();
        const onAbort = () => reject(signal.reason as Error);
        signal.addEventListener('abort', onAbort, { once: true });
        cleanups.push(() => signal.removeEventListener('abort', onAbort));
      }
      start(resolve, reject);
    });
  } finally {
    for (const cleanup of cleanups) cleanup();
  }
}
