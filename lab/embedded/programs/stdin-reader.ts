import type { Readable } from 'node:stream';

/** The standard input of a command, read piece by piece. Methods reject with the signal's reason. */
export class StdinReader {
  readonly #stream: Readable;
  readonly #signal: AbortSignal;
  #hasEnded = false;

  constructor(stream: Readable, signal: AbortSignal) {
    this.#stream = stream;
    this.#signal = signal;
    stream.once('end', () => (this.#hasEnded = true));
    // Paused, so that nothing is read that nobody asked for.
    stream.pause();
  }

  /** What came so far, or undefined at the end. */
  async chunk(): Promise<Buffer | undefined> {
    for (;;) {
      this.#signal.throwIfAborted();
      const chunk = this.#stream.read() as Buffer | null;
      if (chunk) return chunk;
      if (this.#hasEnded) return undefined;
      await this.#change();
    }
  }

  /** A line without its end; the last one may have none. Empty at the end. */
  async line(): Promise<string> {
    const parts: Buffer[] = [];
    for (let chunk = await this.chunk(); chunk; chunk = await this.chunk()) {
      const end = chunk.indexOf('\n');
      parts.push(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) continue;
      if (end + 1 < chunk.length) this.#stream.unshift(chunk.subarray(end + 1));
      break;
    }
    return Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
  }

  #change(): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        this.#stream.off('readable', done);
        this.#stream.off('end', done);
        this.#signal.removeEventListener('abort', done);
        if (this.#signal.aborted) reject(this.#signal.reason as Error);
        else resolve();
      };
      this.#stream.on('readable', done);
      this.#stream.on('end', done);
      this.#signal.addEventListener('abort', done);
    });
  }
}
