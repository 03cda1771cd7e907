import { randomUUID } from 'node:crypto';
import { isOfFamily } from '../../errors.ts';
import type { RemoteHost } from '../remote-host.ts';

const timeoutMs = 15_000;

/**
 * Whether the login has a shell that runs commands: a word that is sent to be said comes back alone. A menu, a login that wants a
 * terminal, and one that takes no commands show something else, or nothing in time. Changes nothing. Throws `reach.*`.
 */
export async function findShell(host: RemoteHost, signal: AbortSignal): Promise<boolean> {
  const word = randomUUID();
  try {
    const { exitCode, stdout } = await host.run(['echo', word], {
      signal,
      timeoutMs,
      name: 'find a shell',
      effect: 'reads',
      maxOutputBytes: 4096,
    });
    return exitCode === 0 && stdout.trim() === word;
  } catch (error) {
    // What could not be run was not run by a shell.
    if (isOfFamily(error, 'appliance', 'transfer')) return false;
    throw error;
  }
}
