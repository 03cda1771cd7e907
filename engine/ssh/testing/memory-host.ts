import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '../../clock.ts';
import { isMigrationError, MigrationError } from '../../errors.ts';
import { Secret } from '../../secret.ts';
import { eitherSignal } from '../../until-aborted.ts';
import { MemoryFiles } from './memory-files.ts';
import { createDialogue } from '../dialogue.ts';
import type {
  CommandOptions,
  CommandResult,
  HostIdentity,
  RemoteHost,
  RemoteWriter,
} from '../remote-host.ts';

/**
 * What a scripted command answers; undefined: there is no such command (exit code 127). `say` puts a text on standard error
 * and gives what was replied to it at once.
 */
export type ScriptedCommands = (
  argv: readonly string[],
  stdin: string,
  say: (text: string) => string,
) => CommandResult | Promise<CommandResult> | undefined;

export interface MemoryHostOptions {
  readonly identity?: Partial<HostIdentity>;
  /** Files by path, with their folders. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly folders?: readonly string[];
  readonly commands?: ScriptedCommands;
  /** A connection onward; what it throws becomes `reach.tunnel-refused`. Absent: all are refused. */
  readonly dial?: (address: string, port: number, signal: AbortSignal) => Promise<Duplex>;
  /** Where relative paths start. Default `/home/admin`. */
  readonly loginFolder?: string;
  /** Bytes that may be written before the disk is full. Absent: no limit, and `freeSpaceBytes` cannot tell. */
  readonly freeBytes?: number;
  /** The largest piece that `read` delivers. Default 64 KiB. */
  readonly chunkBytes?: number;
  /** For the time limit of commands. Default: real time, which passes only for a command that does not answer. */
  readonly clock?: Clock;
}

/** What goes wrong next. Each may be set and lifted at any time. */
export interface MemoryFaults {
  /** The connection is lost when this many more bytes were read. Used up by the loss. */
  dropAfterReadBytes?: number | undefined;
  /** The connection is lost when this many more bytes were written; they are on the disk. Used up by the loss. */
  dropAfterWrittenBytes?: number | undefined;
  /** So many reconnects fail with `reach.refused` before one succeeds. */
  failedReconnects?: number | undefined;
  /** Called before each piece that is read: the place to let the file grow, or to cut it, meanwhile. */
  onRead?: ((path: string, positionBytes: number) => void) | undefined;
  /** Called after each piece that was written. */
  onWritten?: ((path: string, positionBytes: number) => void) | undefined;
}

export interface MemoryHost extends RemoteHost {
  /** The files, from inside the machine: no connection is needed. Modes are obeyed (0500 makes a folder read-only). */
  readonly files: MemoryFiles;
  readonly faults: MemoryFaults;
  /** The commands that were run, in order. */
  readonly ran: readonly (readonly string[])[];
  /** How often a connection was made, the first included. */
  readonly connections: number;
  /** Loses the connection, as if a cable were cut. */
  lose(): void;
}

/** A machine in memory that keeps every promise of `RemoteHost`: for tests of what stands above it. */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const identity: HostIdentity = {
    address: '192.0.2.10',
    port: 22,
    user: 'admin',
    keyType: 'ssh-ed25519',
    sha256: `SHA256:${'A'.repeat(43)}`,
    ...options.identity,
  };
  const files = new MemoryFiles(options.loginFolder ?? '/home/admin', options.freeBytes);
  for (const folder of options.folders ?? []) files.makeFolder(folder);
  for (const [path, content] of Object.entries(options.files ?? {})) files.put(path, content);
  const chunkBytes = options.chunkBytes ?? 64 * 1024;
  const clock = options.clock ?? systemClock;
  const faults: MemoryFaults = {};
  const ran: (readonly string[])[] = [];
  let loss = new AbortController();
  let connections = 1;
  let isClosed = false;

  const lose = () => loss.abort(new MigrationError('reach.connection-lost', { address: identity.address }));
  /** Throws where the connection or the wish is gone. The turn of the event loop is the wire: no call settles at once. */
  const crossWire = async (signal: AbortSignal, connection = loss): Promise<void> => {
    signal.throwIfAborted();
    connection.signal.throwIfAborted();
    await new Promise(setImmediate);
    signal.throwIfAborted();
    connection.signal.throwIfAborted();
  };
  /** Counts bytes towards a fault; gives how many of them still pass. */
  const pass = (fault: 'dropAfterReadBytes' | 'dropAfterWrittenBytes', bytes: number): number => {
    const left = faults[fault];
    if (left === undefined) return bytes;
    if (bytes < left) {
      faults[fault] = left - bytes;
      return bytes;
    }
    faults[fault] = undefined;
    lose();
    return left;
  };

  const run = async (argv: readonly string[], command: CommandOptions): Promise<CommandResult> => {
    await crossWire(command.signal);
    ran.push([...argv]);
    let replied = '';
    const hear = createDialogue(command.replies ?? [], {
      write: (text) => (replied += text),
      end: () => undefined,
    });
    const say = (text: string) => {
      replied = '';
      hear(Buffer.from(text));
      return replied;
    };
    const [program = '', ...words] = argv;
    // Part of every shell.
    const builtIn =
      program === 'echo' ? { exitCode: 0, stdout: `${words.join(' ')}\n`, stderr: '' } : undefined;
    const answer = options.commands?.(argv, textOf(command.stdin), say) ??
      builtIn ?? { exitCode: 127, stdout: '', stderr: `${program}: not found` };
    const result = await untilStopped(answer, command, loss.signal, clock);
    const maxBytes = command.maxOutputBytes ?? 1024 * 1024;
    const isTruncated = Buffer.byteLength(result.stdout) > maxBytes;
    return {
      ...result,
      stdout: bounded(result.stdout, maxBytes),
      stderr: bounded(result.stderr, maxBytes),
      ...(isTruncated && { isTruncated }),
    };
  };

  return {
    identity,
    files,
    faults,
    ran,
    lose,
    run,
    get connections() {
      return connections;
    },
    get connectionLost() {
      return loss.signal;
    },
    stat: async (path, signal) => {
      await crossWire(signal);
      return files.stat(path);
    },
    list: async (folder, signal) => {
      await crossWire(signal);
      return files.list(folder);
    },
    read: async function* (path, { signal, offsetBytes = 0, lengthBytes = Infinity }) {
      const connection = loss;
      let position = offsetBytes;
      for (;;) {
        await crossWire(signal, connection);
        faults.onRead?.(path, position);
        const wanted = Math.min(chunkBytes, offsetBytes + lengthBytes - position);
        const chunk = files.read(path, position, wanted);
        if (chunk.length === 0) return;
        const passed = pass('dropAfterReadBytes', chunk.length);
        position += passed;
        if (passed > 0) yield chunk.subarray(0, passed);
      }
    },
    write: async (path, { signal, open }) => {
      await crossWire(signal);
      const connection = loss;
      if (open === 'create') files.create(path);
      else files.truncate(path, open.continueAtBytes);
      let position = open === 'create' ? 0 : open.continueAtBytes;
      let failure: { readonly error: unknown } | undefined;
      let isClosedFile = false;
      const check = () => {
        if (failure) throw failure.error;
        if (isClosedFile) throw new MigrationError('bug', { detail: 'written after its end' });
      };
      return {
        get acknowledgedBytes() {
          return position;
        },
        write: async (chunk) => {
          check();
          // Kept: the caller may use its memory again, and a failed file stays failed.
          const bytes = Buffer.from(chunk);
          try {
            await crossWire(signal, connection);
            const passed = bytes.subarray(0, pass('dropAfterWrittenBytes', bytes.length));
            files.write(path, position, passed);
            position += passed.length;
            faults.onWritten?.(path, position);
            connection.signal.throwIfAborted();
          } catch (error) {
            failure = { error };
            throw error;
          }
        },
        finish: async () => {
          check();
          await crossWire(signal, connection);
          isClosedFile = true;
        },
        abandon: async () => {
          isClosedFile = true;
        },
      } satisfies RemoteWriter;
    },
    makeFolder: async (folder, signal) => {
      await crossWire(signal);
      files.makeFolder(folder);
    },
    rename: async (from, to, signal) => {
      await crossWire(signal);
      files.rename(from, to);
    },
    remove: async (path, signal) => {
      await crossWire(signal);
      files.remove(path);
    },
    freeSpaceBytes: async (_folder, signal) => {
      await crossWire(signal);
      return files.freeBytes;
    },
    dial: async (address, port, signal) => {
      await crossWire(signal);
      const through = identity.address;
      const refused = (cause?: unknown) =>
        new MigrationError('reach.tunnel-refused', { address, port, through }, { cause });
      if (!options.dial) throw refused();
      try {
        return await options.dial(address, port, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw isMigrationError(error, 'reach.tunnel-refused') ? error : refused(error);
      }
    },
    reconnect: async (signal) => {
      signal.throwIfAborted();
      if (isClosed) throw loss.signal.reason;
      if (!loss.signal.aborted) return;
      await new Promise(setImmediate);
      signal.throwIfAborted();
      const failing = faults.failedReconnects ?? 0;
      if (failing > 0) {
        faults.failedReconnects = failing - 1;
        throw new MigrationError('reach.refused', { address: identity.address, port: identity.port });
      }
      loss = new AbortController();
      connections += 1;
    },
    close: async () => {
      isClosed = true;
      lose();
    },
  };
}

/** Waits for a command, until it is over, unwanted, too late or cut off. */
async function untilStopped(
  answer: CommandResult | Promise<CommandResult>,
  { signal, timeoutMs, name }: CommandOptions,
  lost: AbortSignal,
  clock: Clock,
): Promise<CommandResult> {
  const answered = new AbortController();
  const either = eitherSignal(signal, lost, answered.signal);
  const tooLate = clock.sleep(timeoutMs, either.signal).then(() => {
    throw new MigrationError('appliance.command-timeout', { operation: name, timeoutMs });
  });
  // When the command is over first, nobody waits for the time limit any more.
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    signal.throwIfAborted();
    lost.throwIfAborted();
    throw error;
  } finally {
    answered.abort();
    either.clear();
  }
}

function bounded(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  return bytes.length <= maxBytes ? text : bytes.subarray(0, maxBytes).toString('utf8');
}

function textOf(stdin: CommandOptions['stdin']): string {
  if (stdin === undefined) return '';
  if (stdin instanceof Secret) return stdin.reveal();
  return typeof stdin === 'string' ? stdin : Buffer.from(stdin).toString('utf8');
}
