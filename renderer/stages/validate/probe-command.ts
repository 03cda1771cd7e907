import type { Plan } from '../../../shared/contract/plan.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

const defaults = { ssh: 22, console: 443 } as const;

/** What a machine in a client's network runs: the final address as the new appliance was reached there, its host key, ports that are not the usual ones. */
export function probeCommand(plan: Plan, state: RunState): string {
  const { identity } = state.new;
  const key = identity && hasHostKey(identity) ? identity : undefined;
  const sshPort = key?.port ?? defaults.ssh;
  const consolePort = plan.final.consolePort ?? plan.new.consolePort;
  return [
    'handover probe',
    identity?.address ?? '',
    ...(key ? [`--expect ${key.sha256}`] : []),
    ...(sshPort === defaults.ssh ? [] : [`--ssh-port ${String(sshPort)}`]),
    ...(consolePort === defaults.console ? [] : [`--console-port ${String(consolePort)}`]),
  ].join(' ');
}
