/** A stream that is fed by hand: for decoders that pull. */
export interface Feed {
  readonly stream: ReadableStream<Uint8Array>;
  /** Gives bytes; resolves when the reader wants more, or has gone. */
  push(bytes: Uint8Array): Promise<void>;
  /** No more bytes. */
  close(): void;
  /** The reader has gone: nothing waits any more. */
  release(): void;
}

/** Makes a feed. Every push is a copy, for the caller uses its memory again. */
export function createFeed(): Feed {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isReleased = false;
  let wanted: (() => void) | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (given) => void (controller = given),
      pull: () =>
        new Promise<void>((resolve) => {
          answerPull = resolve;
          wanted?.();
        }),
      cancel: () => release(),
    },
    { highWaterMark: 0 },
  );
  let answerPull: (() => void) | undefined;

  function release(): void {
    isReleased = true;
    wanted?.();
  }

  const untilWanted = () =>
    new Promise<void>((resolve) => {
      if (isReleased || answerPull) resolve();
      else wanted = resolve;
    });

  return {
    stream,
    release,
    async push(bytes) {
      await untilWanted();
      if (isReleased || bytes.length === 0) return;
      controller?.enqueue(Uint8Array.from(bytes));
      const answer = answerPull;
      answerPull = undefined;
      answer?.();
      await untilWanted();
    },
    close() {
      if (isReleased) return;
      isReleased = true;
      controller?.close();
      answerPull?.();
    },
  };
}
