import { Secret } from '../../secret.ts';
import type { RunAsRoot } from '../../network/direct/run-as-root.ts';
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
  return async (name, script) => {
    const { prefix, password } = await appliance.sudo.elevate(signal);
    const input = new Secret(`${password ? `${password.reveal()}\n` : ''}${script}\n`);
    const startMs = appliance.clock.monotonicMs();
    try {
      const result = await appliance.host.run([...prefix, 'sh', '-s'], {
        signal,
        timeoutMs,
        name: 'direct-switch',
        stdin: input,
      });
      // Where it stands is asked every second.
      if (name !== 'status') {
        const durationMs = Math.round(appliance.clock.monotonicMs() - startMs);
        appliance.tell('direct-switch', `sh -s # ${name}`, result.exitCode, durationMs);
      }
      return result;
    } finally {
      input.clear();
    }
  };
}
