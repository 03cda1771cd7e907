/** The part of `/etc/ssh/ssh_host_<part>_key.pub` for each type of host key (sshd_config(5), HostKey). */
const fileParts: readonly (readonly [type: RegExp, part: string])[] = [
  [/^ssh-ed25519/, 'ed25519'],
  [/^ecdsa-sha2-/, 'ecdsa'],
  [/^(ssh-rsa|rsa-sha2-)/, 'rsa'],
  [/^ssh-dss/, 'dsa'],
];

/** How a type of host key is called by `ssh-keygen -l`, such as ED25519. The type itself where it is another one. */
export function hostKeyName(keyType: string): string {
  return partOf(keyType)?.toUpperCase() ?? keyType;
}

/** What shows the fingerprint on the machine's own console. A type without a file of its own: all of them. */
export function fingerprintCommand(keyType: string): string {
  const part = partOf(keyType);
  if (part !== undefined) return `ssh-keygen -lf ${fileOf(part)}`;
  return `for f in ${fileOf('*')}; do ssh-keygen -lf "$f"; done`;
}

/** The same for an old `ssh-keygen`, which only knows MD5: OpenSSH shows SHA256 since 6.8. */
export function fingerprintCommandByHand(keyType: string): string {
  const file = fileOf(partOf(keyType) ?? '*');
  return `awk '{print $2}' ${file} | base64 -d | openssl dgst -sha256 -binary | base64`;
}

function partOf(keyType: string): string | undefined {
  return fileParts.find(([type]) => type.test(keyType))?.[1];
}

function fileOf(part: string): string {
  return `/etc/ssh/ssh_host_${part}_key.pub`;
}
