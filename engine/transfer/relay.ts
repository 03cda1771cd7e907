import path from 'node:path';
import { asMigrationError, MigrationError } from '../errors.ts';
import { eitherSignal } from '../until-aborted.ts';
import type { RemoteHost, RemoteWriter } from '../ssh/remote-host.ts';
import { hashRemote, type RemoteHash } from './hash-remote.ts';
import { keepTrying } from './keep-trying.ts';
import { partialName } from './local-partial.ts';
import type { OnProgress } from './progress-throttle.ts';
import { pullFile, type PulledFile, type PullOptions } from './pull-file.ts';
import { hashMismatch, type RelayedPartial } from './push-file.ts';

export interface RelayOptions extends Omit<PullOptions, 'alsoTo'> {
  /** The machine that gets the file as well. */
  readonly to: RemoteHost;
  /** The final name there; the relayed file is `<pushPath>.partial`. */
  readonly pushPath: string;
  readonly onPushProgress?: OnProgress;
}

export interface RelayedFile {
  readonly pulled: PulledFile;
  /** The hash that the machine it came from made. Equal to that of the pulled file. */
  readonly onSource: RemoteHash;
  /** What lies on the other machine, whole and with the same hash: for `pushFile`. Absent where that did not work out. */
  readonly relayed: RelayedPartial | undefined;
  /** Why it did not. `pushFile` goes on from what is there. */
  readonly pushError: MigrationError | undefined;
}

/**
 * Pulls a file to the laptop and hands each chunk on to another machine at the same time, while the machine it comes from
 * hashes it. Only the pull counts: whatever happens to the push side, the pull goes on. The pushed file keeps its
 * `.partial` name; `pushFile` makes it final. Throws what `pullFile` throws, and `integrity.hash-mismatch` where the source
 * has another hash than what arrived (nothing is left on the other machine then).
 */
export async function relayFile(options: RelayOptions): Promise<RelayedFile> {
  const { host, to, remotePath, pushPath, signal } = options;
  const partial = partialName(pushPath);
  const early = hashRemote(host, remotePath, { signal });
  // Looked at after the pull; a cut connection must not be an unhandled rejection until then.
  early.catch(() => undefined);
  const push = new PushSide(options, partial);
  try {
    const pulled = await pullFile({ ...options, alsoTo: (chunk, position) => push.take(chunk, position) });
    const [onSource, onTarget] = await Promise.all([sourceHash(options, early), push.finish(pulled)]);
    if (onSource.sha256 !== pulled.sha256) {
      await to.remove(partial, signal);
      throw hashMismatch(remotePath, onSource.sha256, pulled.sha256);
    }
    return { pulled, onSource, relayed: onTarget, pushError: push.error };
  } finally {
    await push.abandon();
    push.end();
  }
}

/** The hash that was begun early, or made now where a cut ended it. */
async function sourceHash(options: RelayOptions, early: Promise<RemoteHash>): Promise<RemoteHash> {
  const { host, remotePath, signal } = options;
  return early.catch(async () =>
    keepTrying(path.posix.basename(remotePath), options, () => hashRemote(host, remotePath, { signal })),
  );
}

/** The second way out of the pull. Never throws into it: the first failure ends the push side, and is kept. */
class PushSide {
  readonly #options: RelayOptions;
  readonly #partial: string;
  readonly #stalled = new AbortController();
  /** Of the job, or of a stall. */
  readonly #signal: AbortSignal;
  #writer: RemoteWriter | undefined;
  #sizeBytes = 0;
  #nextBytes = 0;
  #proof: Promise<RemoteHash> | undefined;
  #error: MigrationError | undefined;

  constructor(options: RelayOptions, partial: string) {
    this.#options = options;
    this.#partial = partial;
    this.#signal = eitherSignal(options.signal, this.#stalled.signal).signal;
  }

  get error(): MigrationError | undefined {
    return this.#error;
  }

  async take(chunk: Uint8Array, positionBytes: number): Promise<void> {
    if (this.#error) return;
    const { stallMs = 30_000 } = this.#options;
    // Half of the pull's own patience, so that a frozen push side never looks like a stalled pull.
    await this.#guarded(stallMs / 2, async () => {
      // A pull that went on from an earlier run, or began anew: pushFile compares and resumes.
      if (positionBytes !== this.#nextBytes) throw this.#cut();
      this.#writer ??= await this.#open();
      await this.#writer.write(chunk);
      this.#nextBytes += chunk.byteLength;
      if (this.#nextBytes === this.#sizeBytes) this.#beginProof(this.#writer);
      this.#options.onPushProgress?.(this.#writer.acknowledgedBytes, this.#options.expectedSizeBytes);
    });
  }

  /** Waits for the far disk, and has the far side hash the file, while the laptop's disk is still busy. */
  #beginProof(writer: RemoteWriter): void {
    const { to } = this.#options;
    this.#proof = writer.finish().then(() => hashRemote(to, this.#partial, { signal: this.#signal }));
    // Looked at in `finish`.
    this.#proof.catch(() => undefined);
  }

  /** What the far side has, once the pull is over. */
  async finish(pulled: PulledFile): Promise<RelayedPartial | undefined> {
    if (this.#error) return undefined;
    return this.#guarded(undefined, async () => {
      const { to } = this.#options;
      if (this.#nextBytes !== pulled.sizeBytes) throw this.#cut();
      const hash = await this.#proof;
      if (!hash) throw this.#cut();
      const stat = await to.stat(this.#partial, this.#signal);
      if (hash.sha256 !== pulled.sha256 || !stat) {
        await to.remove(this.#partial, this.#signal);
        throw hashMismatch(this.#partial, pulled.sha256, hash.sha256);
      }
      this.#options.onPushProgress?.(pulled.sizeBytes, pulled.sizeBytes);
      return { path: this.#partial, sizeBytes: stat.sizeBytes, modifiedAt: stat.modifiedAt, hash };
    });
  }

  async abandon(): Promise<void> {
    await this.#writer?.abandon();
  }

  /** Nothing that was begun goes on, and the signal of the job is let go. */
  end(): void {
    this.#stalled.abort(this.#cut());
  }

  async #open(): Promise<RemoteWriter> {
    const { to, host, remotePath, pushPath } = this.#options;
    const [final, partial, freeBytes, source] = await Promise.all([
      to.stat(pushPath, this.#signal),
      to.stat(this.#partial, this.#signal),
      to.freeSpaceBytes(path.posix.dirname(pushPath), this.#signal),
      host.stat(remotePath, this.#signal),
    ]);
    // What an earlier run left there may be good: pushFile compares before it throws anything away.
    if (final || partial?.sizeBytes) {
      throw new MigrationError('transfer.already-exists', { path: final ? pushPath : this.#partial });
    }
    if (partial) await to.remove(this.#partial, this.#signal);
    const neededBytes = source?.sizeBytes ?? 0;
    this.#sizeBytes = neededBytes;
    if (freeBytes !== undefined && freeBytes < neededBytes) {
      throw new MigrationError('transfer.disk-full', { path: pushPath, freeBytes, neededBytes });
    }
    return to.write(this.#partial, { signal: this.#signal, open: 'create' });
  }

  async #guarded<T>(patienceMs: number | undefined, work: () => Promise<T>): Promise<T | undefined> {
    const timer =
      patienceMs === undefined ? undefined : setTimeout(() => this.#stall(patienceMs), patienceMs);
    try {
      return await work();
    } catch (error) {
      this.#options.signal.throwIfAborted();
      this.#error = asMigrationError(error);
      await this.abandon();
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  #stall(stallMs: number): void {
    const name = path.posix.basename(this.#partial);
    this.#stalled.abort(
      new MigrationError('transfer.stalled', { name, doneBytes: this.#nextBytes, stallMs }),
    );
  }

  #cut(): MigrationError {
    const name = path.posix.basename(this.#partial);
    return new MigrationError('transfer.cut', { name, doneBytes: this.#nextBytes, attempts: 0 });
  }
}
