import type { Effect } from '../../../shared/run/steps.ts';
import { MigrationError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import type { RunAsRoot } from '../../cut-over/direct/run-as-root.ts';
import type { Appliance } from '../appliance.ts';

/** Nothing of it waits for a machine; the longest is three questions by ARP. */
const timeoutMs = 30_000;

/**
 * Root's rights on the new appliance for a direct switch, and for nothing else. Each script goes to `sh` on standard input and
 * is told by its name. Refused (`appliance.operation-missing`) where the profile does not allow a direct switch, and (`bug`)
 * in a step that may not interrupt the service.
 */
export function rootForDirectSwitch(appliance: Appliance, signal: AbortSignal): RunAsRoot {
  appliance.begin('direct-switch');
  return asRoot(appliance, 'outage', signal);
}

/**
 * The same for looks in a step that only reads: of `readSwitchFacts` and `askByArp`, whose scripts change nothing. Any other
 * script is refused as a bug. Throws `appliance.operation-missing` as above.
 */
export function rootForLooks(appliance: Appliance, signal: AbortSignal): RunAsRoot {
  if (appliance.how('direct-switch').mode !== 'automated') throw missing(appliance);
  const run = asRoot(appliance, 'reads', signal);
  const quiet = asRoot(appliance, 'reads', signal, true);
  return (name, script) => {
    if (name !== 'look' && name !== 'arp')
      throw new MigrationError('bug', { detail: `${name} in a step that reads` });
    return (name === 'arp' ? quiet : run)(name, script);
  };
}

/**
 * The same on the old appliance, to have it make its own address known when it is back; any other script is refused as a bug.
 * Throws `appliance.operation-missing` where its profile does not allow direct switches.
 */
export function rootToAnnounce(appliance: Appliance, signal: AbortSignal): RunAsRoot {
  if (appliance.profile.operations['direct-switch']?.how !== 'linux') throw missing(appliance);
  const run = asRoot(appliance, 'reads', signal);
  return (name, script) => {
    if (name !== 'announce')
      throw new MigrationError('bug', { detail: `${name} on the ${appliance.side} appliance` });
    return run(name, script);
  };
}

function missing({ profile, side }: Appliance): MigrationError {
  const params = { operation: 'direct-switch', profile: profile.id };
  return new MigrationError('appliance.operation-missing', params, { side });
}

function asRoot(appliance: Appliance, effect: Effect, signal: AbortSignal, isSilent = false): RunAsRoot {
  return async (name, script) => {
    const stdin = new Secret(`${script}\n`);
    // Where it stands is asked every second, and who answers for the address every few.
    const isQuiet = isSilent || name === 'status';
    const options = { signal, timeoutMs, effect, stdin, isQuiet, asRoot: true, shown: `sh -s # ${name}` };
    return appliance.execute('direct-switch', ['sh', '-s'], options).finally(() => stdin.clear());
  };
}
