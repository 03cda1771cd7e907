/** Makes a stream that is fed by hand: for decoders that pull. Every push is a copy, for the caller uses its memory again. */
export function createFeed() {
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
    /** The reader has gone: nothing waits any more. */
    release,
    /** Gives bytes; resolves when the reader wants more, or has gone. */
    async push(bytes: Uint8Array): Promise<void> {
      await untilWanted();
      if (isReleased || bytes.length === 0) return;
      controller?.enqueue(Uint8Array.from(bytes));
      const answer = answerPull;
      answerPull = undefined;
      answer?.();
      await untilWanted();
    },
    /** No more bytes. */
    close(): void {
      if (isReleased) return;
      isReleased = true;
      controller?.close();
      answerPull?.();
    },
  };
}
