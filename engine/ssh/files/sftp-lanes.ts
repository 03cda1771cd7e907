import type { InputAttributes, SFTPWrapper } from 'ssh2';
import { MigrationError } from '../../errors.ts';
import { cutShort, PendingRequests, type StreamGuards } from './pending-requests.ts';
import { translateSftpError } from '../ssh2-errors.ts';
import { farRoundTripMs, stripeCount } from './window.ts';

/** What a stream over SFTP may be told about the connection. */
export interface SftpStreamOptions {
  readonly connectionLost: AbortSignal;
  /** Round trip to the machine. Absent: measured by the first requests of the stream. */
  readonly roundTripMs?: number;
  /** Opens one more SFTP channel of the same connection; the stream ends it. Absent: there is only the one. */
  readonly moreChannels?: () => Promise<SFTPWrapper>;
}

/** An open file on one SFTP channel. */
export interface Lane {
  readonly sftp: SFTPWrapper;
  readonly handle: Buffer;
  /** Whether the stream opened the channel, and so ends it. */
  readonly isOwn: boolean;
  /** From now on the end of the channel is no failure of the stream. */
  readonly letGo: () => void;
}

export type OpenFlags = 'r' | 'r+' | 'wx';

/** Opens the file on the given channel. Throws `transfer.*`; `transfer.already-exists` for `wx` where something has the name. */
export async function openLane(
  requests: PendingRequests,
  sftp: SFTPWrapper,
  path: string,
  flags: OpenFlags,
): Promise<Lane> {
  // A channel that the server ended while nobody looked: ssh2 drops what is sent on it, without a word.
  if (!(sftp as unknown as { readable: boolean }).readable) throw cutShort(path);
  const letGo = failOnClose(requests, sftp, path);
  const attributes: InputAttributes = flags === 'wx' ? { mode: 0o600 } : {};
  try {
    const handle = await requests.ask<Buffer>((done) => sftp.open(path, flags, attributes, done));
    return { sftp, handle, isOwn: false, letGo };
  } catch (error) {
    if (flags === 'wx' && (await exists(requests, sftp, path))) {
      throw new MigrationError('transfer.already-exists', { path }, { cause: error });
    }
    throw error;
  }
}

/** The round trip in ms: as told, else the time of the open, checked once more where it looks far. */
export async function measuredRoundTripMs(
  requests: PendingRequests,
  lane: Lane,
  openMs: number,
  toldMs: number | undefined,
): Promise<number> {
  if (toldMs !== undefined) return toldMs;
  if (openMs <= farRoundTripMs) return openMs;
  // A busy disk makes an open slow, and a near machine must not be taken for a far one.
  const startMs = performance.now();
  await requests.ask((done) => lane.sftp.fstat(lane.handle, done));
  return Math.min(openMs, performance.now() - startMs);
}

/** Opens the same file on more channels; each joins `lanes` when it is ready. One that cannot be opened is done without. */
export function addStripes(
  requests: PendingRequests,
  lanes: Lane[],
  path: string,
  flags: 'r' | 'r+',
  moreChannels: () => Promise<SFTPWrapper>,
): { readonly opened: Promise<unknown>; readonly stop: () => void } {
  let isStopped = false;
  const add = async (): Promise<void> => {
    const sftp = await moreChannels();
    try {
      const handle = await requests.ask<Buffer>((done) => sftp.open(path, flags, {}, done));
      if (isStopped) throw new Error('no longer needed');
      lanes.push({ sftp, handle, isOwn: true, letGo: failOnClose(requests, sftp, path) });
    } catch (error) {
      sftp.end();
      throw error;
    }
  };
  const opened = Promise.allSettled(Array.from({ length: stripeCount - 1 }, add));
  return { opened, stop: () => (isStopped = true) };
}

/** Closes the file on every lane without waiting for the answer, and ends the channels that the stream opened. */
export function dropLanes(lanes: readonly Lane[]): void {
  for (const { sftp, handle, isOwn, letGo } of lanes) {
    letGo();
    // On a dead connection there is nothing left to close.
    sftp.close(handle, () => undefined);
    if (isOwn) sftp.end();
  }
}

/** The requests of a stream over SFTP, with errors as the port names them. */
export function sftpRequests(guards: StreamGuards, path: string): PendingRequests {
  return new PendingRequests(guards, (error) => {
    // A status of the server has a number; without one the channel ended before it answered.
    const isStatus = typeof (error as { code?: unknown }).code === 'number';
    return isStatus ? translateSftpError(error, path) : cutShort(path, error);
  });
}

function failOnClose(requests: PendingRequests, sftp: SFTPWrapper, path: string): () => void {
  const onClose = (): void => requests.fail(cutShort(path));
  sftp.once('close', onClose);
  const letGo = (): void => void sftp.off('close', onClose);
  requests.onRelease(letGo);
  return letGo;
}

async function exists(requests: PendingRequests, sftp: SFTPWrapper, path: string): Promise<boolean> {
  return requests
    .ask((done) => sftp.lstat(path, done))
    .then(
      () => true,
      () => false,
    );
}
