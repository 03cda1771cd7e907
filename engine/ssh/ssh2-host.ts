import type { Duplex } from 'node:stream';
import { isMigrationError, MigrationError } from '../errors.ts';
import { shareAttempt } from '../shared-attempt.ts';
import { untilAborted } from '../until-aborted.ts';
import { createExecFiles } from './files/exec-files.ts';
import { createSftpFiles, type Files } from './files/sftp-files.ts';
import { tellDiskFull } from './files/write-failure.ts';
import type {
  CommandOptions,
  CommandResult,
  HostIdentity,
  ReadOptions,
  RemoteEntry,
  RemoteHost,
  RemoteStat,
  RemoteWriter,
  WriteOptions,
} from './remote-host.ts';
import { openSftp, runOverExec, startCommand, tunnel, type Session } from './session.ts';

interface Ssh2HostOptions {
  /** From the first jump host to the machine itself, which is the last. */
  readonly sessions: readonly Session[];
  /** Opens them all again, with the same keys and the same secrets. */
  readonly reopen: (signal: AbortSignal) => Promise<Session[]>;
  /** Forgets the secrets of the logins. */
  readonly forget: () => void;
}

/** The RemoteHost over ssh2: files over SFTP, or over commands where the server has no SFTP subsystem. */
export function createSsh2Host(options: Ssh2HostOptions): RemoteHost {
  return new Ssh2Host(options);
}

class Ssh2Host implements RemoteHost {
  readonly #options: Ssh2HostOptions;
  #sessions: readonly Session[];
  /** How files are reached: decided once a connection, at the first file. */
  #files: Promise<Files> | undefined;
  /** Two transfers that lose the same connection share one attempt. */
  readonly #reconnecting = shareAttempt((signal) => this.#reopen(signal));
  readonly #closed = new AbortController();

  constructor(options: Ssh2HostOptions) {
    this.#options = options;
    this.#sessions = options.sessions;
  }

  get identity(): HostIdentity {
    return this.#session.identity;
  }

  get connectionLost(): AbortSignal {
    return this.#session.lost;
  }

  async run(argv: readonly string[], options: CommandOptions): Promise<CommandResult> {
    return runOverExec(this.#alive(), argv, options);
  }

  async stat(path: string, signal: AbortSignal): Promise<RemoteStat | undefined> {
    return (await this.#reachFiles(signal)).stat(path, signal);
  }

  async list(folder: string, signal: AbortSignal): Promise<RemoteEntry[]> {
    return (await this.#reachFiles(signal)).list(folder, signal);
  }

  async *read(path: string, options: ReadOptions): AsyncGenerator<Uint8Array, void, undefined> {
    yield* (await this.#reachFiles(options.signal)).read(path, options);
  }

  async write(path: string, options: WriteOptions): Promise<RemoteWriter> {
    const writer = await (await this.#reachFiles(options.signal)).write(path, options);
    return tellDiskFull(writer, path, (folder) => this.freeSpaceBytes(folder, options.signal));
  }

  async makeFolder(folder: string, signal: AbortSignal): Promise<void> {
    return (await this.#reachFiles(signal)).makeFolder(folder, signal);
  }

  async rename(from: string, to: string, signal: AbortSignal): Promise<void> {
    return (await this.#reachFiles(signal)).rename(from, to, signal);
  }

  async remove(path: string, signal: AbortSignal): Promise<void> {
    return (await this.#reachFiles(signal)).remove(path, signal);
  }

  async freeSpaceBytes(folder: string, signal: AbortSignal): Promise<number | undefined> {
    return (await this.#reachFiles(signal)).freeSpaceBytes(folder, signal);
  }

  async dial(address: string, port: number, signal: AbortSignal): Promise<Duplex> {
    return tunnel(this.#alive(), address, port, signal);
  }

  async reconnect(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#closed.signal.throwIfAborted();
    if (this.#session.lost.aborted) await this.#reconnecting.join(signal);
  }

  async close(): Promise<void> {
    const loss = this.#lossError();
    this.#closed.abort(loss);
    this.#reconnecting.abandon(loss);
    this.#closeSessions();
    this.#options.forget();
  }

  async #reopen(signal: AbortSignal): Promise<void> {
    this.#closeSessions();
    const sessions = await this.#options.reopen(signal);
    // Whoever wanted them is gone.
    if (signal.aborted) for (const session of [...sessions].reverse()) session.close();
    signal.throwIfAborted();
    this.#sessions = sessions;
    this.#files = undefined;
  }

  #closeSessions(): void {
    for (const session of [...this.#sessions].reverse()) session.close();
  }

  get #session(): Session {
    const session = this.#sessions.at(-1);
    if (!session) throw new MigrationError('bug', { detail: 'a host without a session' });
    return session;
  }

  /** The session, or the loss of it as an error: ssh2 drops requests on a dead connection without a word. */
  #alive(): Session {
    if (this.#closed.signal.aborted || this.#session.lost.aborted) throw this.#lossError();
    return this.#session;
  }

  #lossError(): MigrationError {
    return new MigrationError('reach.connection-lost', { address: this.#session.identity.address });
  }

  async #reachFiles(signal: AbortSignal): Promise<Files> {
    signal.throwIfAborted();
    const session = this.#alive();
    const choosing = (this.#files ??= this.#chooseFiles(session));
    try {
      return await untilAborted<Files>([signal, session.lost], (resolve, reject) => {
        choosing.then(resolve, reject);
      });
    } catch (error) {
      if (signal.aborted || isMigrationError(error)) throw error;
      throw this.#lossError();
    }
  }

  #chooseFiles(session: Session): Promise<Files> {
    const forget = () => {
      if (this.#files === choosing) this.#files = undefined;
    };
    const overExec = createExecFiles(
      (argv, options) => this.run(argv, options),
      (commandLine) => startCommand(this.#alive(), commandLine),
      session.lost,
    );
    const choosing = overSftpOr(overExec, session, forget);
    choosing.catch(forget);
    return choosing;
  }
}

async function overSftpOr(overExec: Files, session: Session, onEnd: () => void): Promise<Files> {
  try {
    const sftp = await openSftp(session);
    // Nobody listens to the channel itself; requests on it reject by themselves.
    sftp.on('error', () => undefined);
    // A server may end the channel and keep the connection: the next call opens another.
    sftp.once('close', onEnd);
    const overSftp = await createSftpFiles(sftp, session.lost, () => openSftp(session));
    return {
      ...overSftp,
      freeSpaceBytes: async (folder, signal) =>
        (await overSftp.freeSpaceBytes(folder, signal)) ?? overExec.freeSpaceBytes(folder, signal),
    };
  } catch (error) {
    if (session.lost.aborted) throw session.lost.reason;
    if (isMigrationError(error)) throw error;
    // Refused: the subsystem is off. Commands remain.
    return overExec;
  }
}
