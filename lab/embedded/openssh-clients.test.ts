import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import ssh2 from 'ssh2';
import { hangMs } from '../../engine/testing/limits.ts';
import type { Lab } from './lab.ts';
import { quickLab } from './testing/quick-lab.ts';

const missing = ['ssh', 'sftp', 'scp', 'ssh-keygen'].filter(
  (name) => spawnSync(name, ['-V']).error !== undefined,
);

describe.skipIf(missing.length > 0)(
  `OpenSSH's own clients (not here: ${missing.join(', ') || 'none'})`,
  () => {
    let lab: Lab;
    let folder: string;
    let options: string[];

    beforeAll(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-openssh-'));
      const keyFile = path.join(folder, 'key');
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', keyFile]);
      const authorisedKey = fs.readFileSync(`${keyFile}.pub`, 'utf8');
      lab = await quickLab({ login: { authorisedKey } });
      const known = path.join(folder, 'known_hosts');
      const { address, sshPort } = lab.old.endpoint;
      // The host key is given beforehand, so that the clients check what the lab says of itself.
      const parsed = ssh2.utils.parseKey(lab.old.hostKey.privateKey);
      if (parsed instanceof Error) throw parsed;
      fs.writeFileSync(
        known,
        `[${address}]:${sshPort} ssh-ed25519 ${parsed.getPublicSSH().toString('base64')}\n`,
      );
      options = [
        ['-F', 'none'],
        ['-i', keyFile],
        ['-P', String(sshPort)],
        ...[
          'IdentitiesOnly=yes',
          'BatchMode=yes',
          'StrictHostKeyChecking=yes',
          `UserKnownHostsFile=${known}`,
        ].map((o) => ['-o', o]),
      ].flat();
    });
    afterAll(async () => {
      await lab.close();
      fs.rmSync(folder, { recursive: true });
    });

    /** Not the synchronous form: the server is in this process. */
    const run = (program: string, args: readonly string[]) =>
      new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
        const child = execFile(program, args, { timeout: hangMs }, (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
        });
        child.stdin?.end();
      });
    const ssh = (...command: string[]) =>
      run('ssh', [
        ...options.map((option) => (option === '-P' ? '-p' : option)),
        `admin@${lab.old.endpoint.address}`,
        ...command,
      ]);
    const far = (file: string) => `admin@${lab.old.endpoint.address}:${file}`;

    test('ssh runs commands and hands on exit code and output', async () => {
      expect(await ssh('demo-appliance', 'identify')).toMatchObject({
        code: 0,
        stdout: '{"product":"Demo Appliance","version":"5.9.4.2"}\n',
      });
      expect(await ssh('nonsense')).toMatchObject({ code: 127, stderr: 'sh: 1: nonsense: not found\n' });
      expect(await ssh("cat '/etc/hostname'")).toMatchObject({ stdout: 'demo-old\n' });
      expect(await ssh('cat /nowhere')).toMatchObject({
        code: 1,
        stderr: 'cat: No such file or directory\n',
      });
    });

    test('a large output arrives whole', async () => {
      lab.old.files.put('/home/admin/text', 'x'.repeat(5_000_000));
      expect((await ssh('sha256sum text')).stdout).toMatch(/^[0-9a-f]{64} {2}text\n$/);
      const child = spawnSyncless('ssh', [
        ...options.map((o) => (o === '-P' ? '-p' : o)),
        `admin@${lab.old.endpoint.address}`,
        'cat text',
      ]);
      expect(await child).toBe(5_000_000);
    });

    test('sftp: put, list, rename, free space, get, remove', async () => {
      const local = path.join(folder, 'big');
      const bytes = randomBytes(5_000_000);
      fs.writeFileSync(local, bytes);
      const batch = path.join(folder, 'batch');
      fs.writeFileSync(
        batch,
        [
          'pwd',
          `put ${local} a`,
          'rename a b',
          'ls -l',
          'df',
          `get b ${local}.back`,
          'chmod 600 b',
          'mkdir d',
          'rmdir d',
          'rm b',
          'ls',
        ].join('\n'),
      );
      const { code, stdout, stderr } = await run('sftp', [...options, '-b', batch, far('')]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Remote working directory: /home/admin');
      expect(stdout).toMatch(/-rw.* 5000000 .* b/);
      expect(stdout).toMatch(/%Capacity/);
      expect(fs.readFileSync(`${local}.back`).equals(bytes)).toBe(true);
      expect(fs.existsSync(lab.old.files.real('b'))).toBe(false);
    });

    test('scp both ways', async () => {
      const local = path.join(folder, 'file');
      const bytes = randomBytes(1_000_000);
      fs.writeFileSync(local, bytes);
      expect((await run('scp', [...options, local, far('copy')])).code).toBe(0);
      expect((await run('scp', [...options, far('copy'), `${local}.back`])).code).toBe(0);
      expect(fs.readFileSync(`${local}.back`).equals(bytes)).toBe(true);
    });

    /** How many bytes a program printed. */
    function spawnSyncless(program: string, args: readonly string[]): Promise<number> {
      return new Promise((resolve) => {
        execFile(program, args, { maxBuffer: 20_000_000, encoding: 'buffer' }, (_error, stdout) =>
          resolve(stdout.length),
        );
      });
    }
  },
);
