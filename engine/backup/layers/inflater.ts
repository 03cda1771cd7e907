import { createInflateRaw } from 'node:zlib';

/** What one part of a deflate stream gave. */
interface InflateStep {
  readonly output: readonly Buffer[];
  /** Bytes of the part that belong to the stream. */
  readonly usedBytes: number;
  readonly isEnded: boolean;
  readonly error?: string;
}

export type Inflater = ReturnType<typeof createInflater>;

/** Deflate packs a thousand to one at most: what comes out of so much is 32 MB. */
const stepBytes = 32 * 1024;

/** Unpacks one raw deflate stream (RFC 1951) and tells where it ends. */
export function createInflater() {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  let output: Buffer[] = [];
  let error: string | undefined;
  let isEnded = false;
  let settle: (() => void) | undefined;
  inflate.on('data', (part: Buffer) => void output.push(part));
  inflate.on('end', () => (isEnded = true));
  inflate.on('error', (thrown: NodeJS.ErrnoException) => {
    error = thrown.code ?? 'unknown';
    settle?.();
  });

  return {
    /** Unpacks the beginning of `bytes`, so much that what comes out fits into memory. Never rejects. */
    async push(bytes: Buffer): Promise<InflateStep> {
      const before = inflate.bytesWritten;
      const part = bytes.subarray(0, stepBytes);
      await new Promise<void>((resolve) => {
        settle = resolve;
        inflate.write(part, () => resolve());
      });
      const usedBytes = inflate.bytesWritten - before;
      const isOver = error === undefined && usedBytes < part.length;
      // The end, and what came out last, are told a turn later.
      while (
        error === undefined &&
        !inflate.destroyed &&
        (inflate.readableLength > 0 || (isOver && !isEnded))
      )
        await new Promise((resolve) => setImmediate(resolve));
      const step = { output, usedBytes, isEnded: isOver, ...(error !== undefined && { error }) };
      output = [];
      return step;
    },
    close: () => void inflate.destroy(),
  };
}
