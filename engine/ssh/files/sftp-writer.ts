import type { SFTPWrapper } from 'ssh2';
import type { PendingRequests } from './pending-requests.ts';
import type { RemoteWriter, WriteOptions } from '../remote-host.ts';
import {
  addStripes,
  dropLanes,
  measuredRoundTripMs,
  openLane,
  sftpRequests,
  type Lane,
  type SftpStreamOptions,
} from './sftp-lanes.ts';
import { chunkBytes, farRoundTripMs, inFlightBytes } from './window.ts';

/**
 * Opens a file for writing over SFTP, as `RemoteHost.write` promises. ssh2's `write` has no back-pressure and copies what it is given: what is not acknowledged is
 * counted, and held below the window.
 */
export async function writeOverSftp(
  sftp: SFTPWrapper,
  path: string,
  options: WriteOptions & SftpStreamOptions,
): Promise<RemoteWriter> {
  const requests = sftpRequests(options, path);
  const lanes: Lane[] = [];
  try {
    requests.throwIfFailed();
    const startMs = performance.now();
    const lane = await openLane(requests, sftp, path, options.open === 'create' ? 'wx' : 'r+');
    const openMs = performance.now() - startMs;
    lanes.push(lane);
    const offsetBytes = options.open === 'create' ? 0 : options.open.continueAtBytes;
    if (options.open !== 'create') await cutTo(requests, lane, offsetBytes);
    const roundTripMs = await measuredRoundTripMs(requests, lane, openMs, options.roundTripMs);
    const isFar = roundTripMs > farRoundTripMs;
    const stripes =
      isFar && options.moreChannels
        ? addStripes(requests, lanes, path, 'r+', options.moreChannels)
        : undefined;
    return new SftpWriter({
      requests,
      lanes,
      chunk: chunkBytes(sftp, 'write'),
      windowBytes: inFlightBytes(roundTripMs),
      offsetBytes,
      stopStripes: () => stripes?.stop(),
    });
  } catch (error) {
    dropLanes(lanes);
    requests.release();
    throw error;
  }
}

async function cutTo(requests: PendingRequests, { sftp, handle }: Lane, sizeBytes: number): Promise<void> {
  await requests.ask((done) =>
    sftp.fsetstat(handle, { size: sizeBytes }, done as (error?: Error | null) => void),
  );
}

interface Parts {
  readonly requests: PendingRequests;
  readonly lanes: readonly Lane[];
  readonly chunk: number;
  readonly windowBytes: number;
  readonly offsetBytes: number;
  readonly stopStripes: () => void;
}

class SftpWriter implements RemoteWriter {
  readonly #parts: Parts;
  /** Writes in the order of the file; the acknowledged head is dropped. */
  readonly #sent: { readonly endBytes: number; isAcknowledged: boolean }[] = [];
  readonly #pendingOnLane = new Map<Lane, number>();
  #position: number;
  #acknowledgedBytes: number;
  #unacknowledged = 0;
  #isClosed = false;
  #onAcknowledged: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#position = parts.offsetBytes;
    this.#acknowledgedBytes = parts.offsetBytes;
  }

  get acknowledgedBytes(): number {
    return this.#acknowledgedBytes;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const { chunk: most, windowBytes } = this.#parts;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let from = 0; from < bytes.length; from += most) {
      await this.#untilUnacknowledgedIsBelow(windowBytes);
      this.#send(bytes.subarray(from, from + most));
    }
    await this.#untilUnacknowledgedIsBelow(windowBytes);
  }

  async finish(): Promise<void> {
    const { requests } = this.#parts;
    await this.#untilUnacknowledgedIsBelow(1);
    this.#parts.stopStripes();
    const [first, ...others] = this.#parts.lanes;
    // There always is the first lane: writeOverSftp opened it.
    const { sftp, handle } = first as Lane;
    if (offersFsync(sftp)) await requests.ask((done) => sftp.ext_openssh_fsync(handle, done));
    this.#isClosed = true;
    dropLanes(others);
    await requests.ask((done) => sftp.close(handle, done as (error?: Error | null) => void));
    requests.release();
  }

  async abandon(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#parts.stopStripes();
    dropLanes(this.#parts.lanes);
    this.#parts.requests.release();
  }

  #send(bytes: Buffer): void {
    const { requests } = this.#parts;
    const lane = this.#freestLane();
    const position = this.#position;
    const entry = { endBytes: position + bytes.length, isAcknowledged: false };
    this.#sent.push(entry);
    this.#position = entry.endBytes;
    this.#unacknowledged += bytes.length;
    this.#pendingOnLane.set(lane, (this.#pendingOnLane.get(lane) ?? 0) + bytes.length);
    void requests
      .ask((done) =>
        lane.sftp.write(
          lane.handle,
          bytes,
          0,
          bytes.length,
          position,
          done as (error?: Error | null) => void,
        ),
      )
      .then(
        () => {
          entry.isAcknowledged = true;
          this.#unacknowledged -= bytes.length;
          this.#pendingOnLane.set(lane, (this.#pendingOnLane.get(lane) ?? 0) - bytes.length);
          this.#advance();
        },
        // Kept by the requests: the next write or finish throws it.
        (error: unknown) => requests.fail(error),
      )
      .finally(() => this.#onAcknowledged?.());
  }

  #freestLane(): Lane {
    let freest = this.#parts.lanes[0] as Lane;
    for (const lane of this.#parts.lanes) {
      if ((this.#pendingOnLane.get(lane) ?? 0) < (this.#pendingOnLane.get(freest) ?? 0)) freest = lane;
    }
    return freest;
  }

  #advance(): void {
    while (this.#sent[0]?.isAcknowledged) {
      this.#acknowledgedBytes = this.#sent[0].endBytes;
      this.#sent.shift();
    }
  }

  async #untilUnacknowledgedIsBelow(limitBytes: number): Promise<void> {
    const { requests } = this.#parts;
    requests.throwIfFailed();
    while (this.#unacknowledged >= limitBytes) {
      await new Promise<void>((resolve) => (this.#onAcknowledged = resolve));
      requests.throwIfFailed();
    }
  }
}

/** Whether the server takes `fsync@openssh.com`; ssh2 would throw where it did not offer it. */
function offersFsync(sftp: SFTPWrapper): boolean {
  const { _extensions } = sftp as unknown as { _extensions?: Readonly<Record<string, unknown>> };
  return _extensions?.['fsync@openssh.com'] === '1';
}
