import { isDurable, type RunEvent } from '../../shared/run/event.ts';

/**
 * Between two reports of progress to a window: a person sees no more, and a slow page must not fall behind. Some six in a
 * second leave room for the last of one transfer and the first of the next: never more than ten.
 */
const pauseMs = 150;

/**
 * Thins a stream of events for a window: what is durable passes at once and in order; of progress, waiting and countdown
 * only the newest passes, at most every 150 ms, and never after a durable event that came later. Before each event
 * it waits until the reader has room (`drained`). Ends when the source ends.
 */
export async function* coalesce(
  source: AsyncIterable<RunEvent>,
  drained: () => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<RunEvent, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let latest: RunEvent | undefined;
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let next = iterator.next();
  try {
    for (;;) {
      const waitMs = Math.max(0, pauseMs - (performance.now() - lastAtMs));
      const result = latest ? await raced(next, waitMs) : await next;
      if (result === 'time') {
        await drained();
        if (latest) yield latest;
        latest = undefined;
        lastAtMs = performance.now();
        continue;
      }
      if (result.done) {
        if (latest) yield latest;
        return;
      }
      next = iterator.next();
      // Awaited later: a failure meanwhile must not count as unhandled.
      next.catch(() => undefined);
      if (!isDurable(result.value) && !(result.value.type === 'progress' && result.value.isFinal)) {
        latest = result.value;
        continue;
      }
      await drained();
      // What was held back is older: it goes first, or not at all.
      if (latest && result.value.type !== 'progress') {
        yield latest;
        lastAtMs = performance.now();
      }
      latest = undefined;
      yield result.value;
    }
  } finally {
    // Not waited for: a source that waits for its next event ends with that one, or when its own signal aborts.
    iterator.return?.().catch(() => undefined);
  }
}

function raced<T>(promise: Promise<T>, waitMs: number): Promise<T | 'time'> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<'time'>((resolve) => {
    timer = setTimeout(() => resolve('time'), waitMs);
  });
  return Promise.race([promise, time]).finally(() => clearTimeout(timer));
}
