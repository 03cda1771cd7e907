import { MigrationError, isMigrationError } from '../errors.ts';
import { createExecFiles } from '../ssh/files/exec-files.ts';
import { exitError, exits, literal } from '../ssh/files/exec-stream.ts';
import type { ReadOptions, RemoteHost } from '../ssh/remote-host.ts';
import type { Appliance } from './appliance.ts';

// In pieces, for the output of a command is text and no stream. The name comes in as $1, never as an option. The size comes first:
// the exit code of a pipe is that of its end, and bytes that could not be read would be missing without a word.
const readScript = `[ -e "$1" ] || exit ${exits.missing}; [ -r "$1" ] || exit ${exits.denied}
stat -L -c %s "$1" || exit 1
tail -c "+$2" <"$1" | head -c "$3" | base64`;
const pieceBytes = 1024 * 1024;
const timeoutMs = 60_000;
const maxOutputBytes = 64 * 1024 * 1024;

/**
 * The machine of an appliance, whose files are read with root's rights: commands, sizes, lists and bytes. What writes is the
 * login's own as before. Each method throws what `Appliance.execute` throws for a command as root (`auth.sudo-*`) besides.
 */
export function asRoot(appliance: Appliance): RemoteHost {
  const { host } = appliance;
  const run: RemoteHost['run'] = (argv, options) => {
    const { signal, timeoutMs: ownTimeoutMs, name } = options;
    return appliance.execute('facts', argv, {
      signal,
      timeoutMs: ownTimeoutMs,
      name,
      maxOutputBytes,
      effect: 'reads',
      asRoot: true,
      isQuiet: true,
    });
  };
  const noStream = () => Promise.reject(new MigrationError('bug', { detail: 'no stream as root' }));
  const files = createExecFiles(run, noStream, host.connectionLost);
  return {
    get identity() {
      return host.identity;
    },
    get connectionLost() {
      return host.connectionLost;
    },
    run,
    stat: files.stat,
    list: files.list,
    read: (path, options) => readPieces(run, path, options),
    write: (path, options) => host.write(path, options),
    makeFolder: (folder, signal) => host.makeFolder(folder, signal),
    rename: (from, to, signal) => host.rename(from, to, signal),
    remove: (path, signal) => host.remove(path, signal),
    freeSpaceBytes: (folder, signal) => host.freeSpaceBytes(folder, signal),
    dial: (address, port, signal) => host.dial(address, port, signal),
    reconnect: (signal) => host.reconnect(signal),
    close: () => host.close(),
  };
}

async function* readPieces(
  run: RemoteHost['run'],
  path: string,
  { signal, offsetBytes = 0, lengthBytes = Infinity }: ReadOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const endBytes = offsetBytes + lengthBytes;
  for (let at = offsetBytes; at < endBytes;) {
    const wantedBytes = Math.min(pieceBytes, endBytes - at);
    const argv = ['sh', '-c', readScript, 'sh', literal(path), String(at + 1), String(wantedBytes)];
    const result = await run(argv, { signal, timeoutMs, name: 'files', effect: 'reads' });
    if (result.exitCode !== 0) throw exitError(result.exitCode, path, result.stderr.slice(0, 300));
    const sizeBytes = Number(/^(\d+)\n/.exec(result.stdout)?.[1] ?? Number.NaN);
    const bytes = Buffer.from(result.stdout.slice(result.stdout.indexOf('\n') + 1), 'base64');
    if (!(bytes.length >= Math.min(wantedBytes, sizeBytes - at)))
      throw new MigrationError('transfer.failed', {
        path,
        detail: `${String(bytes.length)} of ${String(wantedBytes)} B at ${String(at)}, size ${String(sizeBytes)}`,
      });
    if (bytes.length > 0) yield bytes;
    if (bytes.length < wantedBytes) return;
    at += bytes.length;
  }
}

/**
 * The machine as somebody sees it who may read the file at `path`: the login itself, or root where the profile has sudo. Changes
 * nothing. Throws `transfer.*` where neither may, `auth.sudo-*`, `reach.*`.
 */
export async function readerOf(appliance: Appliance, path: string, signal: AbortSignal): Promise<RemoteHost> {
  try {
    await firstBytes(appliance.host, path, 1, signal);
    return appliance.host;
  } catch (error) {
    // A folder that may not be entered hides what is in it.
    const isHidden = isMigrationError(error, 'transfer.permission-denied', 'transfer.source-missing');
    if (!isHidden || appliance.profile.privilege !== 'sudo') throw error;
  }
  const root = asRoot(appliance);
  await firstBytes(root, path, 1, signal);
  return root;
}

/** The first bytes of a file, fewer where it is shorter. Throws what `read` throws. */
export async function firstBytes(
  host: RemoteHost,
  path: string,
  lengthBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of host.read(path, { signal, lengthBytes })) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
