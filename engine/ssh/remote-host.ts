import type { Duplex } from 'node:stream';
import type { Effect } from '../../shared/run/steps.ts';
import type { Secret } from '../secret.ts';
import type { Reply } from './dialogue.ts';

/** Who a machine is, as far as SSH can tell: what is pinned for the whole job. */
export interface HostIdentity {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** Key type as OpenSSH names it, such as `ssh-ed25519`. */
  readonly keyType: string;
  /** Fingerprint in OpenSSH's form: `SHA256:` and 43 characters of base64. */
  readonly sha256: string;
}

export interface CommandOptions {
  readonly signal: AbortSignal;
  /** After this long the command is given up: channel closed, `appliance.command-timeout` thrown. */
  readonly timeoutMs: number;
  /** Written to standard input, which is then closed. Absent: standard input is closed at once. */
  readonly stdin?: Secret | string | Uint8Array;
  /** In place of `stdin`: input that is given as the command asks for it on standard error. */
  readonly replies?: readonly Reply[];
  /** The worst that the command does to the machine. The door of an appliance (`appliance.ts`) holds it against the step's own. */
  readonly effect: Effect;
  /** Output beyond this many bytes (of stdout and of stderr, each) is dropped. Default 1 MiB. */
  readonly maxOutputBytes?: number;
  /** The name by which errors and the journal call the command. Never its arguments. */
  readonly name: string;
}

export interface CommandResult {
  /** The exit code; 128 + n where signal n ended it; -1 where the server told neither. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Set where standard output was longer than `maxOutputBytes`: the rest is lost. */
  readonly isTruncated?: true;
}

export interface RemoteStat {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
}

export interface RemoteEntry extends RemoteStat {
  /** The name in its folder, without a path. */
  readonly name: string;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Where to begin. Default 0. */
  readonly offsetBytes?: number;
  /** How many bytes to deliver at most. Default: to the end. */
  readonly lengthBytes?: number;
}

export interface WriteOptions {
  readonly signal: AbortSignal;
  /**
   * `create`: the file must not exist (`transfer.already-exists` otherwise) and gets mode 0600 before the first byte.
   * `{ continueAtBytes }`: the file exists; it is cut to that length and written on from there.
   */
  readonly open: 'create' | { readonly continueAtBytes: number };
}

export interface RemoteWriter {
  /** Takes a chunk; resolves when there is room for the next (not yet when it is on the far disk). The caller may reuse the chunk's memory then. */
  write(chunk: Uint8Array): Promise<void>;
  /** Bytes which the far side has acknowledged, counted from the start of the file. */
  readonly acknowledgedBytes: number;
  /** Waits until every byte is acknowledged, asks the far side for fsync where it can, and closes. Throws what any write met. */
  finish(): Promise<void>;
  /** Closes without finishing; the bytes written so far stay. Never throws; may be called twice and after `finish`. */
  abandon(): Promise<void>;
}

/**
 * One machine, reached over one authenticated connection. The port that everything above it speaks: the ssh2 adapter
 * (`ssh2-host.ts`) and the in-memory one (`memory-host.ts`) pass the same suite (`remote-host.suite.ts`).
 *
 * Every method throws `MigrationError`: `reach.*` when the connection is gone, `transfer.*` for files,
 * `appliance.*` for commands; an aborted signal rejects with the signal's reason. Paths are POSIX paths on the far side,
 * taken literally (no `~`, no glob); relative ones start in the login folder. Nothing here retries.
 */
export interface RemoteHost {
  readonly identity: HostIdentity;
  /** Aborted when the connection is lost or closed; a new signal after `reconnect`. */
  readonly connectionLost: AbortSignal;

  /** Runs a command: each element of `argv` reaches the program as it is, whatever characters it holds. A non-zero exit is a result, not an error. */
  run(argv: readonly string[], options: CommandOptions): Promise<CommandResult>;

  /** What stands at `path` (links are followed), or undefined where nothing does. */
  stat(path: string, signal: AbortSignal): Promise<RemoteStat | undefined>;
  /** The entries of a folder, unsorted, without `.` and `..`; links are not followed. `transfer.source-missing` where there is no such folder. */
  list(folder: string, signal: AbortSignal): Promise<RemoteEntry[]>;

  /**
   * The bytes of a file, in order. Ends early, without an error, where the file is shorter than asked: the reader counts.
   * A chunk is valid until the next one is asked for. Leaving the loop closes the file.
   */
  read(path: string, options: ReadOptions): AsyncIterable<Uint8Array>;
  /** Opens a file for writing in order. The folder must exist. */
  write(path: string, options: WriteOptions): Promise<RemoteWriter>;

  /** Makes a folder (mode 0700) and its parents. May exist already. */
  makeFolder(folder: string, signal: AbortSignal): Promise<void>;
  /** Moves a file over whatever file has the final name, in one step where the server can (`posix-rename@openssh.com`). */
  rename(from: string, to: string, signal: AbortSignal): Promise<void>;
  /** Removes a file. Nothing happens where there is none. */
  remove(path: string, signal: AbortSignal): Promise<void>;
  /** Bytes that the login user may still write below `folder`, or undefined where the far side cannot tell. */
  freeSpaceBytes(folder: string, signal: AbortSignal): Promise<number | undefined>;

  /** A TCP connection from that machine to elsewhere: for jump hosts and for looking at an address from a second place. `reach.tunnel-refused` where it cannot be made. */
  dial(address: string, port: number, signal: AbortSignal): Promise<Duplex>;

  /** Connects again after a loss, to the same address with the same pinned key. May be called while connected: does nothing then. */
  reconnect(signal: AbortSignal): Promise<void>;
  /** Ends the connection. Never throws; may be called twice. */
  close(): Promise<void>;
}
