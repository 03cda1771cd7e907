import { eitherSignal } from '../until-aborted.ts';

/**
 * Does two things at once until one of them ends, gives up the other, and waits until that has let go. Gives what the first gave, and
 * rejects as it did. `signal` ends both.
 */
export async function firstOf<A, B>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<A>,
  other: (signal: AbortSignal) => Promise<B>,
): Promise<A | B> {
  const over = new AbortController();
  const either = eitherSignal(signal, over.signal);
  const both = [one(either.signal), other(either.signal)] as const;
  try {
    return await Promise.race(both);
  } finally {
    over.abort(new Error('the other one was first'));
    await Promise.allSettled(both);
    either.clear();
  }
}
