import type { AlgorithmOffer } from '../algorithms.ts';

/** More than any server says before its offer ends. */
export const mostOfferBytes = 64 * 1024;

/** SSH_MSG_KEXINIT (RFC 4253 section 7.1). */
const kexInit = 20;

/**
 * The algorithms that a server offers, from the first bytes that it sent: its version line and, not encrypted yet, its
 * KEXINIT (RFC 4253 sections 4.2, 6 and 7.1). Undefined where they do not hold that. Never throws.
 */
export function readOffer(bytes: Buffer): AlgorithmOffer | undefined {
  const version = /(?:^|\n)SSH-[^\n]*\n/.exec(bytes.toString('latin1'));
  if (!version) return undefined;
  const packet = bytes.subarray(version.index + version[0].length);
  if (packet.length < 6) return undefined;
  const lengthBytes = packet.readUInt32BE(0);
  if (packet.length < 4 + lengthBytes || packet[5] !== kexInit) return undefined;
  // After the length: one byte for the padding's, the message's number, sixteen of a cookie.
  let at = 4 + 1 + 1 + 16;
  const list = (): string[] | undefined => {
    if (packet.length < at + 4) return undefined;
    const endsAt = at + 4 + packet.readUInt32BE(at);
    if (packet.length < endsAt) return undefined;
    const text = packet.toString('latin1', at + 4, endsAt);
    at = endsAt;
    return text.split(',').filter((name) => /^[!-~]{1,64}$/.test(name));
  };
  const [kex, hostKey, cipher, , mac] = [list(), list(), list(), list(), list()];
  if (!kex || !hostKey || !cipher || !mac) return undefined;
  return { KexAlgorithms: kex, HostKeyAlgorithms: hostKey, Ciphers: cipher, MACs: mac };
}
