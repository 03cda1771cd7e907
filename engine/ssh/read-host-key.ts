import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import ssh2, { type ServerHostKeyAlgorithm } from 'ssh2';
import { untilAborted } from '../until-aborted.ts';

/**
 * The host key that the other end of `socket` shows, of `keyType` where it has one; nothing is sent that identifies
 * anybody, and the connection ends before authentication. Undefined where it speaks no SSH, or has no key of that type.
 * Closes the socket. Rejects only with the signal's reason.
 */
export async function readHostKey(
  socket: Duplex,
  keyType: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly keyType: string; readonly sha256: string } | undefined> {
  const client = new ssh2.Client();
  try {
    return await untilAborted<{ keyType: string; sha256: string } | undefined>([signal], (resolve) => {
      let seen: { keyType: string; sha256: string } | undefined;
      // Every end is the end of the look: the key was seen or it was not.
      client.on('error', () => resolve(seen));
      client.on('close', () => resolve(seen));
      client.connect({
        sock: socket,
        username: 'handover',
        readyTimeout: 0,
        ...(keyType && { algorithms: { serverHostKey: algorithmsOf(keyType) } }),
        hostVerifier: (key: Buffer) => {
          seen = { keyType: typeOfKey(key), sha256: fingerprintOf(key) };
          return false;
        },
      });
    });
  } finally {
    client.destroy();
    socket.destroy();
  }
}

/** OpenSSH's form of a key's fingerprint: `SHA256:` and base64 without padding. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** The type in a public key blob (RFC 4253 section 6.6: a string with its length first). */
export function typeOfKey(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
}

/** An RSA key serves three signature algorithms (RFC 8332). */
function algorithmsOf(keyType: string): ServerHostKeyAlgorithm[] {
  if (keyType === 'ssh-rsa') return ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa'];
  // The type came from a key that ssh2 read, or from a pin that was made of one.
  return [keyType as ServerHostKeyAlgorithm];
}
