import type { Duplex } from 'node:stream';
import type { SFTPWrapper } from 'ssh2';
import { MigrationError } from '../errors.ts';
import type { Session } from './session.ts';
import { translateTunnelError } from './ssh2-errors.ts';
import { untilAborted } from '../until-aborted.ts';

/**
 * A TCP connection from the far side of a session. Throws `reach.tunnel-refused`, `reach.connection-lost`,
 * `transfer.unsupported` where the server forbids it, the signal's reason.
 */
export async function tunnel(
  session: Session,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<Duplex> {
  return request<Duplex>(
    session,
    [signal],
    (done) =>
      session.client.forwardOut('127.0.0.1', 0, address, port, (error, channel) =>
        done(error && translateTunnelError(error, address, port, session.identity.address), channel),
      ),
    (late) => late.destroy(),
  );
}

/** Opens an SFTP channel. Rejects where the server has no such subsystem, and when the connection is lost. */
export async function openSftp(session: Session): Promise<SFTPWrapper> {
  return request<SFTPWrapper>(
    session,
    [],
    (done) => session.client.sftp(done),
    (late) => late.end(),
  );
}

/**
 * Asks ssh2 for a channel; gives up when a signal is aborted or the connection is lost, for ssh2 may never answer then. A
 * channel that comes later goes to `drop`.
 */
export async function request<T>(
  session: Session,
  signals: readonly AbortSignal[],
  start: (done: (error: Error | undefined, channel: T) => void) => void,
  drop: (late: T) => void,
): Promise<T> {
  const stops = [...signals, session.lost];
  return untilAborted<T>(stops, (resolve, reject) => {
    try {
      start((error, channel) => {
        if (error) reject(error);
        else if (stops.some((stop) => stop.aborted)) drop(channel);
        else resolve(channel);
      });
    } catch (error) {
      // ssh2 throws when the socket has ended and nobody was told yet.
      const { address } = session.identity;
      reject(new MigrationError('reach.connection-lost', { address }, { cause: error }));
    }
  });
}
