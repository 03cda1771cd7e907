import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { MigrationError } from '../errors.ts';
import { dialFromLaptop } from './dial.ts';
import type { HostIdentity, RemoteHost } from './remote-host.ts';

/**
 * A machine that is reached by its web console alone: it runs nothing and gives no file. Whoever asks it to gets
 * `appliance.no-shell`; its own ports are reached from this computer. Never lost, for there is no connection.
 */
export function createNoShellHost(identity: HostIdentity, side: ApplianceSide): RemoteHost {
  const refusal = () => new MigrationError('appliance.no-shell', { address: identity.address }, { side });
  const refuse = () => Promise.reject(refusal());
  return {
    identity,
    connectionLost: new AbortController().signal,
    run: refuse,
    stat: refuse,
    list: refuse,
    read: () => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) }),
    write: refuse,
    makeFolder: refuse,
    rename: refuse,
    remove: refuse,
    freeSpaceBytes: refuse,
    dial: (address, port, signal) =>
      address === identity.address ? dialFromLaptop(address, port, signal) : refuse(),
    reconnect: async () => undefined,
    close: async () => undefined,
  };
}
