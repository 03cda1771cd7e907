import { eitherSignal } from './until-aborted.ts';

export interface TimeLimit {
  /** Aborted by an outer signal, or with a `TimeoutError` when the time is over. */
  readonly signal: AbortSignal;
  /** Stops the clock while somebody is at work who is in no hurry: it begins anew after that. */
  pausedWhile<T>(work: () => Promise<T>): Promise<T>;
  /** Stops the clock, and leaves nothing behind on the outer signal. May be called twice. */
  clear(): void;
}

/** A signal with a time limit. The caller clears it. */
export function timeLimit(outer: AbortSignal, timeoutMs: number): TimeLimit {
  const expired = new AbortController();
  const arm = () =>
    setTimeout(() => expired.abort(new DOMException('time is over', 'TimeoutError')), timeoutMs);
  let timer = arm();
  let isOver = false;
  const both = eitherSignal(outer, expired.signal);
  const clear = (): void => {
    isOver = true;
    clearTimeout(timer);
    both.clear();
  };
  // Of no use once it is over.
  both.signal.addEventListener('abort', clear, { once: true });
  if (both.signal.aborted) clear();
  const pausedWhile = async <T>(work: () => Promise<T>): Promise<T> => {
    clearTimeout(timer);
    try {
      return await work();
    } finally {
      if (!isOver) timer = arm();
    }
  };
  return { signal: both.signal, pausedWhile, clear };
}
