import net from 'node:net';
import { MigrationError } from '../errors.ts';

/**
 * A TCP connection from this machine, with Nagle's algorithm off. Throws `reach.refused`, `reach.unreachable`,
 * `reach.unknown-name`, or the signal's reason. The caller destroys the socket.
 */
export async function dialFromLaptop(
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  signal.throwIfAborted();
  const socket = net.connect({ host: address, port, noDelay: true });
  return new Promise((resolve, reject) => {
    const stop = () => {
      socket.destroy();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', stop);
      reject(translate(error, address, port));
    });
  });
}

function translate(error: NodeJS.ErrnoException, address: string, port: number): MigrationError {
  switch (error.code) {
    // A reset is as much of an answer as a refusal.
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return new MigrationError('reach.refused', { address, port }, { cause: error });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new MigrationError('reach.unknown-name', { address }, { cause: error });
    default:
      return new MigrationError('reach.unreachable', { address, port }, { cause: error });
  }
}
