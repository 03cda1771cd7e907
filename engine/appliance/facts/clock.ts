import type { Clock } from '../../clock.ts';
import { MigrationError } from '../../errors.ts';
import type { RemoteHost } from '../../ssh/remote-host.ts';
import { serverText } from '../output/server-text.ts';

/**
 * That machine's clock minus the laptop's, in milliseconds; half the round trip is taken off. Throws
 * `appliance.command-failed`, `appliance.output-unexpected`, `reach.*`.
 */
export async function readClock(host: RemoteHost, clock: Clock, signal: AbortSignal): Promise<number> {
  const sentMs = clock.now();
  const result = await host.run(['date', '+%s.%N'], {
    signal,
    timeoutMs: 15_000,
    name: 'date',
    effect: 'reads',
  });
  const receivedMs = clock.now();
  if (result.exitCode !== 0) {
    const { exitCode, stderr } = result;
    throw new MigrationError('appliance.command-failed', {
      operation: 'facts',
      exitCode,
      output: serverText(stderr),
    });
  }
  const remoteMs = parseDate(result.stdout);
  if (remoteMs === undefined) {
    throw new MigrationError('appliance.output-unexpected', {
      operation: 'facts',
      problem: 'date',
      output: serverText(result.stdout),
    });
  }
  return Math.round(remoteMs - (sentMs + (receivedMs - sentMs) / 2));
}

/** `date +%s.%N` as milliseconds since the epoch. BusyBox without nanoseconds gives `.N`, which counts as none. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{9,12})(?:\.(\d{1,9}|%?N))?\s*$/.exec(text);
  if (!match) return undefined;
  const fraction = /^\d+$/.test(match[2] ?? '') ? Number(`0.${match[2] ?? ''}`) : 0;
  return (Number(match[1]) + fraction) * 1000;
}
