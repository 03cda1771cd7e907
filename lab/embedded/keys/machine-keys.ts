import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';
import type { ConsoleCertificate } from './certificate.ts';

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

/** What a machine is recognised by. */
export interface MachineKeys {
  readonly hostKey: HostKey;
  readonly certificate: ConsoleCertificate;
}
