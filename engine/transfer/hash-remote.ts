import { createHash } from 'node:crypto';
import type { HashTool } from '../../shared/run/facts.ts';
import { isMigrationError, MigrationError } from '../errors.ts';
import type { RemoteHost } from '../ssh/remote-host.ts';
import type { HashOptions } from './hash-local.ts';

export interface RemoteHash {
  readonly sha256: string;
  readonly how: HashTool;
}

/** A backup is some hundred megabytes; slower than this, something is wrong. */
const timeoutMs = 30 * 60_000;
const missingExit = 66;
const deniedExit = 77;

// Fastest first: openssl uses the processor's SHA instructions, coreutils 9.1 does not. The file comes as standard input,
// because sha256sum escapes its line for names with a backslash or a newline, and a leading dash is an option.
const script = `[ -e "$1" ] || exit ${missingExit}; [ -r "$1" ] || exit ${deniedExit}
try() {
  how=$1 file=$2 first=$3; shift 3
  if [ -n "$first" ]; then sum=$(head -c "$first" <"$file" | "$@" 2>/dev/null)
  else sum=$("$@" <"$file" 2>/dev/null); fi
  case $sum in [0-9a-f]*) printf '%s %s\\n' "$how" "$sum"; exit 0;; esac
}
has() { command -v "$1" >/dev/null 2>&1; }
has openssl && try openssl "$1" "$2" openssl dgst -sha256 -r
has sha256sum && try sha256sum "$1" "$2" sha256sum
has shasum && try shasum "$1" "$2" shasum -a 256
has busybox && try busybox "$1" "$2" busybox sha256sum
exit 69`;

/**
 * SHA-256 of a file on the far side (or of its head, or of all of it where it is shorter), made there by the fastest tool
 * there is, else read back. Throws `transfer.source-missing`, `transfer.permission-denied`, `reach.*`.
 */
export async function hashRemote(host: RemoteHost, path: string, options: HashOptions): Promise<RemoteHash> {
  return (await hashThere(host, path, options)) ?? (await hashHere(host, path, options));
}

async function hashThere(
  host: RemoteHost,
  path: string,
  options: HashOptions,
): Promise<RemoteHash | undefined> {
  const first = options.firstBytes === undefined ? '' : String(options.firstBytes);
  const argv = ['sh', '-c', script, 'sh', path, first];
  const { signal } = options;
  const command = { signal, timeoutMs, name: 'hash', effect: 'reads' } as const;
  const result = await host.run(argv, command).catch((error: unknown) => {
    // A far side without a shell: read back.
    if (isMigrationError(error, 'appliance.command-failed', 'transfer.unsupported')) return undefined;
    throw error;
  });
  if (result?.exitCode === missingExit) throw new MigrationError('transfer.source-missing', { path });
  if (result?.exitCode === deniedExit) throw new MigrationError('transfer.permission-denied', { path });
  const [, how, sha256] =
    /^(openssl|sha256sum|shasum|busybox) ([0-9a-f]{64})\b/.exec(result?.stdout ?? '') ?? [];
  if (how === undefined || sha256 === undefined) return undefined;
  // One of the four names of the expression above.
  return { sha256, how: how as HashTool };
}

async function hashHere(host: RemoteHost, path: string, options: HashOptions): Promise<RemoteHash> {
  const { signal, firstBytes, onProgress } = options;
  const totalBytes = firstBytes ?? (await host.stat(path, signal))?.sizeBytes;
  const hash = createHash('sha256');
  let doneBytes = 0;
  for await (const chunk of host.read(path, {
    signal,
    ...(firstBytes !== undefined && { lengthBytes: firstBytes }),
  })) {
    hash.update(chunk);
    doneBytes += chunk.byteLength;
    onProgress?.(doneBytes, totalBytes);
  }
  return { sha256: hash.digest('hex'), how: 'read-back' };
}
