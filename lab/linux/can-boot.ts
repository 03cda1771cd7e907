import fs from 'node:fs';
import path from 'node:path';

/** What the lab calls, and the Debian package that has it. */
export const labTools = [
  { command: 'systemd-nspawn', package: 'systemd-container' },
  { command: 'debootstrap', package: 'debootstrap' },
  { command: 'ip', package: 'iproute2' },
  { command: 'nft', package: 'nftables' },
  { command: 'arping', package: 'iputils-arping' },
  { command: 'nsenter', package: 'util-linux' },
  { command: 'ssh-keygen', package: 'openssh-client' },
  { command: 'openssl', package: 'openssl' },
  { command: 'python3', package: 'python3' },
] as const;

/** Why this computer cannot boot the lab's appliances; undefined where it can. */
export function whyNoLinuxLab(): string | undefined {
  if (process.platform !== 'linux') return 'the lab boots Linux appliances: it needs Linux';
  if (process.getuid?.() !== 0) return 'the lab makes network namespaces and boots machines: it needs root';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).concat('/usr/sbin', '/sbin');
  const missing = labTools.filter(
    ({ command }) => !folders.some((folder) => fs.existsSync(path.join(folder, command))),
  );
  if (missing.length > 0) return `missing: ${missing.map((tool) => tool.package).join(', ')}`;
  if (!fs.readFileSync('/proc/filesystems', 'utf8').includes('overlay'))
    return 'the kernel has no overlay file system';
  if (cgroupFolders().length === 0) return 'no control groups are mounted that systemd can use';
  return undefined;
}

/** Where systemd in an appliance wants a control group of its own: the named hierarchy and the unified one. */
export function cgroupFolders(): string[] {
  return ['/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified', '/sys/fs/cgroup'].filter((folder) =>
    fs.existsSync(path.join(folder, 'cgroup.procs')),
  );
}
