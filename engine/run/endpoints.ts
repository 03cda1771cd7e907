import type { Plan } from '../../shared/contract/plan.ts';
import { paramText } from '../../shared/text/plain-text.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { MigrationError } from '../errors.ts';
import type { Endpoint, Pins } from '../cut-over/look/network.ts';

const defaultSshPort = 22;

/** Where the old appliance stands. A `Host` of `~/.ssh/config` is resolved once it was connected. */
export function oldEndpoint(plan: Plan, state: RunState): Endpoint {
  return {
    address: state.old.identity?.address ?? plan.old.address,
    sshPort: state.old.identity?.port ?? plan.old.sshPort ?? defaultSshPort,
    consolePort: plan.old.consolePort,
  };
}

/**
 * Where the clients look: the old appliance's address with the new one's ports, unless the plan says otherwise. What the
 * plan leaves to a `Host` of `~/.ssh/config` is what the new appliance was reached by, here or there.
 */
export function finalEndpoint(plan: Plan, state: RunState): Endpoint {
  const { strategy, address, sshPort, consolePort } = plan.final;
  const reached = state.new.identity;
  const home =
    strategy === 'same' ? oldEndpoint(plan, state).address : (reached?.address ?? plan.new.address);
  return {
    address: address ?? home,
    sshPort: sshPort ?? plan.new.sshPort ?? reached?.port ?? defaultSshPort,
    consolePort: consolePort ?? plan.new.consolePort,
  };
}

/** Whether the restore of this job brought what the old appliance had, its certificates among it (`domain.md`, identity ledger). */
export function isRestored({ steps }: RunState): boolean {
  return steps.restore.kind === 'done';
}

/** The two pinned machines, with what the new one was seen to show since. Throws `bug` before both were connected: no step that needs them runs then. */
export function pinsOf(state: RunState): Pins {
  if (!state.old.identity || !state.new.identity)
    throw new MigrationError('bug', { detail: 'a machine is not pinned yet' });
  return {
    old: { identity: state.old.identity, certificate: state.old.certificate },
    new: {
      identity: state.new.identity,
      certificate: state.new.certificate,
      laterCertificateSha256: laterCertificate(state),
    },
  };
}

/** One that neither had, seen at the final address beside the new appliance's host key. */
function laterCertificate({ proofs }: RunState): string | undefined {
  const seen = proofs.findLast(
    ({ id, params, status }) =>
      id === 'validate.certificate' && params['whose'] === 'other' && status === 'passed-with-warning',
  );
  return seen && paramText(seen.params['sha256']);
}
