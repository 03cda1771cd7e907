import type { RunEvent } from '../event.ts';
import type { RunState } from '../run-state.ts';

/**
 * When each appliance last told something itself. A command without an exit code, as one that broke off, does not count, and
 * neither does what a person said of the machine.
 */
export function heardAfter(heardAt: RunState['heardAt'], event: RunEvent): RunState['heardAt'] {
  switch (event.type) {
    case 'identity.pinned':
    case 'certificate.pinned':
    case 'facts.read':
    case 'licence.read':
    case 'inventory.read':
    case 'connection.restored':
      return { ...heardAt, [event.side]: event.at };
    case 'command.ran':
      return event.exitCode >= 0 ? { ...heardAt, [event.side]: event.at } : heardAt;
    default:
      return heardAt;
  }
}
