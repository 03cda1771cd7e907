/** How often is looked, and how many looks without any progress are one too many. */
const lookMs = 250;
const idleLooks = 6;

/** What a library is doing that reads from a stream of ours. */
export interface Doing {
  /** Grows with whatever it takes in and gives out. */
  readonly progress: () => number;
  /** It waits for the disk, and not the other way round. */
  readonly isWaiting: () => boolean;
  /** Bytes that it works on in one piece, without any sign of progress. */
  readonly inOnePieceBytes?: number;
}

/** A library neither goes on nor ends. */
export class Stalled extends Error {
  constructor() {
    super('stalled');
    this.name = 'Stalled';
  }
}

/** Slower than any machine decrypts and hashes. */
const bytesPerMs = 20_000;

/**
 * Waits for a library, and rejects with {@link Stalled} where it has come to a standstill: a decryption that gives noise can leave
 * the streams of a library waiting for each other for ever. Counts looks and not time, so that work which blocks this thread is
 * no standstill.
 */
export async function orStalled<T>(
  work: Promise<T>,
  { progress, isWaiting, inOnePieceBytes = 0 }: Doing,
): Promise<T> {
  const patience = idleLooks + Math.ceil(inOnePieceBytes / bytesPerMs / lookMs);
  let seen = -1;
  let idle = 0;
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const now = progress();
      idle = now === seen && !isWaiting() ? idle + 1 : 0;
      seen = now;
      if (idle >= patience) reject(new Stalled());
    }, lookMs);
  });
  try {
    return await Promise.race([work, stalled]);
  } finally {
    clearInterval(timer);
    // What comes of it later concerns nobody.
    work.catch(() => undefined);
  }
}
