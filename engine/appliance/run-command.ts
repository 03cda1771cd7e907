import { isMigrationError, MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { CommandResult } from '../ssh/remote-host.ts';
import type { Appliance } from './appliance.ts';
import { effectOf, operationInfo, type OperationId } from './operation.ts';
import { parseOutput, type RawRecord } from './output/parse-output.ts';
import type { CommandProfile, ExitMeaning } from './profiles/profile-schema.ts';
import { serverText } from './output/server-text.ts';
import { redactSecret } from './sudo.ts';

/** A list of clients takes about 100 bytes a client. */
const maxOutputBytes = 64 * 1024 * 1024;

/** What is told of a command whose end nobody heard of, as `CommandResult` has it. */
export const noExitCode = -1;

/** What goes into the placeholders. The key goes to standard input only. */
export interface CommandValues {
  readonly arguments?: Readonly<Record<string, string>>;
  readonly key?: Secret;
  /** Called when nothing stands between the command and the machine any more: from then on it may have reached it. */
  readonly onSend?: (() => void) | undefined;
}

export type CommandOutcome =
  | {
      readonly kind: 'done';
      readonly records: readonly RawRecord[];
      readonly stdout: string;
      /** What of `stdout` may be shown: no secrets, no control characters, of limited length. */
      readonly excerpt: string;
    }
  /** The product said no in a way that the profile knows. `detail` is its own words. */
  | {
      readonly kind: 'refused';
      readonly meaning: ExitMeaning;
      readonly exitCode: number;
      readonly detail: string;
    };

/**
 * Runs the command of a profile with its placeholders filled in, as root where it says so, and takes the records out of
 * its output. Tells of it by `command.ran`. Throws `appliance.command-failed` for any exit code without a meaning,
 * `appliance.output-unexpected`, `appliance.command-timeout`, `auth.sudo-*`, `reach.*`.
 */
export async function runCommand(
  appliance: Appliance,
  operation: OperationId,
  command: CommandProfile,
  values: CommandValues,
  signal: AbortSignal,
): Promise<CommandOutcome> {
  const argv = command.command.map((argument) => fill(argument, values.arguments ?? {}));
  const result = await execute(appliance, operation, command, argv, values, signal);
  const shown = excerpts(appliance, operation, values.key);

  if (!command.okExitCodes.includes(result.exitCode)) {
    const { exitCode } = result;
    const output = shown(result.stderr.trim() === '' ? result.stdout : result.stderr, result.stderr);
    const meaning = command.errors[String(exitCode)];
    if (meaning) return { kind: 'refused', meaning, exitCode, detail: output };
    throw new MigrationError(
      'appliance.command-failed',
      { operation, exitCode, output },
      { side: appliance.side },
    );
  }
  if (result.isTruncated) {
    const problem = `longer than ${String(maxOutputBytes)} bytes`;
    throw unexpectedOutput(appliance, operation, problem, shown(result.stdout, ''));
  }
  const isList = operationInfo(operation).result === 'list';
  const parsed = parseOutput(command.output, result.stdout, isList);
  if (parsed.kind === 'problem') {
    throw unexpectedOutput(appliance, operation, parsed.problem, shown(result.stdout, ''));
  }
  const { stdout } = result;
  return { kind: 'done', records: parsed.records, stdout, excerpt: shown(stdout, '') };
}

/** The error for output that does not say what it should. `excerpt` must be fit to be shown. */
export function unexpectedOutput(
  appliance: Appliance,
  operation: OperationId,
  problem: string,
  excerpt: string,
): MigrationError {
  return new MigrationError(
    'appliance.output-unexpected',
    { operation, problem, output: excerpt },
    { side: appliance.side },
  );
}

/** An argument of a profile with its placeholders filled in. Throws `bug` where there is no value for one. */
export function fill(argument: string, values: Readonly<Record<string, string>>): string {
  // One pass: what a value holds is never taken for a placeholder.
  return argument.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) throw new MigrationError('bug', { detail: `no value for ${whole}` });
    return values[name] ?? '';
  });
}

async function execute(
  appliance: Appliance,
  operation: OperationId,
  command: CommandProfile,
  argv: readonly string[],
  values: CommandValues,
  signal: AbortSignal,
): Promise<CommandResult> {
  const prefix = command.sudo ? await appliance.sudo.elevate(signal) : [];
  const effect = effectOf(operation, appliance.side);
  if (effect === 'never') throw new MigrationError('bug', { detail: `${operation} on this side` });
  const input = new Secret(command.stdin === undefined ? '' : `${keyLine(values.key)}\n`);
  const startMs = appliance.clock.monotonicMs();
  const tell = (exitCode: number): void => {
    const durationMs = Math.round(appliance.clock.monotonicMs() - startMs);
    appliance.tell(operation, showCommand([...prefix, ...argv], command.stdin), exitCode, durationMs);
  };
  const wasConnected = !appliance.host.connectionLost.aborted;
  try {
    const options = {
      signal,
      timeoutMs: command.timeoutSeconds * 1000,
      name: operation,
      maxOutputBytes,
      effect,
      ...(!input.isEmpty && { stdin: input }),
    };
    // A connection that is gone takes nothing along.
    appliance.host.connectionLost.throwIfAborted();
    values.onSend?.();
    const result = command.sudo
      ? await appliance.runAsRoot(argv, options)
      : await appliance.host.run(argv, options);
    tell(result.exitCode);
    return result;
  } catch (error) {
    if (wasConnected && mayHaveRun(error)) tell(noExitCode);
    throw error;
  } finally {
    input.clear();
  }
}

/** Whether a command that ended with this may have reached the machine, and have done there what it was for. */
export function mayHaveRun(error: unknown): boolean {
  return !isMigrationError(error) || error.isUnreachable || error.code === 'appliance.command-timeout';
}

/** The key as one line. A line break in it would end the line early, and the rest would be read as something else. */
function keyLine(key: Secret | undefined): string {
  if (!key || key.isEmpty)
    throw new MigrationError('bug', { detail: 'a command needs the key and has none' });
  return key.reveal().replace(/[\r\n]+$/, '');
}

/** The command as it is shown and kept: quoted for reading, and with the name of a secret where its text would be. */
function showCommand(argv: readonly string[], stdin: string | undefined): string {
  const line = argv
    .map((argument) =>
      /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`,
    )
    .join(' ');
  return serverText(stdin === undefined ? line : `${line} < ${stdin.trim()}`, 1000);
}

/** Makes excerpts of output for errors, without secrets. Of an output that tells the key nothing is shown at all. */
function excerpts(
  appliance: Appliance,
  operation: OperationId,
  key: Secret | undefined,
): (text: string, harmless: string) => string {
  return (text, harmless) => {
    const allowed = operationInfo(operation).hasSecretOutput ? harmless : text;
    const redacted = appliance.sudo.redact(key ? redactSecret(allowed, key) : allowed);
    return serverText(redacted) || (text.trim() === '' ? '' : '(not shown: it may hold the key)');
  };
}
