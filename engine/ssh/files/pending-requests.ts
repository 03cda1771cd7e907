import { isMigrationError, MigrationError } from '../../errors.ts';

/** How long a stream of one file may wait, and for what it gives up. */
export interface StreamGuards {
  readonly signal: AbortSignal;
  /** Aborted when the connection is gone; its reason is thrown. */
  readonly connectionLost: AbortSignal;
}

/** What an ssh2 callback tells: an error, or the value. */
export type Done<T> = (error: Error | null | undefined, value: T) => void;

/**
 * The requests of one stream whose answers are awaited. ssh2 may never call back once a connection or channel is dead, so
 * every pending request is rejected when the signal or `connectionLost` aborts, or when `fail` is called.
 */
export class PendingRequests {
  readonly #guards: StreamGuards;
  readonly #translate: (error: Error) => MigrationError;
  readonly #rejects = new Set<(error: unknown) => void>();
  readonly #cleanups: (() => void)[] = [];
  #failure: { readonly error: unknown } | undefined;

  /** `translate` makes of a callback's error what is thrown. */
  constructor(guards: StreamGuards, translate: (error: Error) => MigrationError) {
    this.#guards = guards;
    this.#translate = translate;
    guards.signal.addEventListener('abort', this.#onAbort);
    guards.connectionLost.addEventListener('abort', this.#onAbort);
    this.#onAbort();
  }

  /** Starts a request and waits for its callback. Rejects with the callback's error, translated, or with what ended the stream. */
  ask<T>(start: (done: Done<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.throwIfFailed();
      this.#rejects.add(reject);
      start((error, value) => {
        this.#rejects.delete(reject);
        if (error) reject(this.#translate(error));
        else resolve(value);
      });
    });
  }

  /** Rejects what is pending and everything asked from now on. Only the first failure counts. */
  fail(error: unknown): void {
    if (this.#failure) return;
    this.#failure = { error };
    for (const reject of this.#rejects) reject(error);
    this.#rejects.clear();
  }

  /** Throws what ended the stream, if anything has. */
  throwIfFailed(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Something to undo when the stream is over. */
  onRelease(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  /** Stops listening. May be called twice. */
  release(): void {
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.#guards.signal.removeEventListener('abort', this.#onAbort);
    this.#guards.connectionLost.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => {
    const { signal, connectionLost } = this.#guards;
    if (signal.aborted) this.fail(signal.reason);
    else if (connectionLost.aborted) this.fail(lossOf(connectionLost));
  };
}

/** The error for a stream that ended before its file did. */
export function cutShort(file: string, cause?: unknown): MigrationError {
  return new MigrationError('transfer.cut', { name: file, doneBytes: 0, attempts: 0 }, { cause });
}

/** The error of a lost connection: the reason of the signal where the host gave one. */
function lossOf(connectionLost: AbortSignal): MigrationError {
  const reason: unknown = connectionLost.reason;
  if (isMigrationError(reason)) return reason;
  return new MigrationError('reach.connection-lost', { address: '' }, { cause: reason });
}
