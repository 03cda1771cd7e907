import { timingSafeEqual } from 'node:crypto';

/** Who may log in, and how. */
export interface LabLogin {
  readonly user: string;
  readonly password: string;
  readonly oneTimeCode: string;
  readonly acceptsPassword: boolean;
  /** Asks for the password and a one-time code. */
  readonly isKeyboardInteractive: boolean;
  /** Public key in OpenSSH's form, such as a line of `authorized_keys`. */
  readonly authorisedKey?: string | undefined;
  /** `none`: there is no sudo for it. */
  readonly sudo: 'free' | 'password' | 'none';
  /** `menu`: whatever is asked for, a menu is shown, and SFTP is refused. */
  readonly shell: 'sh' | 'menu';
}

/** Compares in constant time, as whatever holds a password does. */
export function isSame(a: string | Buffer, b: string | Buffer): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
