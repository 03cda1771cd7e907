import type { Plan } from '../../shared/contract/plan.ts';
import { paramText } from '../../shared/text/plain-text.ts';
import type { Identity } from '../../shared/run/facts.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { MigrationError } from '../errors.ts';
import type { Endpoint, Pins } from '../cut-over/look/network.ts';

const defaultSshPort = 22;

/** That of a certificate is the port of a web console. */
function sshPortOf(identity: Identity | undefined): number | undefined {
  return identity && hasHostKey(identity) ? identity.port : undefined;
}

/** Where the old appliance stands. A `Host` of `~/.ssh/config` is resolved once it was connected. */
export function oldEndpoint(plan: Plan, state: RunState): Endpoint {
  return {
    address: state.old.identity?.address ?? plan.old.address,
    sshPort: sshPortOf(state.old.identity) ?? plan.old.sshPort ?? defaultSshPort,
    consolePort: plan.old.consolePort,
  };
}

/** Where the new appliance was last seen, by its own ports. */
export function newEndpoint(plan: Plan, state: RunState): Endpoint {
  const { identity } = state.new;
  return {
    address: identity?.address ?? plan.new.address,
    sshPort: sshPortOf(identity) ?? plan.new.sshPort ?? defaultSshPort,
    consolePort: plan.new.consolePort,
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
    sshPort: sshPort ?? plan.new.sshPort ?? sshPortOf(reached) ?? defaultSshPort,
    consolePort: consolePort ?? plan.new.consolePort,
  };
}

/** Whether the restore of this job brought what the old appliance had, its certificates among it (`domain.md`, identity ledger). */
export function isRestored({ steps }: RunState): boolean {
  return steps.restore.kind === 'done';
}

/** Whether what the restore brings may stand on the new appliance already, also where it was rolled back in the record since. */
export function isRestoreBegun({ steps, done, mayHoldRestore }: RunState): boolean {
  const { kind } = steps.restore;
  return mayHoldRestore || done.restore !== undefined || (kind !== 'pending' && kind !== 'reverted');
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
      namedCertificateSha256: namedCertificate(state),
      mayShowOldCertificate: isRestoreBegun(state),
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

/** One that neither had, at the final address, and a person said that it is the new appliance. */
function namedCertificate({ proofs }: RunState): string | undefined {
  const named = proofs.findLast(({ id, status }) => id === 'cutover.new-answers' && status === 'by-word');
  return named && paramText(named.params['sha256']);
}
