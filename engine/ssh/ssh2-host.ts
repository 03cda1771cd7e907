import type { Duplex } from 'node:stream';
import type { SFTPWrapper } from 'ssh2';
import { isMigrationError, MigrationError } from '../errors.ts';
import { runOverExec, startCommand } from './exec-command.ts';
import * as execFiles from './files/exec-files.ts';
import { readOverExec, writeOverExec } from './files/exec-stream.ts';
import type { Session } from './session.ts';
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
import { shareAttempt } from '../shared-attempt.ts';
import { openSftp, tunnel } from './session-channels.ts';
import * as sftpFiles from './files/sftp-files.ts';
import { readOverSftp, writeOverSftp } from './files/sftp-stream.ts';
import { untilAborted } from '../until-aborted.ts';
import { tellDiskFull } from './files/write-failure.ts';

export interface Ssh2HostOptions {
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

/** How files are reached: decided once a connection, at the first file. */
type Files =
  | { readonly kind: 'sftp'; readonly sftp: SFTPWrapper; readonly roundTripMs: number }
  | { readonly kind: 'exec' };

class Ssh2Host implements RemoteHost {
  readonly #options: Ssh2HostOptions;
  #sessions: readonly Session[];
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
    const files = await this.#reachFiles(signal);
    return files.kind === 'sftp'
      ? sftpFiles.stat(files.sftp, path, this.#guards(signal))
      : execFiles.stat(this.#runner(signal), path);
  }

  async list(folder: string, signal: AbortSignal): Promise<RemoteEntry[]> {
    const files = await this.#reachFiles(signal);
    return files.kind === 'sftp'
      ? sftpFiles.list(files.sftp, folder, this.#guards(signal))
      : execFiles.list(this.#runner(signal), folder);
  }

  async *read(path: string, options: ReadOptions): AsyncGenerator<Uint8Array, void, undefined> {
    const files = await this.#reachFiles(options.signal);
    const connectionLost = this.#session.lost;
    if (files.kind === 'sftp') {
      const { sftp, roundTripMs } = files;
      yield* readOverSftp(sftp, path, {
        ...options,
        connectionLost,
        roundTripMs,
        moreChannels: this.#moreChannels,
      });
    } else {
      yield* readOverExec(this.#openExec, path, { ...options, connectionLost });
    }
  }

  async write(path: string, options: WriteOptions): Promise<RemoteWriter> {
    const files = await this.#reachFiles(options.signal);
    const writer = await this.#openWriter(files, path, options);
    return tellDiskFull(writer, path, (folder) => this.freeSpaceBytes(folder, options.signal));
  }

  async makeFolder(folder: string, signal: AbortSignal): Promise<void> {
    const files = await this.#reachFiles(signal);
    if (files.kind === 'sftp') await sftpFiles.makeFolder(files.sftp, folder, this.#guards(signal));
    else await execFiles.makeFolder(this.#runner(signal), folder);
  }

  async rename(from: string, to: string, signal: AbortSignal): Promise<void> {
    const files = await this.#reachFiles(signal);
    if (files.kind === 'sftp') await sftpFiles.rename(files.sftp, from, to, this.#guards(signal));
    else await execFiles.rename(this.#runner(signal), from, to);
  }

  async remove(path: string, signal: AbortSignal): Promise<void> {
    const files = await this.#reachFiles(signal);
    if (files.kind === 'sftp') await sftpFiles.remove(files.sftp, path, this.#guards(signal));
    else await execFiles.remove(this.#runner(signal), path);
  }

  async freeSpaceBytes(folder: string, signal: AbortSignal): Promise<number | undefined> {
    const files = await this.#reachFiles(signal);
    const bySftp =
      files.kind === 'sftp'
        ? await sftpFiles.freeSpaceBytes(files.sftp, folder, this.#guards(signal))
        : undefined;
    return bySftp ?? execFiles.freeSpaceBytes(this.#runner(signal), folder);
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

  #guards(signal: AbortSignal) {
    return { signal, connectionLost: this.#session.lost };
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
    // A server may end the channel and keep the connection: the next call opens another.
    const choosing = chooseFiles(session, forget);
    choosing.catch(forget);
    return choosing;
  }

  async #openWriter(files: Files, path: string, options: WriteOptions): Promise<RemoteWriter> {
    const connectionLost = this.#session.lost;
    if (files.kind === 'exec') return writeOverExec(this.#openExec, path, { ...options, connectionLost });
    const { sftp, roundTripMs } = files;
    return writeOverSftp(sftp, path, {
      ...options,
      connectionLost,
      roundTripMs,
      moreChannels: this.#moreChannels,
    });
  }

  readonly #openExec = (commandLine: string) => startCommand(this.#alive(), commandLine);

  readonly #moreChannels = () => openSftp(this.#alive());

  #runner(signal: AbortSignal): execFiles.Runner {
    return (argv) =>
      this.run(argv, {
        signal,
        timeoutMs: fileCommandTimeoutMs,
        maxOutputBytes: fileCommandOutputBytes,
        name: 'files',
        // What may write is refused above this port.
        effect: 'adds-files',
      });
  }
}

const fileCommandTimeoutMs = 60_000;
/** The list of a folder: some 100 bytes an entry. */
const fileCommandOutputBytes = 64 * 1024 * 1024;

async function chooseFiles(session: Session, onEnd: () => void): Promise<Files> {
  let sftp: SFTPWrapper;
  try {
    sftp = await openSftp(session);
  } catch (error) {
    if (session.lost.aborted) throw session.lost.reason;
    // Refused: the subsystem is off. Commands remain.
    if (isMigrationError(error)) throw error;
    return { kind: 'exec' };
  }
  // Nobody listens to the channel itself; requests on it reject by themselves.
  sftp.on('error', () => undefined);
  sftp.once('close', onEnd);
  return { kind: 'sftp', sftp, roundTripMs: await sftpFiles.measureRoundTripMs(sftp, session.lost) };
}
