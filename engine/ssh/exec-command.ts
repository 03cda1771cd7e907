import type { ClientChannel } from 'ssh2';
import { MigrationError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { Session } from './open-session.ts';
import { quoteArgv } from './quote.ts';
import type { CommandOptions, CommandResult } from './remote-host.ts';

const defaultMaxOutputBytes = 1024 * 1024;

/** Runs a command over a session, as `RemoteHost.run` promises it. */
export async function runOverExec(
  session: Session,
  argv: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { signal, timeoutMs, name } = options;
  signal.throwIfAborted();
  const expired = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([signal, session.lost, expired]);
  const channel = await startCommand(session, quoteArgv(argv));
  try {
    return await new Promise((resolve, reject) => {
      const onStop = () =>
        reject(
          expired.aborted && !signal.aborted && !session.lost.aborted
            ? new MigrationError('appliance.command-timeout', { operation: name, timeoutMs })
            : (stop.reason as Error),
        );
      if (stop.aborted) onStop();
      else stop.addEventListener('abort', onStop, { once: true });
      collect(channel, options.maxOutputBytes ?? defaultMaxOutputBytes, (result) => {
        stop.removeEventListener('abort', onStop);
        resolve(result);
      });
      // A command that ends without reading its input closes the channel under the write.
      channel.stdin.on('error', () => undefined);
      channel.end(bytesOf(options.stdin));
    });
  } catch (error) {
    if (!session.lost.aborted) channel.signal('KILL');
    channel.destroy();
    throw error;
  }
}

/** Starts a command line. Rejects when the connection is lost before the server has answered. */
export async function startCommand(session: Session, commandLine: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    const onLost = () => reject(session.lost.reason as Error);
    session.lost.addEventListener('abort', onLost, { once: true });
    session.client.exec(commandLine, (error, channel) => {
      session.lost.removeEventListener('abort', onLost);
      if (error) reject(new MigrationError('transfer.unsupported', { operation: 'exec' }, { cause: error }));
      else resolve(channel);
    });
  });
}

function collect(channel: ClientChannel, maxBytes: number, done: (result: CommandResult) => void): void {
  const stdout = bounded(maxBytes);
  const stderr = bounded(maxBytes);
  channel.on('data', stdout.add);
  channel.stderr.on('data', stderr.add);
  // Not the `exit` event: it may have passed before anybody could listen, when it came in one packet with the answer.
  channel.on('close', (code?: number | null, signalName?: string) => {
    const exitCode = code ?? signalExit(signalName);
    done({ exitCode, stdout: stdout.text(), stderr: stderr.text() });
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
