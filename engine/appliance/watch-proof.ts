import { isAbort, isMigrationError, MigrationError } from '../errors.ts';
import { dialFromLaptop } from '../ssh/dial.ts';
import { readHostKey } from '../ssh/trust/read-host-key.ts';
import { timeLimit } from '../time-limit.ts';
import type { Appliance } from './appliance.ts';
import { readConsole } from './console.ts';
import { filesIn } from './output/list-files.ts';
import { effectOf, type OperationId } from './operation.ts';
import type { GuidedProof } from './profiles/profile-schema.ts';

/** Looks once whether a guided operation is done. */
export type Observe = (signal: AbortSignal) => Promise<boolean>;

/**
 * Makes the observation that turns a guided operation green, after remembering how things stand now: call it before the
 * admin begins. Undefined where nothing can be observed, also where what is to be seen is so already: then the admin's word, or a
 * file that is handed over, is all.
 * A command of the profile counts as grave as the operation that it is to prove: nobody can know that it only looks. Throws
 * `bug` in a step that may not do that, `reach.*`, and for the first look what that look throws.
 */
export async function watchProof(
  appliance: Appliance,
  operation: OperationId,
  proof: GuidedProof,
  signal: AbortSignal,
): Promise<Observe | undefined> {
  switch (proof.by) {
    case 'new-file': {
      if (proof.folder === undefined) return undefined;
      const { folder, pattern } = proof;
      const before = await fileNames(appliance, folder, pattern, signal);
      return async (now) =>
        (await fileNames(appliance, folder, pattern, now)).some((name) => !before.includes(name));
    }
    case 'command-changed': {
      const timeoutMs = proof.timeoutSeconds * 1000;
      const effect = effectOf(operation, appliance.side);
      if (effect === 'never') throw new MigrationError('bug', { detail: `${operation} on this side` });
      const look = async (now: AbortSignal): Promise<string> => {
        const options = { signal: now, timeoutMs, name: `proof of ${operation}`, effect };
        const result = await appliance.host.run(proof.command, options);
        return result.exitCode === 0 ? result.stdout : '';
      };
      const before = await look(signal);
      // Silence is no proof: a command that fails for a while has not shown anything new.
      return async (now) => {
        const after = await look(now);
        return after !== '' && after !== before;
      };
    }
    case 'port-answers': {
      const { port } = proof;
      // One that answers before anybody began proves nothing by answering afterwards.
      if (await portAnswers(appliance, port, signal)) return undefined;
      return (now) => portAnswers(appliance, port, now);
    }
    // Watched by the step of the import itself.
    case 'restart':
    case 'handed-over-file':
    case 'admin-confirms':
      return undefined;
    default:
      return proof satisfies never;
  }
}

async function fileNames(
  appliance: Appliance,
  folder: string,
  pattern: string,
  signal: AbortSignal,
): Promise<string[]> {
  const fits = new RegExp(pattern, 'u');
  return (await filesIn(appliance, folder, fits, signal)).map((entry) => entry.name);
}

const lookTimeoutMs = 10_000;

async function portAnswers(
  appliance: Appliance,
  port: 'ssh' | 'console',
  signal: AbortSignal,
): Promise<boolean> {
  if (port === 'ssh') return sshAnswers(appliance, signal);
  try {
    await readConsole({ ...appliance.consoleEndpoint, signal, timeoutMs: lookTimeoutMs });
    return true;
  } catch (error) {
    if (isAbort(error)) throw error;
    if (isMigrationError(error) && error.isUnreachable) return false;
    throw error;
  }
}

/**
 * A connection of its own, for one that lasts says nothing of the port: from the laptop, and where that does not get there,
 * for instance because there is a jump host on the way, from the machine to itself. Only the pinned key is an answer.
 */
async function sshAnswers({ host }: Appliance, signal: AbortSignal): Promise<boolean> {
  const { address, port, keyType, sha256 } = host.identity;
  for (const dial of [dialFromLaptop, host.dial.bind(host)]) {
    const limit = timeLimit(signal, lookTimeoutMs);
    try {
      const key = await readHostKey(await dial(address, port, limit.signal), keyType, limit.signal);
      return key?.sha256 === sha256;
    } catch (error) {
      signal.throwIfAborted();
      // Whoever cannot look has seen no answer.
      if (!isAbort(error) && !(isMigrationError(error) && error.isUnreachable)) throw error;
    } finally {
      limit.clear();
    }
  }
  return false;
}
