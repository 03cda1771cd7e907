import { createHash, type Hash } from 'node:crypto';
import type { RemoteHost } from '../ssh/remote-host.ts';
import { hashLocalInto } from './hash-local.ts';
import { hashRemote } from './hash-remote.ts';

export interface AgreedPrefix {
  readonly sizeBytes: number;
  /** Has taken exactly these bytes, and goes on from there. */
  readonly hash: Hash;
}

/** More than is ever in flight: a crash leaves a file whose last part was never written, or has holes. */
const doubtfulTailBytes = 64 * 1024 * 1024;

/**
 * How much of the head of a local and a remote file is proved to be the same, by hashing it on both sides: `candidateBytes`,
 * else that less the tail a crash may have spoiled, else nothing.
 */
export async function agreedPrefix(
  host: RemoteHost,
  remotePath: string,
  localPath: string,
  candidateBytes: number,
  signal: AbortSignal,
): Promise<AgreedPrefix> {
  for (const firstBytes of [candidateBytes, candidateBytes - doubtfulTailBytes]) {
    if (firstBytes <= 0) continue;
    const hash = createHash('sha256');
    const [sizeBytes, remote] = await Promise.all([
      hashLocalInto(hash, localPath, { signal, firstBytes }),
      hashRemote(host, remotePath, { signal, firstBytes }),
    ]);
    if (sizeBytes === firstBytes && hash.copy().digest('hex') === remote.sha256) return { sizeBytes, hash };
  }
  return { sizeBytes: 0, hash: createHash('sha256') };
}
