import { X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';

export interface ConsoleCertificate {
  readonly privateKey: string;
  readonly certificate: string;
  /** SHA-256 of the DER form, 64 hexadecimal digits. */
  readonly sha256: string;
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
