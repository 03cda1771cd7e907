import { isAbort, isMigrationError, isOfFamily } from '../errors.ts';
import type { Appliance } from './appliance.ts';
import type { OperationId } from './operation.ts';
import { fill } from './command-line.ts';
import { serverText } from './output/server-text.ts';

/** What a look at a later moment of the job showed. */
export type Ahead =
  | { readonly kind: 'fit' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'not-read'; readonly reason: string };

const timeoutMs = 20_000;

/**
 * Whether the command of an operation would run later: its program is there, and sudo lets this login run it with these
 * arguments. Runs nothing of it. Undefined where it is not done by a command. Throws `reach.*`, the signal's reason, and what
 * asking for the sudo password throws.
 */
export async function mayRunLater(
  appliance: Appliance,
  operation: OperationId,
  values: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Ahead | undefined> {
  const entry = appliance.profile.operations[operation];
  if (appliance.how(operation).mode !== 'automated' || entry?.how !== 'automated') return undefined;
  const argv = entry.command.map((argument) => fill(argument, values));
  return judge(async () => {
    const result = await appliance.execute(operation, argv, {
      signal,
      timeoutMs,
      name: `look ahead to ${operation}`,
      effect: 'reads',
      asRoot: entry.sudo,
      isQuestion: true,
      isQuiet: true,
    });
    if (result.exitCode === 0) return { kind: 'fit' };
    const command = entry.sudo ? `sudo ${argv.join(' ')}` : (argv[0] ?? '');
    return { kind: 'refused', detail: serverText(appliance.sudo.redact(result.stderr)) || command };
  });
}

/** Whether the login can read a folder that a later step reads. */
export async function mayReadLater(
  appliance: Appliance,
  folder: string,
  signal: AbortSignal,
): Promise<Ahead> {
  return judge(async () => {
    await appliance.host.list(folder, signal);
    return { kind: 'fit' };
  });
}

// Nothing is written: the step that looks only reads. A folder that is not there yet is made in the nearest one that is.
const writable = `folder=$1
while [ ! -e "$folder" ] && [ "$folder" != / ] && [ "$folder" != . ]; do folder=$(dirname -- "$folder"); done
[ -d "$folder" ] && [ -w "$folder" ] && [ -x "$folder" ]`;

/** Whether the login can put files into a folder, or make it, later. */
export async function mayWriteLater(
  { host }: Appliance,
  folder: string,
  signal: AbortSignal,
): Promise<Ahead> {
  return judge(async () => {
    const options = { signal, timeoutMs, name: 'look ahead to a folder', effect: 'reads' } as const;
    const result = await host.run(['sh', '-c', writable, 'sh', folder], options);
    switch (result.exitCode) {
      case 0:
        return { kind: 'fit' };
      case 1:
        return { kind: 'refused', detail: folder };
      default:
        return { kind: 'not-read', reason: 'not-read' };
    }
  });
}

/** What sudo or the files refuse is what is looked for; a look that failed otherwise has shown nothing. */
async function judge(look: () => Promise<Ahead>): Promise<Ahead> {
  try {
    return await look();
  } catch (error) {
    if (isAbort(error) || !isMigrationError(error) || error.code === 'bug') throw error;
    if (error.code === 'auth.sudo-missing') return { kind: 'refused', detail: 'sudo: not found' };
    if (isMigrationError(error, 'auth.sudo-not-allowed'))
      return { kind: 'refused', detail: error.params.detail };
    if (isMigrationError(error, 'transfer.source-missing', 'transfer.permission-denied'))
      return { kind: 'refused', detail: error.code };
    if (isOfFamily(error, 'appliance', 'transfer')) return { kind: 'not-read', reason: 'not-read' };
    throw error;
  }
}
