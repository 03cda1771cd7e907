import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RealSshd } from '../../engine/ssh/testing/real-sshd.ts';

export interface FileAppliance {
  readonly sshd: RealSshd;
  /** Where the product keeps everything. */
  readonly folder: string;
  readonly profilePath: string;
  /** How many records its data holds. */
  readonly records: () => number;
  /** What it asked the hypervisor for, if anything. */
  readonly wants: (what: 'power-off' | 'address') => string | undefined;
}

export interface FileApplianceOptions {
  readonly version: string;
  readonly records: number;
  /** Of what makes the backup large; it cannot be compressed. */
  readonly ballastBytes: number;
}

const scripts = path.join(import.meta.dirname, 'file-appliance');

/** Installs the product of `file-appliance.yaml` in the folder of a real sshd, for its user. Needs openssl and tar. */
export function installFileAppliance(sshd: RealSshd, options: FileApplianceOptions): FileAppliance {
  const { folder } = sshd;
  for (const name of ['data', 'backups', 'inbox']) fs.mkdirSync(path.join(folder, name));
  for (const name of fs.readdirSync(scripts))
    fs.copyFileSync(path.join(scripts, name), path.join(folder, name));
  const put = (name: string, content: string | Buffer) => fs.writeFileSync(path.join(folder, name), content);
  put('product', `name=File Appliance\nversion=${options.version}\n`);
  put('import-state', 'state=none\n');
  put('data/records', Array.from({ length: options.records }, (_, index) => `record ${index}\n`).join(''));
  put('data/ballast', randomBytes(options.ballastBytes));
  execFileSync('chown', ['-R', sshd.user, folder]);
  const template = fs.readFileSync(path.join(import.meta.dirname, 'file-appliance.yaml'), 'utf8');
  const profilePath = path.join(path.dirname(folder), 'file-appliance.yaml');
  fs.writeFileSync(profilePath, template.replaceAll('FOLDER', folder));
  return {
    sshd,
    folder,
    profilePath,
    records: () =>
      fs
        .readFileSync(path.join(folder, 'data', 'records'), 'utf8')
        .split('\n')
        .filter(Boolean).length,
    wants: (what) => {
      const file = path.join(folder, `${what}-wanted`);
      return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
    },
  };
}
