import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { command, tryCommand } from './host-command.ts';

const packages = [
  'systemd',
  'systemd-sysv',
  'libpam-systemd',
  'systemd-resolved',
  'dbus',
  'netplan.io',
  'ifupdown',
  'network-manager',
  'openssh-server',
  'sudo',
  'iproute2',
  'iputils-arping',
  'iputils-ping',
  'python3',
  'openssl',
  'procps',
  'libfaketime',
];
const release = 'bookworm';

/** Changed with every change of what `furnish` does. */
const recipeVersion = 5;

/** The password of the user `admin`, who may use sudo with it. */
export const adminPassword = 'lab-Admin-1';

/** Where images are kept, outside of every checkout. */
export const imageCache = process.env['HANDOVER_LAB_CACHE'] ?? '/var/cache/handover-lab';

/** Where the image of this recipe lies, by what it is made of. */
function imagePath(): string {
  const recipe = JSON.stringify({ packages, release, recipeVersion });
  return path.join(imageCache, createHash('sha256').update(recipe).digest('hex').slice(0, 16));
}

/**
 * The folder of the image that all appliances boot from, read-only below their own files; built once (debootstrap, about
 * one and a half minutes) and found again by what it is made of. `say` hears of the long wait. Throws where it cannot be built.
 */
export async function imageFolder(say: (text: string) => void = () => undefined): Promise<string> {
  const folder = imagePath();
  if (fs.existsSync(path.join(folder, 'etc', 'handover-lab'))) return folder;
  fs.mkdirSync(imageCache, { recursive: true });
  removeAbandoned();
  say('building the image of the appliances, once: about two minutes');
  const building = `${folder}.${String(process.pid)}.building`;
  try {
    await build(building);
    // Somebody else may have been faster.
    if (!fs.existsSync(folder)) fs.renameSync(building, folder);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
  return folder;
}

/** What a build left whose process is no more. */
function removeAbandoned(): void {
  for (const name of fs.readdirSync(imageCache)) {
    const pid = /\.(\d+)\.building$/.exec(name)?.[1];
    if (pid !== undefined && !fs.existsSync(`/proc/${pid}`))
      fs.rmSync(path.join(imageCache, name), { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<void> {
  const argv = [
    // What debootstrap mounts in the folder goes with it, however it ends: the folder may be removed without fear.
    'unshare',
    '--mount',
    '--',
    'debootstrap',
    '--variant=minbase',
    `--include=${packages.join(',')}`,
    release,
    folder,
    mirror(),
  ];
  const { exitCode, stdout } = await tryCommand(argv, { timeoutMs: 15 * 60_000 });
  if (exitCode !== 0) throw new Error(`debootstrap failed: ${stdout.trim().split('\n').slice(-3).join(' ')}`);
  await furnish(folder);
}

/** The Debian mirror of this computer's own apt: another one may not be reachable. Other archives of its list are passed over. */
function mirror(): string {
  const files = ['/etc/apt/sources.list', ...listOf('/etc/apt/sources.list.d')];
  const text = files.map((file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')).join('\n');
  const found = [...text.matchAll(/^\s*(?:deb\s+(?:\[[^\]]*\]\s*)?|URIs:\s*)(https?:\S+)/gm)];
  const uris = found.map((match) => match[1] ?? '');
  return uris.find((uri) => /\/debian\/?$/.test(uri)) ?? 'http://deb.debian.org/debian';
}

function listOf(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

/** What all appliances have in common beside the packages. */
async function furnish(folder: string): Promise<void> {
  const write = (file: string, text: string, mode = 0o644): void => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text, { mode });
  };
  await command(['chroot', folder, 'useradd', '--create-home', '--shell', '/bin/bash', 'admin']);
  await command(['chroot', folder, 'chpasswd'], `admin:${adminPassword}\n`);
  write(
    '/etc/sudoers.d/admin',
    'admin ALL=(ALL:ALL) ALL\nadmin ALL=(root) NOPASSWD: /usr/local/bin/demo-appliance\n',
    0o440,
  );
  write(
    '/etc/ssh/sshd_config.d/lab.conf',
    'PermitRootLogin prohibit-password\nPasswordAuthentication yes\nKbdInteractiveAuthentication yes\nUseDNS no\nMaxStartups 100\n',
  );
  for (const name of fs.readdirSync(path.join(folder, 'etc', 'ssh')))
    if (name.startsWith('ssh_host_')) fs.rmSync(path.join(folder, 'etc', 'ssh', name));
  // A container may not trigger devices, and netplan asks for it: it would fail after its files were written.
  write(
    '/usr/local/sbin/udevadm',
    '#!/bin/sh\ncase "$1" in trigger|settle) exit 0;; esac\nexec /usr/bin/udevadm "$@"\n',
    0o755,
  );
  // Which of the three owners is there is decided by each appliance.
  for (const unit of [
    'networking',
    'NetworkManager',
    'systemd-networkd',
    'NetworkManager-wait-online',
    'systemd-networkd-wait-online',
  ])
    await tryCommand(['chroot', folder, 'systemctl', 'disable', `${unit}.service`]);
  for (const unit of [
    'apt-daily.timer',
    'apt-daily-upgrade.timer',
    'e2scrub_all.timer',
    'fstrim.timer',
    'dpkg-db-backup.timer',
  ])
    await tryCommand(['chroot', folder, 'systemctl', 'mask', unit]);
  write('/etc/network/interfaces', 'auto lo\niface lo inet loopback\nsource /etc/network/interfaces.d/*\n');
  write('/etc/machine-id', '');
  write('/etc/handover-lab', `${String(recipeVersion)}\n`);
}
