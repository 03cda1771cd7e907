import { permits, type Effect } from '../../shared/run/steps.ts';
import { MigrationError } from '../errors.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';

/**
 * The same machine, limited to an effect: with `reads` every method that writes is refused as a `bug`, before anything
 * reaches the machine. Commands pass: what they do is limited where operations begin. `onClose` comes before `close`.
 */
export function guardHost(host: RemoteHost, permitted: Effect, onClose: () => void): RemoteHost {
  const refuseUnlessFilesMayBeAdded = (method: string): void => {
    if (permits(permitted, 'adds-files')) return;
    throw new MigrationError('bug', { detail: `${method} on an appliance that may only be read` });
  };
  return {
    get identity() {
      return host.identity;
    },
    get connectionLost() {
      return host.connectionLost;
    },
    run: (argv, options) => host.run(argv, options),
    stat: (path, signal) => host.stat(path, signal),
    list: (folder, signal) => host.list(folder, signal),
    read: (path, options) => host.read(path, options),
    write: async (path, options) => {
      refuseUnlessFilesMayBeAdded('write');
      return host.write(path, options);
    },
    makeFolder: async (folder, signal) => {
      refuseUnlessFilesMayBeAdded('makeFolder');
      return host.makeFolder(folder, signal);
    },
    rename: async (from, to, signal) => {
      refuseUnlessFilesMayBeAdded('rename');
      return host.rename(from, to, signal);
    },
    remove: async (path, signal) => {
      refuseUnlessFilesMayBeAdded('remove');
      return host.remove(path, signal);
    },
    freeSpaceBytes: (folder, signal) => host.freeSpaceBytes(folder, signal),
    dial: (address, port, signal) => host.dial(address, port, signal),
    reconnect: (signal) => host.reconnect(signal),
    close: () => {
      onClose();
      return host.close();
    },
  };
}
