import fs from 'node:fs';
import path from 'node:path';
import type { BackedUpIdentity } from '../embedded/backup-file.ts';
import { osRelease } from '../embedded/machine.ts';
import { adminPassword } from './image.ts';
import { command } from './host-command.ts';
import { imageFile } from './image-file.ts';
import { addresses, card, type CardOwner, type LabSide } from './layout.ts';
import { furnishLookAlike, type LookAlikeFurniture } from './look-alike/furnish.ts';
import { setAddressProgram, type BootedLook } from './look-alike/places.ts';

export interface FurnishOptions {
  readonly side: LabSide;
  readonly root: string;
  readonly owner: CardOwner;
  readonly version: string;
  readonly backupBytes: number;
  /** Who may log in as root, as a line of `authorized_keys`. */
  readonly publicKey: string;
  /** It is a look-alike of Endpoint Protector; else it has the demo product. */
  readonly lookAlike?: LookAlikeWish | undefined;
}

/** What a look-alike is like, and what goes wrong with it. */
export type LookAlikeWish = Pick<LookAlikeFurniture, 'look' | 'faults'>;

type Write = (file: string, text: string, mode?: number) => void;

/** What tells a machine from every other. */
export interface MachineMarks {
  /** Fingerprint of its SSH host key, in OpenSSH's form. */
  readonly hostKey: string;
  /** SHA-256 of the certificate of its console, 64 hexadecimal digits. */
  readonly certificate: string;
  /** Of the user of SSH. */
  readonly adminPassword: string;
  /** Of a look-alike: who administers its console at first, and what it is like. */
  readonly account?: BackedUpIdentity['account'];
  readonly look?: BootedLook;
}

/** Writes into the root of an appliance what is its own: keys, certificate, product, and the files of its network card. */
export async function furnishMachine(options: FurnishOptions): Promise<MachineMarks> {
  const { side, root, owner, version } = options;
  const address = side === 'old' ? addresses.final : addresses.temporary;
  const write: Write = (file, text, mode = 0o644) => {
    const target = path.join(root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.rmSync(target, { force: true });
    fs.writeFileSync(target, text, { mode });
  };
  write('/etc/hostname', `demo-${side}\n`);
  // The versions of the demo go with these, whatever the image is made of.
  write('/etc/os-release', osRelease(version));
  write('/etc/hosts', `127.0.0.1 localhost\n127.0.1.1 demo-${side}\n`);
  write('/root/.ssh/authorized_keys', `${options.publicKey}\n`, 0o600);
  fs.chmodSync(path.join(root, 'root', '.ssh'), 0o700);
  for (const [file, text, mode] of cardFiles(owner, address)) write(file, text, mode);
  for (const unit of units[owner]) enable(root, unit, '/lib/systemd/system');

  const hostKeyFile = path.join(root, 'etc/ssh/ssh_host_ed25519_key');
  fs.rmSync(hostKeyFile, { force: true });
  await command(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', `demo-${side}`, '-f', hostKeyFile]);
  const fingerprint = await command(['ssh-keygen', '-l', '-E', 'sha256', '-f', hostKeyFile]);
  const marks = {
    hostKey: /SHA256:\S+/.exec(fingerprint)?.[0] ?? '',
    adminPassword,
  };
  if (!options.lookAlike) return { ...marks, certificate: await furnishDemoProduct(options, write) };
  const furniture = { ...options, hostName: `demo-${side}`, addresses: [addresses.final, address] };
  write(setAddressProgram, imageFile(`set-address.${owner}`), 0o755);
  const { account, certificate } = await furnishLookAlike({ ...furniture, ...options.lookAlike });
  return { ...marks, certificate: certificate.sha256, account, look: options.lookAlike.look };
}

/** Writes the demo product; gives the SHA-256 of its certificate. */
async function furnishDemoProduct(options: FurnishOptions, write: Write): Promise<string> {
  const { side, root, owner } = options;
  write('/etc/demo-appliance.json', `${JSON.stringify(settingsOf(options))}\n`, 0o600);
  for (const name of ['demo-appliance', 'demo-console'])
    write(`/usr/local/bin/${name}`, imageFile(name), 0o755);
  write('/usr/local/lib/demo-appliance/set-address', imageFile(`set-address.${owner}`), 0o755);
  write('/etc/systemd/system/demo-console.service', imageFile('demo-console.service'));
  enable(root, 'demo-console.service', '/etc/systemd/system');
  const pem = path.join(root, 'etc/demo-appliance.pem');
  await command([
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '365',
    '-subj',
    `/CN=demo-${side}.demo.test`,
    '-addext',
    `subjectAltName=DNS:demo-${side}.demo.test,IP:${addresses.final}`,
    '-keyout',
    pem,
    '-out',
    `${pem}.crt`,
  ]);
  fs.appendFileSync(pem, fs.readFileSync(`${pem}.crt`));
  fs.chmodSync(pem, 0o600);
  const digest = await command(['openssl', 'x509', '-noout', '-fingerprint', '-sha256', '-in', `${pem}.crt`]);
  return digest.split('=')[1]?.replaceAll(':', '').trim().toLowerCase() ?? '';
}

function settingsOf({ side, version, backupBytes }: FurnishOptions) {
  return { side, version, backupBytes, importSeconds: 1, adminPassword };
}

const units: Readonly<Record<CardOwner, readonly string[]>> = {
  netplan: [],
  ifupdown: ['networking.service'],
  networkmanager: ['NetworkManager.service'],
};

function enable(root: string, unit: string, from: string): void {
  const wants = path.join(root, 'etc/systemd/system/multi-user.target.wants');
  fs.mkdirSync(wants, { recursive: true });
  fs.rmSync(path.join(wants, unit), { force: true });
  fs.symlinkSync(path.join(from, unit), path.join(wants, unit));
}

type CardFile = readonly [file: string, text: string, mode: number];

function cardFiles(owner: CardOwner, address: string): readonly CardFile[] {
  const { gateway, prefixLength } = addresses;
  const withPrefix = `${address}/${String(prefixLength)}`;
  switch (owner) {
    case 'netplan':
      return [
        [
          '/etc/netplan/01-lab.yaml',
          `# The card of the appliance.\nnetwork:\n  version: 2\n  renderer: networkd\n  ethernets:\n    ${card}:\n      addresses:\n        - ${withPrefix}\n      routes:\n        - to: default\n          via: ${gateway}\n`,
          0o600,
        ],
      ];
    case 'ifupdown':
      return [
        [
          '/etc/network/interfaces.d/host0',
          `auto ${card}\niface ${card} inet static\n  address ${withPrefix}\n  gateway ${gateway}\n`,
          0o644,
        ],
      ];
    case 'networkmanager':
      return [
        [
          `/etc/NetworkManager/system-connections/${card}.nmconnection`,
          `[connection]\nid=${card}\nuuid=6f2a4c2e-0d5b-4a55-9a40-1c4f4d0b7a11\ntype=ethernet\ninterface-name=${card}\n\n[ethernet]\n\n[ipv4]\nmethod=manual\naddress1=${withPrefix},${gateway}\n\n[ipv6]\nmethod=ignore\n`,
          0o600,
        ],
        ['/etc/NetworkManager/conf.d/lab.conf', '[keyfile]\nunmanaged-devices=none\n', 0o644],
      ];
    default:
      return owner satisfies never;
  }
}
