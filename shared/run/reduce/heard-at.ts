import type { ApplianceSide } from '../error-codes.ts';
import type { RunEvent } from '../event.ts';
import type { ProofId } from '../proof.ts';
import type { RunState } from '../run-state.ts';

/** These were made by a machine that answered, and say which. */
const heardBy: Readonly<Partial<Record<ProofId, ApplianceSide>>> = {
  'cutover.positive-control': 'old',
  'cutover.old-back': 'old',
  'cutover.old-serves': 'old',
  'cutover.new-answers': 'new',
  'validate.host-key': 'new',
};

/**
 * When each appliance last told something itself. A command without an exit code, as one that broke off, does not count, and
 * neither does what a person said of the machine.
 */
export function heardAfter(heardAt: RunState['heardAt'], event: RunEvent): RunState['heardAt'] {
  const side = heardSide(event);
  return side ? { ...heardAt, [side]: event.at } : heardAt;
}

function heardSide(event: RunEvent): ApplianceSide | undefined {
  switch (event.type) {
    case 'identity.pinned':
    case 'certificate.pinned':
    case 'facts.read':
    case 'licence.read':
    case 'inventory.read':
    case 'connection.restored':
      return event.side;
    case 'command.ran':
      return event.exitCode >= 0 ? event.side : undefined;
    case 'backup.relayed':
    case 'backup.pushed':
      return 'new';
    case 'proved':
      return event.proof.status === 'passed' ? heardBy[event.proof.id] : undefined;
    default:
      return undefined;
  }
}
