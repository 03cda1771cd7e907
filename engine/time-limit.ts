export interface TimeLimit {
  /** Aborted by the outer signal, or with a `TimeoutError` when the time is over. */
  readonly signal: AbortSignal;
  /** Stops the clock. May be called twice. */
  clear(): void;
}

/**
 * A signal with a time limit. Not `AbortSignal.any` with `AbortSignal.timeout`: the combination holds its parts weakly, so
 * that on Node 20 a limit that nobody else holds may be collected and never fire.
 */
export function timeLimit(outer: AbortSignal, timeoutMs: number): TimeLimit {
  const expired = new AbortController();
  const timer = setTimeout(() => expired.abort(new DOMException('time is over', 'TimeoutError')), timeoutMs);
  return { signal: AbortSignal.any([outer, expired.signal]), clear: () => clearTimeout(timer) };
}
