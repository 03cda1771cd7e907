import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sshdIsMissing, startRealSshd, type RealSshd } from './real-sshd.ts';

describe.skipIf(sshdIsMissing() !== undefined)('a real sshd', () => {
  let sshd: RealSshd;
  beforeAll(async () => {
    sshd = await startRealSshd({ hostKeyTypes: ['ed25519', 'rsa'] });
  });
  afterAll(async () => sshd.stop());

  test('lets its key log in and shows its host keys', () => {
    const knownHosts = path.join(path.dirname(sshd.folder), 'known_hosts');
    const options = ['StrictHostKeyChecking=accept-new', `UserKnownHostsFile=${knownHosts}`, 'BatchMode=yes'];
    const args = [...options.flatMap((option) => ['-o', option]), '-i', sshd.keyFile, '-p', `${sshd.port}`];
    const said = execFileSync('ssh', ['-F', 'none', ...args, `${sshd.user}@127.0.0.1`, 'id -un'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(said.trim()).toBe(sshd.user);
    expect(sshd.hostKeys.map(({ type }) => type)).toEqual(['ssh-ed25519', 'ssh-rsa']);
  });
});
