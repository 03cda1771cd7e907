import type { SFTPWrapper } from 'ssh2';

const KiB = 1024;
const MiB = 1024 * KiB;

/** The largest read and write of OpenSSH: 256 KiB less what the packet needs around it. */
const largestChunkBytes = 255 * KiB;
/** What every SFTP server must take (draft-ietf-secsh-filexfer-02, section 3). */
const safeChunkBytes = 32 * KiB;
const leastInFlightBytes = 4 * MiB;
const mostInFlightBytes = 32 * MiB;
/** A gigabit wire and some: what is kept in flight for each second of round trip. */
const targetBytesPerSecond = 150_000_000;

/** Above this round trip the windows of SSH, not the machines, hold a transfer back. */
export const farRoundTripMs = 20;

/** Channels over which a far transfer is striped where one channel's window is too small. */
export const stripeCount = 8;

/** How many bytes to keep in flight: 4 MiB, and more only where the round trip is long. */
export function inFlightBytes(roundTripMs: number): number {
  if (roundTripMs <= farRoundTripMs) return leastInFlightBytes;
  const wanted = Math.ceil((roundTripMs / 1000) * targetBytesPerSecond);
  return Math.min(mostInFlightBytes, Math.max(leastInFlightBytes, wanted));
}

/** ssh2 keeps these to itself; both are read with a check, and there is a way without them. */
interface Internals {
  readonly _maxReadLen?: unknown;
  readonly _maxWriteLen?: unknown;
  readonly _extensions?: Readonly<Record<string, unknown>>;
  readonly outgoing?: { readonly id?: unknown };
  readonly _protocol?: { channelWindowAdjust?: (channelId: number, bytes: number) => void };
  [windowOpened]?: true;
}
const windowOpened = Symbol('receive window opened');

/** The largest read (or write) that the server said it takes (`limits@openssh.com`); 32 KiB where it said nothing. */
export function chunkBytes(sftp: SFTPWrapper, direction: 'read' | 'write'): number {
  const internals = sftp as unknown as Internals;
  if (internals._extensions?.['limits@openssh.com'] === undefined) return safeChunkBytes;
  const limit = direction === 'read' ? internals._maxReadLen : internals._maxWriteLen;
  if (typeof limit !== 'number' || limit <= 0) return safeChunkBytes;
  return Math.min(limit, largestChunkBytes);
}

/**
 * Lets the server send `bytes` more than the 2 MiB which ssh2 grants a channel. Once a channel; a second call does
 * nothing. Only for far machines: on a fast link it makes the transfer slower. False where this ssh2 does not have the
 * call (it is no part of its public interface): stripe over several channels then.
 */
export function openReceiveWindow(sftp: SFTPWrapper, bytes: number): boolean {
  const internals = sftp as unknown as Internals;
  if (internals[windowOpened]) return true;
  const id = internals.outgoing?.id;
  const protocol = internals._protocol;
  if (typeof id !== 'number' || typeof protocol?.channelWindowAdjust !== 'function') return false;
  protocol.channelWindowAdjust(id, bytes);
  internals[windowOpened] = true;
  return true;
}
