import fs from 'node:fs';
import ssh2 from 'ssh2';
import { MigrationError } from '../../errors.ts';
import { askSecret, maxAttempts, type LoginOptions } from './ask-secret.ts';
import { forget, type Credentials } from './credentials.ts';

/** Reads a private key (OpenSSH, PEM, PPK), asking for the passphrase up to three times. Throws `auth.key-*`, `auth.wrong-passphrase`. */
export async function loadKey(
  path: string,
  options: LoginOptions,
  credentials: Credentials,
): Promise<{ key: Buffer; passphrase?: string }> {
  const { side } = options;
  let file: Buffer;
  try {
    file = fs.readFileSync(path);
  } catch (error) {
    throw new MigrationError(
      'auth.key-unreadable',
      { path, detail: String((error as NodeJS.ErrnoException).code) },
      { side, cause: error },
    );
  }
  const plain = ssh2.utils.parseKey(file);
  if (!(plain instanceof Error)) return { key: file };
  if (!/encrypted|passphrase/i.test(plain.message))
    throw new MigrationError('auth.key-unreadable', { path, detail: plain.message }, { side });
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    credentials.passphrase ??= await askSecret({ ...options, subject: path }, 'passphrase', attempt);
    const passphrase = credentials.passphrase.reveal();
    if (!(ssh2.utils.parseKey(file, passphrase) instanceof Error)) return { key: file, passphrase };
    forget(credentials, 'passphrase');
  }
  throw new MigrationError('auth.wrong-passphrase', { path }, { side });
}
