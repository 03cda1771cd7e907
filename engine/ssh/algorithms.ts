import type { Algorithms, CipherAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';

/** Fastest first, measured; the rest is what ssh2 offers by default. */
export const ciphers: CipherAlgorithm[] = [
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
  'chacha20-poly1305@openssh.com',
  'aes128-ctr',
  'aes192-ctr',
  'aes256-ctr',
];

const hostKeyAlgorithms: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/** Key types that are known of a host come first, so that a server with several keys shows the known one, as OpenSSH does. */
export function serverHostKeyOrder(knownTypes: readonly string[]): ServerHostKeyAlgorithm[] {
  const isKnown = (algorithm: string) =>
    knownTypes.includes(algorithm.startsWith('rsa-sha2') ? 'ssh-rsa' : algorithm);
  return [
    ...hostKeyAlgorithms.filter(isKnown),
    ...hostKeyAlgorithms.filter((algorithm) => !isKnown(algorithm)),
  ];
}

/** What appliances of the 5.x age may need: SHA-1 signatures, CBC ciphers, a 1024 bit group. Only by explicit wish, for one host. */
export function legacyAlgorithms(knownTypes: readonly string[]): Algorithms {
  return {
    kex: {
      append: [
        'diffie-hellman-group14-sha1',
        'diffie-hellman-group1-sha1',
        'diffie-hellman-group-exchange-sha1',
      ],
      prepend: [],
      remove: [],
    },
    cipher: { append: ['aes256-cbc', 'aes128-cbc', '3des-cbc'], prepend: ciphers, remove: [] },
    hmac: { append: ['hmac-sha1'], prepend: [], remove: [] },
    serverHostKey: [...serverHostKeyOrder(knownTypes), 'ssh-rsa', 'ssh-dss'],
  };
}
