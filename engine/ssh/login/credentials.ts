import type { Secret } from '../../secret.ts';

/** Secrets that worked, kept in memory for a reconnect of the same session, and forgotten when it is closed. */
export interface Credentials {
  password?: Secret | undefined;
  passphrase?: Secret | undefined;
  /** The answer to the server's question, where it asked one only and that was not to be shown. */
  answer?: Secret | undefined;
}

/** Overwrites and drops them. May be called twice. */
export function forgetCredentials(credentials: Credentials): void {
  for (const name of ['password', 'passphrase', 'answer'] as const) forget(credentials, name);
}

/** Overwrites and drops one of them. */
export function forget(credentials: Credentials, name: keyof Credentials): void {
  credentials[name]?.clear();
  credentials[name] = undefined;
}
