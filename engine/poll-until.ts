import type { Clock } from './clock.ts';

export interface Poll {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly everyMs: number;
  /** The look that begins after it is the last. Default: for ever. */
  readonly withinMs?: number | undefined;
  /** Hears of every look that found nothing, but the last. */
  readonly tell?: (elapsedMs: number) => void;
}

/**
 * Looks now and then until a look finds something, and gives that; undefined where the time is over. Looks once at least. Throws
 * what a look throws, and the reason of the signal.
 */
export async function pollUntil<T>(look: () => Promise<T | undefined>, poll: Poll): Promise<T | undefined> {
  const { clock, signal, everyMs, withinMs = Number.POSITIVE_INFINITY, tell } = poll;
  const startMs = clock.monotonicMs();
  for (;;) {
    const elapsedMs = clock.monotonicMs() - startMs;
    const found = await look();
    if (found !== undefined) return found;
    if (elapsedMs >= withinMs) return undefined;
    tell?.(clock.monotonicMs() - startMs);
    await clock.sleep(everyMs, signal);
  }
}

/** What a look at something that grows has seen: its end, or how far it is. */
export type Progress<T> =
  { readonly kind: 'found'; readonly value: T } | { readonly kind: 'not-yet'; readonly mark: string };

export interface PollProgress {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly everyMs: number;
  /** Without another mark for so long it has stalled. */
  readonly stallMs: number;
  readonly tell: (elapsedMs: number, unchangedMs: number, mark: string) => void;
}

/**
 * Looks now and then until a look finds the end, and gives that. `stalled` makes the error of one whose mark has not changed for
 * too long. Throws that, what a look throws, and the reason of the signal.
 */
export async function pollProgress<T>(
  look: () => Promise<Progress<T>>,
  { clock, signal, everyMs, stallMs, tell }: PollProgress,
  stalled: (unchangedMs: number, mark: string) => Error,
): Promise<T> {
  const startMs = clock.monotonicMs();
  let changedMs = startMs;
  let last: string | undefined;
  for (;;) {
    const seen = await look();
    if (seen.kind === 'found') return seen.value;
    const nowMs = clock.monotonicMs();
    if (seen.mark !== last) changedMs = nowMs;
    last = seen.mark;
    const unchangedMs = Math.round(nowMs - changedMs);
    tell(nowMs - startMs, unchangedMs, seen.mark);
    if (unchangedMs >= stallMs) throw stalled(unchangedMs, seen.mark);
    await clock.sleep(everyMs, signal);
  }
}
