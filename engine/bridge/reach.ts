import type { PlannedAppliance, Plan } from '../../shared/contract/plan.ts';
import { MigrationError } from '../errors.ts';
import { listJobs } from '../job/job-folder.ts';
import type { BridgeHost } from './host.ts';

/**
 * Which machines the engine may connect to for a window: a page that was taken over must not choose any. What was agreed to is
 * asked once as long as the program lives.
 */
export function createReach(home: string, mayReach: BridgeHost['mayReach']) {
  const agreed = new Set<string>();
  const allow = (hosts: readonly string[]): void => {
    for (const host of hosts) agreed.add(host);
  };
  const ask = async (hosts: readonly string[]): Promise<void> => {
    if (!mayReach) return;
    for (const entry of await listJobs(home)) if (entry.kind === 'job') allow(hostsOfPlan(entry.job.plan));
    const unknown = [...new Set(hosts)].filter((host) => !agreed.has(host));
    if (unknown.length === 0) return;
    if (!(await mayReach(unknown)))
      throw new MigrationError('bridge.host-declined', { hosts: unknown.join(', ') });
    allow(unknown);
  };
  // Two tests of connections begin together, and each has its own dialog: the second sees what was agreed to in the first.
  let last: Promise<void> = Promise.resolve();
  return {
    /** Takes note of machines that a person named elsewhere, as by a plan file of a dialog. */
    allow,
    /**
     * Resolves where a person agreed to all of them: in a job of this computer, or in the dialog that the host now shows. Throws
     * `bridge.host-declined`. Where the host has no such dialog, its window is trusted to name machines.
     */
    require: (hosts: readonly string[]): Promise<void> => {
      const asked = last.then(() => ask(hosts));
      last = asked.catch(() => undefined);
      return asked;
    },
  };
}

/** Every machine that a plan names. */
export function hostsOfPlan(plan: Plan): string[] {
  const { address } = plan.final;
  return [...hostsOf(plan.old), ...hostsOf(plan.new), ...(address === undefined ? [] : [address])];
}

/** An appliance, after the machines that lead to it. */
export function hostsOf({ address, jump }: Pick<PlannedAppliance, 'address' | 'jump'>): string[] {
  return [...(jump ?? []).map((hop) => hop.address), address];
}
