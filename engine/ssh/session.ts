import type { Duplex } from 'node:stream';
import type { Client, ClientChannel, SFTPWrapper } from 'ssh2';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { untilAborted } from '../until-aborted.ts';
import { createDialogue } from './dialogue.ts';
import { quoteArgv } from './quote.ts';
import type { CommandOptions, CommandResult, HostIdentity } from './remote-host.ts';
import { translateTunnelError } from './ssh2-errors.ts';

/** One authenticated connection. */
export interface Session {
  readonly client: Client;
  readonly identity: HostIdentity;
  /** Aborted, with `reach.connection-lost` as its reason, when the connection has ended for whatever cause. */
  readonly lost: AbortSignal;
  close(): void;
}

const defaultMaxOutputBytes = 1024 * 1024;

/** Runs a command over a session, as `RemoteHost.run` promises it. */
export async function runOverExec(
  session: Session,
  argv: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { signal, timeoutMs, name } = options;
  const expired = new AbortController();
  const tooLate = new MigrationError('appliance.command-timeout', { operation: name, timeoutMs });
  const timer = setTimeout(() => expired.abort(tooLate), timeoutMs);
  const stops = [signal, session.lost, expired.signal];
  let channel: ClientChannel | undefined;
  try {
    const started = await startCommand(session, quoteArgv(argv), stops);
    channel = started;
    return await untilAborted<CommandResult>(stops, (resolve) => {
      collect(started, options.maxOutputBytes ?? defaultMaxOutputBytes, resolve);
      // A command that ends without reading its input closes the channel under the write.
      started.stdin.on('error', () => undefined);
      if (options.replies) answer(started, options.replies);
      else started.end(bytesOf(options.stdin));
    });
  } catch (error) {
    if (channel) giveUp(session, channel);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Starts a command line. Rejects when the connection is lost, or a signal aborted, before the server has answered. */
export async function startCommand(
  session: Session,
  commandLine: string,
  signals: readonly AbortSignal[] = [],
): Promise<ClientChannel> {
  return request<ClientChannel>(
    session,
    signals,
    (done) =>
      session.client.exec(commandLine, (error, channel) =>
        done(
          error && new MigrationError('transfer.unsupported', { operation: 'exec' }, { cause: error }),
          channel,
        ),
      ),
    (late) => giveUp(session, late),
  );
}

/** ssh2's own `signal` does nothing once standard input is closed. This is the private function that it calls, so its presence is checked. */
interface Internals {
  readonly outgoing?: { readonly id?: unknown };
  readonly _protocol?: { signal?: (channelId: unknown, name: string) => void };
}

/** Ends a command that nobody waits for: left alone it would keep one of the few sessions of the connection. */
function giveUp(session: Session, channel: ClientChannel): void {
  if (session.lost.aborted) return;
  const { _protocol } = session.client as unknown as Internals;
  _protocol?.signal?.((channel as unknown as Internals).outgoing?.id, 'TERM');
  channel.destroy();
}

function answer(channel: ClientChannel, replies: NonNullable<CommandOptions['replies']>): void {
  const hear = createDialogue(replies, {
    write: (text) => void channel.stdin.write(text),
    end: () => void channel.stdin.end(),
  });
  channel.stderr.on('data', hear);
}

function collect(channel: ClientChannel, maxBytes: number, done: (result: CommandResult) => void): void {
  const stdout = bounded(maxBytes);
  const stderr = bounded(maxBytes);
  channel.on('data', stdout.add);
  channel.stderr.on('data', stderr.add);
  // Not the `exit` event: it may have passed before anybody could listen, when it came in one packet with the answer.
  channel.on('close', (code?: number | null, signalName?: string) => {
    const exitCode = code ?? signalExit(signalName);
    const isTruncated = stdout.isTruncated();
    done({ exitCode, stdout: stdout.text(), stderr: stderr.text(), ...(isTruncated && { isTruncated }) });
  });
}

/** Keeps the first `maxBytes`; the rest is read, so that the far side is not held up, and dropped. */
function bounded(maxBytes: number) {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  return {
    add: (chunk: Buffer) => {
      const kept = chunk.subarray(0, Math.max(0, maxBytes - sizeBytes));
      sizeBytes += chunk.length;
      if (kept.length > 0) chunks.push(kept);
    },
    isTruncated: () => sizeBytes > maxBytes,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

const signalNumbers: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ABRT: 6,
  KILL: 9,
  SEGV: 11,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
};

/** 128 + n, as a shell tells it. Signals come without their SIG (RFC 4254 section 6.10). */
function signalExit(signalName: string | undefined): number {
  const number = signalNumbers[(signalName ?? '').replace(/^SIG/, '')];
  return number === undefined ? -1 : 128 + number;
}

function bytesOf(stdin: CommandOptions['stdin']): Buffer {
  if (stdin === undefined) return Buffer.alloc(0);
  if (stdin instanceof Secret) return Buffer.from(stdin.reveal(), 'utf8');
  return typeof stdin === 'string' ? Buffer.from(stdin, 'utf8') : Buffer.from(stdin);
}

/**
 * A TCP connection from the far side of a session. Throws `reach.tunnel-refused`, `reach.connection-lost`,
 * `transfer.unsupported` where the server forbids it, the signal's reason.
 */
export async function tunnel(
  session: Session,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<Duplex> {
  return request<Duplex>(
    session,
    [signal],
    (done) =>
      session.client.forwardOut('127.0.0.1', 0, address, port, (error, channel) =>
        done(error && translateTunnelError(error, address, port, session.identity.address), channel),
      ),
    (late) => late.destroy(),
  );
}

/** Opens an SFTP channel. Rejects where the server has no such subsystem, and when the connection is lost. */
export async function openSftp(session: Session): Promise<SFTPWrapper> {
  return request<SFTPWrapper>(
    session,
    [],
    (done) => session.client.sftp(done),
    (late) => late.end(),
  );
}

/**
 * Asks ssh2 for a channel; gives up when a signal is aborted or the connection is lost, for ssh2 may never answer then. A
 * channel that comes later goes to `drop`.
 */
async function request<T>(
  session: Session,
  signals: readonly AbortSignal[],
  start: (done: (error: Error | undefined, channel: T) => void) => void,
  drop: (late: T) => void,
): Promise<T> {
  const stops = [...signals, session.lost];
  return untilAborted<T>(stops, (resolve, reject) => {
    try {
      start((error, channel) => {
        if (error) reject(error);
        else if (stops.some((stop) => stop.aborted)) drop(channel);
        else resolve(channel);
      });
    } catch (error) {
      // ssh2 throws when the socket has ended and nobody was told yet.
      const { address } = session.identity;
      reject(new MigrationError('reach.connection-lost', { address }, { cause: error }));
    }
  });
}
