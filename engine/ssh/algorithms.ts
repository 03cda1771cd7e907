import crypto from 'node:crypto';
import type { Algorithms } from 'ssh2';

/** The categories of a handshake, by the names of sshd_config(5). */
export const algorithmCategories = ['KexAlgorithms', 'HostKeyAlgorithms', 'Ciphers', 'MACs'] as const;
export type AlgorithmCategory = (typeof algorithmCategories)[number];

/** What one side of a handshake offers, its favourite first. */
export type AlgorithmOffer = Readonly<Record<AlgorithmCategory, readonly string[]>>;

/** What Node's crypto must be able to do for an algorithm. */
interface Need {
  readonly cipher?: string;
  readonly hash?: string;
  readonly curve?: string;
  /** A group of Node's own (`crypto.getDiffieHellman`). */
  readonly group?: string;
  /** A type of key pair that is made to see whether it can be. */
  readonly keyPair?: 'x25519' | 'ed25519';
}

type Table = readonly (readonly [name: string, need: Need])[];

// Each fastest or strongest first, the ciphers as measured; the rest is what ssh2 offers by default.
const kex: Table = [
  ['curve25519-sha256@libssh.org', { keyPair: 'x25519', hash: 'sha256' }],
  ['curve25519-sha256', { keyPair: 'x25519', hash: 'sha256' }],
  ['ecdh-sha2-nistp256', { curve: 'prime256v1', hash: 'sha256' }],
  ['ecdh-sha2-nistp384', { curve: 'secp384r1', hash: 'sha384' }],
  ['ecdh-sha2-nistp521', { curve: 'secp521r1', hash: 'sha512' }],
  ['diffie-hellman-group-exchange-sha256', { hash: 'sha256' }],
  ['diffie-hellman-group14-sha256', { group: 'modp14', hash: 'sha256' }],
  ['diffie-hellman-group15-sha512', { group: 'modp15', hash: 'sha512' }],
  ['diffie-hellman-group16-sha512', { group: 'modp16', hash: 'sha512' }],
  ['diffie-hellman-group17-sha512', { group: 'modp17', hash: 'sha512' }],
  ['diffie-hellman-group18-sha512', { group: 'modp18', hash: 'sha512' }],
];
const hostKeys: Table = [
  ['ssh-ed25519', { keyPair: 'ed25519' }],
  ['ecdsa-sha2-nistp256', { curve: 'prime256v1', hash: 'sha256' }],
  ['ecdsa-sha2-nistp384', { curve: 'secp384r1', hash: 'sha384' }],
  ['ecdsa-sha2-nistp521', { curve: 'secp521r1', hash: 'sha512' }],
  ['rsa-sha2-512', { hash: 'sha512' }],
  ['rsa-sha2-256', { hash: 'sha256' }],
];
const ciphers: Table = [
  ['aes128-gcm@openssh.com', { cipher: 'aes-128-gcm' }],
  ['aes256-gcm@openssh.com', { cipher: 'aes-256-gcm' }],
  ['chacha20-poly1305@openssh.com', { cipher: 'chacha20' }],
  ['aes128-ctr', { cipher: 'aes-128-ctr' }],
  ['aes192-ctr', { cipher: 'aes-192-ctr' }],
  ['aes256-ctr', { cipher: 'aes-256-ctr' }],
];
const macs: Table = [
  ['hmac-sha2-256-etm@openssh.com', { hash: 'sha256' }],
  ['hmac-sha2-512-etm@openssh.com', { hash: 'sha512' }],
  ['hmac-sha1-etm@openssh.com', { hash: 'sha1' }],
  ['hmac-sha2-256', { hash: 'sha256' }],
  ['hmac-sha2-512', { hash: 'sha512' }],
  ['hmac-sha1', { hash: 'sha1' }],
];

// What appliances of the 5.x age may need: SHA-1 signatures, CBC ciphers, a 1024 bit group.
const legacyKex: Table = [
  ['diffie-hellman-group14-sha1', { group: 'modp14', hash: 'sha1' }],
  ['diffie-hellman-group1-sha1', { group: 'modp2', hash: 'sha1' }],
  ['diffie-hellman-group-exchange-sha1', { hash: 'sha1' }],
];
const legacyHostKeys: Table = [
  ['ssh-rsa', { hash: 'sha1' }],
  ['ssh-dss', { hash: 'sha1' }],
];
const legacyCiphers: Table = [
  ['aes256-cbc', { cipher: 'aes-256-cbc' }],
  ['aes128-cbc', { cipher: 'aes-128-cbc' }],
  ['3des-cbc', { cipher: 'des-ede3-cbc' }],
];

/**
 * What this process offers a server: only what its crypto can do, for ssh2 throws before it connects where a listed algorithm
 * is not there (Electron's BoringSSL has no chacha20). Key types that are known of a host come first, so that a server with
 * several keys shows the known one, as OpenSSH does. The outdated ones come last, and only by explicit wish for one host.
 */
export function offerOf(knownTypes: readonly string[], allowsLegacy: boolean): AlgorithmOffer {
  const own = (table: Table, legacy: Table = []) =>
    [...table, ...(allowsLegacy ? legacy : [])].filter(([, need]) => isMet(need)).map(([name]) => name);
  return {
    KexAlgorithms: own(kex, legacyKex),
    HostKeyAlgorithms: knownFirst(own(hostKeys), knownTypes).concat(allowsLegacy ? own(legacyHostKeys) : []),
    Ciphers: own(ciphers, legacyCiphers),
    MACs: own(macs),
  };
}

/** An offer as ssh2 takes it. */
export function algorithmsOf(offer: AlgorithmOffer): Algorithms {
  // The names above are those of ssh2; a list of them has lost that type.
  return {
    kex: offer.KexAlgorithms,
    serverHostKey: offer.HostKeyAlgorithms,
    cipher: offer.Ciphers,
    hmac: offer.MACs,
  } as Algorithms;
}

/** For each category that two offers have nothing of in common: what each side has, a line each. Empty where they agree. */
export function describeMismatch(address: string, own: AlgorithmOffer, theirs: AlgorithmOffer): string {
  return algorithmCategories
    .filter((category) => !own[category].some((name) => theirs[category].includes(name)))
    .map((category) => {
      const names = (list: readonly string[]) => list.join(', ') || '-';
      return `${category}\n  Handover: ${names(own[category])}\n  ${address}: ${names(theirs[category])}`;
    })
    .join('\n');
}

function knownFirst(names: readonly string[], knownTypes: readonly string[]): string[] {
  const isKnown = (name: string) => knownTypes.includes(name.startsWith('rsa-sha2') ? 'ssh-rsa' : name);
  return [...names.filter(isKnown), ...names.filter((name) => !isKnown(name))];
}

function isMet({ cipher, hash, curve, group, keyPair }: Need): boolean {
  return (
    (cipher === undefined || crypto.getCiphers().includes(cipher)) &&
    (hash === undefined || crypto.getHashes().includes(hash)) &&
    (curve === undefined || crypto.getCurves().includes(curve)) &&
    (group === undefined || can(() => crypto.getDiffieHellman(group))) &&
    (keyPair === undefined || canMake(keyPair))
  );
}

const keyPairs = new Map<string, boolean>();

function canMake(type: 'x25519' | 'ed25519'): boolean {
  const known = keyPairs.get(type) ?? can(() => crypto.generateKeyPairSync(type as 'ed25519'));
  keyPairs.set(type, known);
  return known;
}

function can(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    // The attempt is the only way to know.
    return false;
  }
}
