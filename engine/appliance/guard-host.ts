import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { permits, type Effect } from '../../shared/run/steps.ts';
import { MigrationError } from '../errors.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';

/** What a step may do to one appliance. */
export interface Limit {
  readonly side: ApplianceSide;
  readonly permitted: Effect;
}

/** The door: throws `bug` where `what` has a graver effect than its step, or no business on this side. */
export function refuseUnlessPermitted(
  { side, permitted }: Limit,
  what: string,
  effect: Effect | 'never',
): void {
  if (effect === 'never')
    throw new MigrationError('bug', { detail: `${what} on the ${side} appliance` }, { side });
  if (permits(permitted, effect)) return;
  throw new MigrationError('bug', { detail: `${what} (${effect}) in a step that ${permitted}` }, { side });
}

/**
 * The same machine, limited to an effect: a command or a write with a graver one is refused as a `bug`, before anything reaches
 * the machine. Steps get a machine in this form only. `onClose` comes before `close`.
 */
export function guardHost(host: RemoteHost, limit: Limit, onClose: () => void): RemoteHost {
  const refuseUnlessFilesMayBeAdded = (method: string): void =>
    refuseUnlessPermitted(limit, method, 'adds-files');
  return {
    get identity() {
      return host.identity;
    },
    get connectionLost() {
      return host.connectionLost;
    },
    run: async (argv, options) => {
      refuseUnlessPermitted(limit, options.name, options.effect);
      return host.run(argv, options);
    },
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
