import { createHash, X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';
import ssh2 from 'ssh2';

export interface HostKey {
  readonly privateKey: string;
  readonly keyType: 'ssh-ed25519';
  /** Fingerprint in OpenSSH's form. */
  readonly sha256: string;
}

/** A new host key, as every machine has its own. */
export function makeHostKey(): HostKey {
  for (;;) {
    const { private: privateKey } = ssh2.utils.generateKeyPairSync('ed25519');
    const parsed = ssh2.utils.parseKey(privateKey);
    // ssh2 1.17 writes one ed25519 key in some hundreds so that it cannot read it itself.
    if (parsed instanceof Error) continue;
    const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64');
    return { privateKey, keyType: 'ssh-ed25519', sha256: `SHA256:${digest.replace(/=+$/, '')}` };
  }
}

export interface ConsoleCertificate {
  readonly privateKey: string;
  readonly certificate: string;
  /** SHA-256 of the DER form, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What a machine is recognised by. */
export interface MachineKeys {
  readonly hostKey: HostKey;
  readonly certificate: ConsoleCertificate;
}

/** A self-signed certificate for a name and addresses, valid for a year. */
export async function makeCertificate(
  name: string,
  addresses: readonly string[],
): Promise<ConsoleCertificate> {
  const made = await selfsigned.generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2 as const, value: name },
          ...[...new Set(addresses)].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const sha256 = new X509Certificate(made.cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return { privateKey: made.private, certificate: made.cert, sha256 };
}
