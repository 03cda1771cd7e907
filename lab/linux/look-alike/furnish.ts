import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Faults } from '../../embedded/faults.ts';
import { makeCertificate } from '../../embedded/keys/certificate.ts';
import { lookAlike, unitNames, users } from '../../embedded/look-alike/look-alike.ts';
import { command } from '../host-command.ts';
import { adminPassword } from '../image.ts';
import { labFolder, settingsFile, type BootedLook, type LookAlikeSettings } from './places.ts';

const consoleUnit = 'handover-lab-console.service';

export interface LookAlikeFurniture extends Pick<LookAlikeSettings, 'side' | 'version' | 'backupBytes'> {
  readonly root: string;
  readonly hostName: string;
  readonly addresses: readonly string[];
  readonly look: BootedLook;
  readonly faults?: Faults | undefined;
}

/**
 * Writes into the root of an appliance what makes it a look-alike: its user of SSH, services by the names that the vendor's pages
 * have, and the program of its console. There is no command of ours in anybody's path.
 */
export async function furnishLookAlike(
  options: LookAlikeFurniture,
): Promise<Pick<LookAlikeSettings, 'account' | 'certificate'>> {
  const { side, version, backupBytes, root, hostName, addresses, look, faults = {} } = options;
  const account = { user: users.console, password: randomBytes(9).toString('base64url') };
  const certificate = await makeCertificate(`${hostName}.demo.test`, addresses);
  const settings: LookAlikeSettings = { side, version, backupBytes, look, faults, account, certificate };
  const write = (file: string, text: string, mode = 0o644): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text, { mode });
  };
  write(settingsFile, JSON.stringify(settings), 0o600);
  write(`${labFolder}/menu`, '#!/bin/sh\necho "1) Network  2) Reboot  3) Exit"\n', 0o755);
  const { login } = lookAlike(look);
  const shell = login === 'menu' ? `${labFolder}/menu` : '/bin/bash';
  await command(['chroot', root, 'useradd', '--create-home', '--shell', shell, users.ssh]);
  await command(['chroot', root, 'chpasswd'], `${users.ssh}:${adminPassword}\n`);
  if (login === 'sudo-password' || login === 'sudo-free') {
    const rights = login === 'sudo-free' ? 'NOPASSWD: ALL' : 'ALL';
    write(`/etc/sudoers.d/${users.ssh}`, `${users.ssh} ALL=(ALL:ALL) ${rights}\n`, 0o440);
  }
  const services = new Map([[consoleUnit, `${labFolder}/node ${labFolder}/console.mjs`]]);
  for (const name of unitNames(lookAlike(look)))
    // SSH and the owner of the card are real ones.
    if (name !== 'ssh' && name !== 'systemd-networkd')
      services.set(`${name}.service`, `@/bin/sleep ${name} infinity`);
  for (const [unit, start] of services)
    write(
      `/etc/systemd/system/${unit}`,
      `[Unit]\nDescription=${unit}\nAfter=network.target\n[Service]\nExecStart=${start}\nRestart=on-failure\n[Install]\nWantedBy=multi-user.target\n`,
    );
  await command(['chroot', root, 'systemctl', 'enable', ...services.keys()]);
  if (login === 'no-ssh') await command(['chroot', root, 'systemctl', 'disable', 'ssh.service']);
  return { account, certificate };
}
