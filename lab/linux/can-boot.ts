import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cgroupFolders } from './control-groups.ts';

/** What the lab calls, and the Debian package that has it. */
const labTools = [
  { command: 'systemd-nspawn', package: 'systemd-container' },
  { command: 'debootstrap', package: 'debootstrap' },
  { command: 'ip', package: 'iproute2' },
  { command: 'sysctl', package: 'procps' },
  { command: 'nft', package: 'nftables' },
  { command: 'arping', package: 'iputils-arping' },
  { command: 'nsenter', package: 'util-linux' },
  { command: 'ssh-keygen', package: 'openssh-client' },
  { command: 'openssl', package: 'openssl' },
  // Not the one of the path, which may be a wrapper that takes longer to start than a poll may last.
  { command: '/usr/bin/python3', package: 'python3' },
] as const;

/** Why this computer cannot boot the lab's appliances; undefined where it can. Tries it, and leaves nothing behind. */
export function whyNoLinuxLab(): string | undefined {
  if (process.platform !== 'linux') return 'the lab boots Linux appliances: it needs Linux';
  if (process.getuid?.() !== 0)
    return 'the lab makes network namespaces and boots machines: it needs to be run by root';
  const missing = missingPackages();
  if (missing.length > 0) return `missing Debian packages: ${missing.join(', ')}`;
  if (cgroupFolders().length === 0) return 'no control groups are mounted that systemd can use';
  return whyGroupsAreClosed() ?? whyNoNamespaces();
}

/** Debian packages that the lab needs and that are not installed. */
export function missingPackages(): string[] {
  const missing = labTools.filter((tool) => !isThere(tool.command)).map((tool) => tool.package);
  return [...new Set(missing)];
}

function isThere(command: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).concat('/usr/sbin', '/sbin');
  return path.isAbsolute(command)
    ? fs.existsSync(command)
    : folders.some((folder) => fs.existsSync(path.join(folder, command)));
}

/** In a container they may be there to be read only. */
function whyGroupsAreClosed(): string | undefined {
  for (const folder of cgroupFolders()) {
    const trial = path.join(folder, `handover-trial-${String(process.pid)}`);
    try {
      fs.mkdirSync(trial);
      fs.rmdirSync(trial);
    } catch (error) {
      return `no control group can be made in ${folder}: ${messageOf(error)}`;
    }
  }
  return undefined;
}

/** All that the lab makes, made once in namespaces that end with this command: nothing else on the computer sees it. */
const trial = [
  'set -e',
  'mount -t tmpfs tmpfs /mnt',
  'mkdir /mnt/lower /mnt/upper /mnt/work /mnt/root',
  'mount -t overlay -o lowerdir=/mnt/lower,upperdir=/mnt/upper,workdir=/mnt/work overlay /mnt/root',
  'ip link add br0 type bridge',
  'ip link add one type veth peer name other',
].join('\n');

function whyNoNamespaces(): string | undefined {
  const { status, stderr, error } = spawnSync(
    'unshare',
    ['--mount', '--net', '--pid', '--fork', '--', 'sh', '-c', trial],
    { encoding: 'utf8', timeout: 150_000 },
  );
  if (error) return `namespaces cannot be tried: ${messageOf(error)}`;
  if (status === 0) return undefined;
  return `namespaces, overlay file systems or bridges are not allowed here: ${stderr.trim().split('\n')[0] ?? ''}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
