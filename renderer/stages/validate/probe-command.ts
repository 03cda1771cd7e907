import type { Plan } from '../../../shared/contract/plan.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { probeCommandLine } from '../../../shared/run/standing/probe-command.ts';

/** What a machine in a client's network runs: the final address as the new appliance was reached there, its host key, ports that are not the usual ones. */
export function probeCommand(plan: Plan, state: RunState): string {
  const { identity } = state.new;
  const key = identity && hasHostKey(identity) ? identity : undefined;
  const ports = { ssh: key?.port ?? 22, console: plan.final.consolePort ?? plan.new.consolePort };
  return probeCommandLine(identity?.address ?? '', ports, key?.sha256);
}
