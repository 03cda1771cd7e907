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
  readonly sudoNeedsPassword: boolean;
}
