import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import ssh2, { type ServerHostKeyAlgorithm } from 'ssh2';
import { untilAborted } from '../../until-aborted.ts';

/**
 * The host key that the other end of `socket` has, of `keyType` where it has one: shown and proved, for only who has the
 * private key signs the exchange, and anybody can show a public one. Nothing is sent that identifies anybody, and the
 * connection ends before authentication. Undefined where it speaks no SSH, has no key of that type, or does not prove the one
 * that it shows. Closes the socket. Rejects only with the signal's reason.
 */
export async function readHostKey(
  socket: Duplex,
  keyType: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly keyType: string; readonly sha256: string } | undefined> {
  const client = new ssh2.Client();
  try {
    return await untilAborted<{ keyType: string; sha256: string } | undefined>([signal], (resolve) => {
      let shown: { keyType: string; sha256: string } | undefined;
      // ssh2 tells of the handshake once it has verified the signature over the exchange (RFC 4253 section 8).
      client.once('handshake', () => {
        resolve(shown);
        // At once, before it asks to authenticate.
        socket.destroy();
      });
      // Every other end is the end of the look without a key.
      client.on('error', () => resolve(undefined));
      client.on('close', () => resolve(undefined));
      client.connect({
        sock: socket,
        username: 'handover',
        readyTimeout: 0,
        ...(keyType && { algorithms: { serverHostKey: algorithmsOf(keyType) } }),
        hostVerifier: (key: Buffer) => {
          shown = { keyType: typeOfKey(key), sha256: fingerprintOf(key) };
          return true;
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
