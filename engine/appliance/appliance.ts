import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { hasShell, type LoginRights } from '../../shared/run/login-rights.ts';
import { permits, type Effect } from '../../shared/run/steps.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { CommandOptions, CommandResult, RemoteHost } from '../ssh/remote-host.ts';
import { fill, keyLine, showCommand } from './command-line.ts';
import { howOf, settle, type Automated, type ConsoleEndpoint, type Described, type How } from './how.ts';
import { effectOf, operationInfo, type OperationId, type ResultOf } from './operation.ts';
import { parseOutput } from './output/parse-output.ts';
import { serverText } from './output/server-text.ts';
import type { CommandProfile, Profile } from './profiles/profile-schema.ts';
import { createSudo, isThere, redactSecret, type Sudo } from './sudo.ts';

/** What goes into the placeholders of a command. A secret goes to standard input only. */
export type Values = Readonly<Record<string, string | Secret>>;

/** How one command of an operation is run. */
export interface ExecuteOptions extends Pick<CommandOptions, 'signal' | 'timeoutMs' | 'maxOutputBytes'> {
  readonly asRoot?: boolean;
  /** Instead of running the command it is asked whether it may be run: exit code 0 where it may. Changes nothing. */
  readonly isQuestion?: true;
  readonly stdin?: Secret;
  /** Default: that of the operation. */
  readonly effect?: Effect;
  /** By which errors call it. Default: the operation. */
  readonly name?: string;
  /** The command as it is told. Default: the arguments. */
  readonly shown?: string;
  /** It is not told: it is run too often, or tells nothing of itself. */
  readonly isQuiet?: boolean;
  /** Called when nothing stands between the command and the machine any more: from then on it may have reached it. */
  readonly onSend?: (() => void) | undefined;
}

/**
 * One appliance as its profile describes it, over one connection, limited to an effect. Whatever is done to it goes through
 * `run`, `execute` or `host`, and each of them holds its effect against the limit before anything reaches the machine.
 */
export interface Appliance {
  readonly side: ApplianceSide;
  readonly profile: Profile;
  /** The machine, with every command and write refused (`bug`) whose effect is graver than `permitted`. */
  readonly host: RemoteHost;
  readonly consoleEndpoint: ConsoleEndpoint;
  readonly permitted: Effect;
  readonly clock: Clock;
  readonly sudo: Pick<Sudo, 'elevate' | 'redact'>;
  /** Finds out what the login allows, as {@link Sudo.rights}; where there is no shell that is all. Undefined where the profile wants no sudo, and where nobody is there to say its password. */
  findRights(signal: AbortSignal): Promise<LoginRights | undefined>;
  /** The same appliance with another limit: a view, which shares connection and sudo password. */
  withEffect(effect: Effect): Appliance;
  how(operation: OperationId): How;
  /**
   * What to do for an operation. Throws `bug` where its effect is not permitted or it has no business on this side, and
   * `appliance.operation-missing` where the profile does not automate it.
   */
  begin(operation: OperationId): Automated;
  /**
   * Does an operation by the command of its profile: with its placeholders filled in, as root where it says so, told by
   * `command.ran`, and its output read. Throws what `begin` and `execute` throw, `appliance.command-failed`,
   * `appliance.output-unexpected`.
   */
  run<O extends OperationId>(
    operation: O,
    values: Values,
    signal: AbortSignal,
    onSend?: () => void,
  ): Promise<ResultOf<O>>;
  /**
   * Runs one command for an operation and tells of it; looks that are repeated with the same result are told once a
   * connection. A non-zero exit is a result. Throws what `RemoteHost.run` and `Sudo.run` throw.
   */
  execute(operation: OperationId, argv: readonly string[], options: ExecuteOptions): Promise<CommandResult>;
}

export interface ApplianceOptions extends Described {
  readonly host: RemoteHost;
  readonly ask: Ask;
  readonly clock: Clock;
  readonly emit: (event: EventBody) => void;
}

/** Makes an appliance of a connected machine. It may only be read until `withEffect` says otherwise. */
export function createAppliance(options: ApplianceOptions): Appliance {
  const { side, host, ask } = options;
  return view({ ...options, sudo: createSudo(host, side, ask), told: new Set() }, 'reads');
}

interface Session extends ApplianceOptions {
  readonly sudo: Sudo;
  /** Commands that only look, as they were told. */
  readonly told: Set<string>;
}

function view(session: Session, permitted: Effect): Appliance {
  const { side, profile, consoleEndpoint, clock, sudo } = session;
  const limit = { side, permitted };
  const appliance: Appliance = {
    side,
    profile,
    host: guard(session.host, limit, sudo.forget),
    consoleEndpoint,
    permitted,
    clock,
    sudo,
    findRights: async (signal) => {
      if (!hasShell(session.rights)) return session.rights;
      const isLooked = profile.privilege === 'sudo' || session.host.identity.user === 'root';
      return isLooked ? unlessNobodyIsThere(sudo.rights(signal)) : undefined;
    },
    withEffect: (effect) => view(session, effect),
    how: (operation) => howOf(session, operation),
    begin: (operation) => {
      refuseUnlessPermitted(limit, operation, effectOf(operation, side));
      const found = settle(session, operation);
      if (found.how === 'guided' || found.how === 'unavailable') {
        throw new MigrationError('appliance.operation-missing', { operation, profile: profile.id }, { side });
      }
      return found;
    },
    run: async (operation, values, signal, onSend) => run(appliance, operation, values, signal, onSend),
    execute: async (operation, argv, options) => execute(session, appliance, operation, argv, options),
  };
  return appliance;
}

/** A run without a person, and without the password of sudo, goes on until something needs it. */
async function unlessNobodyIsThere<T>(finding: Promise<T>): Promise<T | undefined> {
  try {
    return await finding;
  } catch (error) {
    if (isMigrationError(error, 'run.waiting') && error.params.needs !== undefined) return undefined;
    throw error;
  }
}

/** What a step may do to one appliance. */
type Limit = Pick<Appliance, 'side' | 'permitted'>;

/** The door: throws `bug` where `what` has a graver effect than its step, or no business on this side. */
function refuseUnlessPermitted(
  { side, permitted }: Limit,
  what: string,
  effect: Effect | 'never',
): asserts effect is Effect {
  if (effect === 'never')
    throw new MigrationError('bug', { detail: `${what} on the ${side} appliance` }, { side });
  if (permits(permitted, effect)) return;
  throw new MigrationError('bug', { detail: `${what} (${effect}) in a step that ${permitted}` }, { side });
}

/** The same machine behind the door. `onClose` comes before `close`. */
function guard(host: RemoteHost, limit: Limit, onClose: () => void): RemoteHost {
  const adding = async <T>(method: string, work: () => Promise<T>): Promise<T> => {
    refuseUnlessPermitted(limit, method, 'adds-files');
    return work();
  };
  return {
    get identity() {
      return host.identity;
    },
    get connectionLost() {
      return host.connectionLost;
    },
    run: async (argv, options) => {
      refuseUnlessPermitted(limit, options.name, options.effect);
      return host.run(argv, options);
    },
    stat: (path, signal) => host.stat(path, signal),
    list: (folder, signal) => host.list(folder, signal),
    read: (path, options) => host.read(path, options),
    write: (path, options) => adding('write', () => host.write(path, options)),
    makeFolder: (folder, signal) => adding('makeFolder', () => host.makeFolder(folder, signal)),
    rename: (from, to, signal) => adding('rename', () => host.rename(from, to, signal)),
    remove: (path, signal) => adding('remove', () => host.remove(path, signal)),
    freeSpaceBytes: (folder, signal) => host.freeSpaceBytes(folder, signal),
    dial: (address, port, signal) => host.dial(address, port, signal),
    reconnect: (signal) => host.reconnect(signal),
    close: () => {
      onClose();
      return host.close();
    },
  };
}

/** What is told of a command whose end nobody heard of, as `CommandResult` has it. */
const noExitCode = -1;

async function execute(
  { sudo, clock, emit, told }: Session,
  appliance: Appliance,
  operation: OperationId,
  argv: readonly string[],
  options: ExecuteOptions,
): Promise<CommandResult> {
  const { side, host } = appliance;
  const { asRoot, isQuestion, onSend, effect = effectOf(operation, side), shown, isQuiet, ...rest } = options;
  const command = { name: operation, ...rest };
  // Before anybody is asked for a password.
  refuseUnlessPermitted(appliance, command.name, effect);
  const prefix = asRoot ? await sudo.elevate(rest.signal) : [];
  const startMs = clock.monotonicMs();
  const tell = (exitCode: number): void => {
    const line = [...prefix, shown ?? showCommand(argv)].join(' ');
    // A state that is looked at every second for half an hour would fill the journal with one line.
    const key = `${operation} ${exitCode} ${line}`;
    if (isQuiet || (effectOf(operation, side) === 'reads' && told.has(key))) return;
    told.add(key);
    const durationMs = Math.round(clock.monotonicMs() - startMs);
    emit({ type: 'command.ran', side, operation, command: line, exitCode, durationMs });
  };
  // A connection that is gone takes nothing along.
  host.connectionLost.throwIfAborted();
  onSend?.();
  try {
    const result = asRoot
      ? await sudo.run(host, argv, { ...command, effect, ...(isQuestion && { isQuestion }) })
      : await host.run(isQuestion ? isThere(argv) : argv, { ...command, effect });
    tell(result.exitCode);
    return result;
  } catch (error) {
    if (mayHaveRun(error)) tell(noExitCode);
    throw error;
  }
}

/** Whether a command that ended with this may have reached the machine, and have done there what it was for. */
function mayHaveRun(error: unknown): boolean {
  return !isMigrationError(error) || error.isUnreachable || error.code === 'appliance.command-timeout';
}

/** A list of clients takes about 100 bytes a client. */
const maxOutputBytes = 64 * 1024 * 1024;

async function run<O extends OperationId>(
  appliance: Appliance,
  operation: O,
  values: Values,
  signal: AbortSignal,
  onSend?: () => void,
): Promise<ResultOf<O>> {
  const { side } = appliance;
  const command = commandOf(appliance, operation);
  const argv = command.command.map((argument) => fill(argument, values));
  const input = command.stdin === undefined ? undefined : new Secret(`${keyLine(values['key'])}\n`);
  const timeoutMs = command.timeoutSeconds * 1000;
  const result = await appliance
    .execute(operation, argv, {
      signal,
      timeoutMs,
      maxOutputBytes,
      asRoot: command.sudo,
      shown: showCommand(argv, command.stdin),
      onSend,
      ...(input && { stdin: input }),
    })
    .finally(() => input?.clear());
  const { exitCode, stdout, stderr } = result;
  const shown = excerpts(appliance, operation, values);
  if (!command.okExitCodes.includes(exitCode)) {
    const output = shown(stderr.trim() === '' ? stdout : stderr, stderr);
    throw new MigrationError('appliance.command-failed', { operation, exitCode, output }, { side });
  }
  const excerpt = shown(stdout, '');
  if (result.isTruncated)
    throw unexpectedOutput(appliance, operation, `longer than ${String(maxOutputBytes)} bytes`, excerpt);
  // What the catalogue says of the operation is what its type says.
  return read(appliance, operation, command, stdout, excerpt) as ResultOf<O>;
}

/** The output as the catalogue describes it. Throws `appliance.output-unexpected`. */
function read(
  appliance: Appliance,
  operation: OperationId,
  command: CommandProfile,
  stdout: string,
  excerpt: string,
): unknown {
  const { result, record: schema } = operationInfo(operation);
  const parsed = parseOutput(command.output, stdout, result === 'list');
  if (parsed.kind === 'problem') throw unexpectedOutput(appliance, operation, parsed.problem, excerpt);
  if (result === 'text') return stdout;
  if (result === 'nothing') return undefined;
  const records = parsed.records.map((raw) => {
    const record = schema.safeParse(raw);
    if (record.success) return record.data;
    const [issue] = record.error.issues;
    const problem = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`;
    throw unexpectedOutput(appliance, operation, problem, excerpt);
  });
  if (result === 'list') return records;
  if (records[0] === undefined) throw unexpectedOutput(appliance, operation, 'the output is empty', '');
  return records[0];
}

/** The command of an automated operation. Throws what `begin` throws. */
export function commandOf(appliance: Appliance, operation: OperationId): CommandProfile {
  const automated = appliance.begin(operation);
  if (automated.how !== 'automated')
    throw new MigrationError('bug', { detail: `${operation} is not done by a command` });
  return automated;
}

/** The error for output that does not say what it should. `excerpt` must be fit to be shown. */
export function unexpectedOutput(
  { side }: Appliance,
  operation: OperationId,
  problem: string,
  excerpt: string,
): MigrationError {
  return new MigrationError('appliance.output-unexpected', { operation, problem, output: excerpt }, { side });
}

/** Makes excerpts of output for errors, without secrets. Of an output that tells the key nothing is shown at all. */
function excerpts(
  appliance: Appliance,
  operation: OperationId,
  { key }: Values,
): (text: string, harmless: string) => string {
  return (text, harmless) => {
    const allowed = operationInfo(operation).hasSecretOutput ? harmless : text;
    const redacted = appliance.sudo.redact(key instanceof Secret ? redactSecret(allowed, key) : allowed);
    return serverText(redacted) || (text.trim() === '' ? '' : '(not shown: it may hold the key)');
  };
}
