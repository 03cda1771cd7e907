export interface EitherSignal {
  /** Aborted with the first of its parts, for the same reason. */
  readonly signal: AbortSignal;
  /** Leaves nothing behind on the parts; the signal hears of them no more. May be called twice. */
  clear(): void;
}

/**
 * Several signals as one. Not `AbortSignal.any`, which nothing in the engine uses: what it makes of a signal that lives as
 * long as a job stays with that signal, one for each call, and it holds its parts so weakly that on Node 20 one that nobody
 * else holds may be collected and never fire.
 */
export function eitherSignal(...parts: readonly AbortSignal[]): EitherSignal {
  const either = new AbortController();
  const listeners = parts.map((part) => ({ part, onAbort: () => either.abort(part.reason) }));
  const clear = (): void => {
    for (const { part, onAbort } of listeners) part.removeEventListener('abort', onAbort);
  };
  for (const { part, onAbort } of listeners) {
    if (part.aborted) onAbort();
    else part.addEventListener('abort', onAbort, { once: true });
  }
  either.signal.addEventListener('abort', clear, { once: true });
  if (either.signal.aborted) clear();
  return { signal: either.signal, clear };
}

/**
 * A promise made of callbacks that waits no longer than `signals` allow: rejects with the reason of the first that is
 * aborted, in their order. Leaves no listener behind. What `start` does after that has no effect on the promise.
 */
export async function untilAborted<T>(
  signals: readonly AbortSignal[],
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
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
