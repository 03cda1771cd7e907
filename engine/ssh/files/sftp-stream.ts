import type { SFTPWrapper } from 'ssh2';
import type { PendingRequests } from './pending-requests.ts';
import type { ReadOptions } from '../remote-host.ts';
import {
  addStripes,
  dropLanes,
  measuredRoundTripMs,
  openLane,
  sftpRequests,
  type Lane,
  type SftpStreamOptions,
} from './sftp-lanes.ts';
import { chunkBytes, farRoundTripMs, inFlightBytes, openReceiveWindow } from './window.ts';

/**
 * The bytes of a file over SFTP, as `RemoteHost.read` promises them: a window of reads is kept in flight, delivered in
 * order, and the next is asked for only when the reader has taken the last. Memory stays within the window.
 */
export async function* readOverSftp(
  sftp: SFTPWrapper,
  path: string,
  options: ReadOptions & SftpStreamOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const requests = sftpRequests(options, path);
  const lanes: Lane[] = [];
  let stripes: ReturnType<typeof addStripes> | undefined;
  try {
    requests.throwIfFailed();
    const startMs = performance.now();
    const lane = await openLane(requests, sftp, path, 'r');
    const openMs = performance.now() - startMs;
    lanes.push(lane);
    const roundTripMs = await measuredRoundTripMs(requests, lane, openMs, options.roundTripMs);
    const windowBytes = inFlightBytes(roundTripMs);
    if (roundTripMs > farRoundTripMs && !openReceiveWindow(sftp, windowBytes) && options.moreChannels) {
      stripes = addStripes(requests, lanes, path, 'r', options.moreChannels);
    }
    yield* readInOrder(requests, lanes, chunkBytes(sftp, 'read'), windowBytes, options);
  } finally {
    stripes?.stop();
    dropLanes(lanes);
    requests.release();
  }
}

/** A read that was asked for, and how many of its bytes came. */
interface Read {
  readonly buffer: Buffer;
  readonly wantedBytes: number;
  readonly gotBytes: Promise<number>;
}

async function* readInOrder(
  requests: PendingRequests,
  lanes: readonly Lane[],
  chunk: number,
  windowBytes: number,
  { offsetBytes = 0, lengthBytes = Infinity }: ReadOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const endBytes = offsetBytes + lengthBytes;
  const depth = Math.ceil(windowBytes / chunk);
  const inFlight: Read[] = [];
  let position = offsetBytes;
  let asked = 0;

  const ask = (buffer: Buffer): void => {
    const wantedBytes = Math.min(chunk, endBytes - position);
    // There always is the first lane; the others join when they are open.
    const lane = lanes[asked % lanes.length] as Lane;
    const gotBytes = fill(requests, lane, buffer, wantedBytes, position);
    // Awaited in order; until its turn a rejection is not an unhandled one.
    gotBytes.catch(() => undefined);
    inFlight.push({ buffer, wantedBytes, gotBytes });
    position += wantedBytes;
    asked += 1;
  };

  while (inFlight.length < depth && position < endBytes)
    ask(Buffer.allocUnsafeSlow(Math.min(chunk, endBytes - position)));
  for (let read = inFlight.shift(); read; read = inFlight.shift()) {
    const gotBytes = await read.gotBytes;
    if (gotBytes > 0) yield read.buffer.subarray(0, gotBytes);
    // The file ends here, whatever later reads found: it may have grown since.
    if (gotBytes < read.wantedBytes) return;
    if (position < endBytes) ask(read.buffer);
  }
}

/** Reads until `wantedBytes` are there or the file ends: a server may send less than was asked for. */
async function fill(
  requests: PendingRequests,
  { sftp, handle }: Lane,
  buffer: Buffer,
  wantedBytes: number,
  position: number,
): Promise<number> {
  let gotBytes = 0;
  while (gotBytes < wantedBytes) {
    const from = gotBytes;
    const count = await requests.ask<number>((done) =>
      sftp.read(handle, buffer, from, wantedBytes - from, position + from, done),
    );
    if (count === 0) break;
    gotBytes += count;
  }
  return gotBytes;
}
