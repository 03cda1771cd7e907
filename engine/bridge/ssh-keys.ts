import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Private keys in a folder of SSH, as paths: whatever has a `.pub` beside it, and the usual names. Unreadable: none. */
export function privateKeysIn(sshFolder = path.join(os.homedir(), '.ssh')): string[] {
  let names: string[];
  try {
    names = fs.readdirSync(sshFolder);
  } catch {
    // No such folder, or not ours to read: there is nothing to offer, and a key file can still be chosen by a dialog.
    return [];
  }
  return names
    .filter((name) => names.includes(`${name}.pub`) || /^id_(ed25519|ecdsa|rsa)$/.test(name))
    .sort()
    .map((name) => path.join(sshFolder, name));
}
