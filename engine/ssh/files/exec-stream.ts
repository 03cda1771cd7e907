import type { ClientChannel } from 'ssh2';
import path from 'node:path';
import { MigrationError } from '../../errors.ts';
import { cutShort, PendingRequests, type StreamGuards } from './pending-requests.ts';
import { quoteArgv } from '../quote.ts';
import type { ReadOptions, RemoteWriter, WriteOptions } from '../remote-host.ts';

/** Starts a command line on the far side: `client.exec` as a promise. */
export type OpenExec = (commandLine: string) => Promise<ClientChannel>;

/** How scripts end where a file cannot be had; numbers of sysexits.h. */
export const exits = { missing: 66, exists: 73, denied: 77 } as const;

// The name comes in as $1 and through redirections only, so that no character of it means anything to a program.
const readScript = `[ -e "$1" ] || exit 66; [ -r "$1" ] || exit 77
if [ -n "$3" ]; then tail -c "+$2" <"$1" | head -c "$3"; else exec tail -c "+$2" <"$1"; fi`;

// A line of output says that the file is open: from then on its input is taken.
const take = `echo open; cat >>"$1" && { sync "$1" 2>/dev/null || :; }`;
const createScript = `[ -d "$2" ] || exit 66; [ -w "$2" ] || exit 77; [ -e "$1" ] && exit 73
umask 077; set -C; true >"$1" || exit 1; ${take}`;
// GNU, BSD and busybox dd all cut the file at `seek` when nothing is copied; truncate(1) is not everywhere.
const continueScript = `[ -e "$1" ] || exit 66; [ -w "$1" ] || exit 77
dd if=/dev/null of="$1" bs=1 seek="$3" count=0 2>/dev/null || exit 1; ${take}`;

/** The bytes of a file where the SFTP subsystem is off, as `RemoteHost.read` promises them: `tail | head`. */
export async function* readOverExec(
  openExec: OpenExec,
  filePath: string,
  options: ReadOptions & StreamGuards,
): AsyncGenerator<Uint8Array, void, undefined> {
  const requests = execRequests(options, filePath);
  const file = literal(filePath);
  const from = String((options.offsetBytes ?? 0) + 1);
  const most = options.lengthBytes === undefined ? '' : String(options.lengthBytes);
  const run = await startScript(requests, openExec, [readScript, file, from, most]);
  try {
    const { channel } = run;
    const ended = new AbortController();
    for (const event of ['end', 'close']) channel.once(event, () => ended.abort());
    for (;;) {
      // Everything that has come so far, as one chunk.
      const chunk = channel.read() as Buffer | null;
      if (chunk) yield chunk;
      else if (ended.signal.aborted) break;
      else await requests.ask((done) => onceReadable(channel, () => done(undefined, undefined)));
    }
    await run.expectSuccess(filePath);
  } finally {
    run.channel.close();
    requests.release();
  }
}

/** Opens a file for writing where the SFTP subsystem is off, as `RemoteHost.write` promises: `cat`. */
export async function writeOverExec(
  openExec: OpenExec,
  filePath: string,
  options: WriteOptions & StreamGuards,
): Promise<RemoteWriter> {
  const requests = execRequests(options, filePath);
  const file = literal(filePath);
  const isNew = options.open === 'create';
  const offsetBytes = options.open === 'create' ? 0 : options.open.continueAtBytes;
  try {
    const run = await startScript(requests, openExec, [
      isNew ? createScript : continueScript,
      file,
      literal(path.posix.dirname(filePath)),
      String(offsetBytes),
    ]);
    await untilOpen(requests, run, filePath);
    return new ExecWriter(requests, run, filePath, offsetBytes);
  } catch (error) {
    requests.release();
    throw error;
  }
}

interface Script {
  readonly channel: ClientChannel;
  /** Waits for the end of the script. Throws what its exit code means. */
  expectSuccess(filePath: string): Promise<void>;
}

async function startScript(
  requests: PendingRequests,
  openExec: OpenExec,
  [script, ...args]: [string, ...string[]],
): Promise<Script> {
  requests.throwIfFailed();
  const commandLine = quoteArgv(['sh', '-c', script, 'sh', ...args]);
  const channel = await requests.ask<ClientChannel>((done) => {
    openExec(commandLine).then(
      (opened) => done(undefined, opened),
      // Already an error of the port; the translation of callbacks is not for it.
      (error: unknown) => requests.fail(error),
    );
  });
  let stderr = '';
  channel.stderr.on('data', (data: Buffer) => (stderr = (stderr + data.toString('utf8')).slice(-500)));
  channel.on('error', (error: Error) => requests.fail(cutShort('', error)));
  // Not the `exit` event: it may have passed before anybody could listen, when it came in one packet with the answer.
  const closed = new Promise<number | undefined>((resolve) => {
    channel.once('close', (code?: number | null) => resolve(code ?? undefined));
  });
  return {
    channel,
    expectSuccess: async (filePath) => {
      const exitCode = await requests.ask<number | undefined>(
        (done) => void closed.then((code) => done(undefined, code)),
      );
      if (exitCode !== 0) throw exitError(exitCode, filePath, stderr);
    },
  };
}

async function untilOpen(requests: PendingRequests, run: Script, filePath: string): Promise<void> {
  const { channel } = run;
  const isOpen = await requests.ask<boolean>((done) => {
    channel.once('data', () => done(undefined, true));
    channel.once('close', () => done(undefined, false));
  });
  if (isOpen) return;
  await run.expectSuccess(filePath);
  throw cutShort(filePath);
}

/** A channel window of OpenSSH, and what pipe and program may hold after it. */
const mostUnderwayBytes = 3 * 1024 * 1024;

class ExecWriter implements RemoteWriter {
  readonly #requests: PendingRequests;
  readonly #run: Script;
  readonly #path: string;
  readonly #offsetBytes: number;
  #sentBytes = 0;
  #isFinished = false;
  #isAbandoned = false;

  constructor(requests: PendingRequests, run: Script, filePath: string, offsetBytes: number) {
    this.#requests = requests;
    this.#run = run;
    this.#path = filePath;
    this.#offsetBytes = offsetBytes;
    // The script ended before its input did: full disk, no permission, killed.
    run.channel.once('close', () => {
      if (this.#isFinished || this.#isAbandoned) return;
      run.expectSuccess(filePath).then(
        () => requests.fail(cutShort(filePath)),
        (error: unknown) => requests.fail(error),
      );
    });
  }

  /** `cat` acknowledges nothing before its end: what was sent less what may be under way has arrived. */
  get acknowledgedBytes(): number {
    const arrivedBytes = this.#isFinished
      ? this.#sentBytes
      : Math.max(0, this.#sentBytes - mostUnderwayBytes);
    return this.#offsetBytes + arrivedBytes;
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.#requests.ask((done) => this.#run.channel.write(chunk, (error) => done(error, undefined)));
    this.#sentBytes += chunk.byteLength;
  }

  async finish(): Promise<void> {
    this.#requests.throwIfFailed();
    this.#run.channel.end();
    await this.#run.expectSuccess(this.#path);
    this.#isFinished = true;
    this.#requests.release();
  }

  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#run.channel.close();
    this.#requests.release();
  }
}

function execRequests(guards: StreamGuards, filePath: string): PendingRequests {
  return new PendingRequests(guards, (error) => cutShort(filePath, error));
}

/** What the exit code of a script about a file means. */
export function exitError(exitCode: number | undefined, filePath: string, stderr: string): MigrationError {
  switch (exitCode) {
    case undefined:
      return cutShort(filePath);
    case exits.missing:
      return new MigrationError('transfer.source-missing', { path: filePath });
    case exits.denied:
      return new MigrationError('transfer.permission-denied', { path: filePath });
    case exits.exists:
      return new MigrationError('transfer.already-exists', { path: filePath });
    default:
      return new MigrationError('transfer.failed', {
        path: filePath,
        detail: stderr.trim() || `exit code ${exitCode}`,
      });
  }
}

function onceReadable(channel: ClientChannel, then: () => void): void {
  const settle = (): void => {
    for (const event of ['readable', 'end', 'close']) channel.off(event, settle);
    then();
  };
  for (const event of ['readable', 'end', 'close']) channel.on(event, settle);
}

/** A name that begins with a dash would be an option. */
export function literal(filePath: string): string {
  return filePath.startsWith('-') ? `./${filePath}` : filePath;
}
