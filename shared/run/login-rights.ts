/**
 * What the login lets Handover do on a machine, from most to least. `menu`: a login shell that runs no commands, such as a text
 * menu; `no-ssh`: the plan wants no SSH there, or SSH does not answer any more.
 */
export const loginRights = ['root', 'sudo', 'sudo-password', 'no-sudo', 'menu', 'no-ssh'] as const;
export type LoginRights = (typeof loginRights)[number];

/** Whether commands can be run and files read there. Not known yet counts as yes: the first look finds out. */
export function hasShell(rights: LoginRights | undefined): boolean {
  return rights !== 'menu' && rights !== 'no-ssh';
}

/** The key type of an identity that is a certificate of the web console, where no SSH is used; its `sha256` is that of the certificate. */
export const certificateKeyType = 'x509';

/** Whether a machine is known by an SSH host key, and not by the certificate of its web console. */
export function hasHostKey({ keyType }: { readonly keyType: string }): boolean {
  return keyType !== certificateKeyType;
}
