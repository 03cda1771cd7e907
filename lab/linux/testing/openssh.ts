import fs from 'node:fs';
import path from 'node:path';
import { command, type CommandEnd } from '../host-command.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses, type LabPlace, type LabSide } from '../layout.ts';

/** The address that an appliance has at the start. */
export function startAddress(side: LabSide): string {
  return side === 'old' ? addresses.final : addresses.temporary;
}

/** Fingerprint of the host key that is shown at an address, as OpenSSH's own programs see it from the laptop. */
export async function shownHostKey(lab: LinuxLab, address: string): Promise<string> {
  const { stdout } = await lab.run('laptop', ['ssh-keyscan', '-T', '5', '-t', 'ed25519', address]);
  fs.writeFileSync(knownHosts(lab), stdout, { flag: 'a' });
  const text = await command(['ssh-keygen', '-l', '-E', 'sha256', '-f', '-'], stdout);
  return /SHA256:\S+/.exec(text)?.[0] ?? '';
}

/** Options of `ssh`, `sftp` and `scp` that log in as root by the lab's key and know only the keys that were shown. */
export function sshOptions(lab: LinuxLab): string[] {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=5',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${knownHosts(lab)}`,
  ];
  return ['-q', '-F', 'none', '-i', lab.rootKeyFile, ...options.flatMap((option) => ['-o', option])];
}

/** Runs a command line on an appliance over SSH, from the laptop or another place. */
export function ssh(
  lab: LinuxLab,
  address: string,
  line: string,
  place: LabPlace = 'laptop',
): Promise<CommandEnd> {
  return lab.run(place, ['ssh', ...sshOptions(lab), `root@${address}`, line]);
}

/** Whether nobody answers for an address to the duplicate detection of an appliance: the exit code of `arping -D`. */
export async function isSilentToArp(lab: LinuxLab, side: LabSide, address: string): Promise<boolean> {
  const { exitCode, stdout, stderr } = await lab[side].console([
    'arping',
    '-D',
    '-I',
    'host0',
    '-c',
    '2',
    '-w',
    '3',
    address,
  ]);
  if (exitCode > 1) throw new Error(`arping could not test: ${stdout}${stderr}`);
  return exitCode === 0;
}

function knownHosts(lab: LinuxLab): string {
  return path.join(lab.names.folder, 'known_hosts');
}
