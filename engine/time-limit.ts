import { eitherSignal } from './until-aborted.ts';

export interface TimeLimit {
  /** Aborted by an outer signal, or with a `TimeoutError` when the time is over. */
  readonly signal: AbortSignal;
  /** Stops the clock, and leaves nothing behind on the outer signal. May be called twice. */
  clear(): void;
}

/** A signal with a time limit. The caller clears it. */
export function timeLimit(outer: AbortSignal, timeoutMs: number): TimeLimit {
  const expired = new AbortController();
  const timer = setTimeout(() => expired.abort(new DOMException('time is over', 'TimeoutError')), timeoutMs);
  const both = eitherSignal(outer, expired.signal);
  const clear = (): void => {
    clearTimeout(timer);
    both.clear();
  };
  // Of no use once it is over.
  both.signal.addEventListener('abort', clear, { once: true });
  if (both.signal.aborted) clear();
  return { signal: both.signal, clear };
}
