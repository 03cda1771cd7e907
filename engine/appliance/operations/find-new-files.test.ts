import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createLocalHost } from '../testing/local-host.ts';
import { createScriptedHost } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';
import { findNewFiles, withMounts } from './find-new-files.ts';
import { folderForEach } from '../../testing/temporary-folder.ts';

const root = folderForEach();

const sinceMs = Date.parse('2026-11-30T12:00:00Z');

function put(name: string, at: string, content = 'content'): string {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  fs.utimesSync(file, new Date(at), new Date(at));
  return file;
}

const profile = 'endpoint-protector';

test.skipIf(process.platform !== 'linux')(
  'what is new is found by its time alone, wherever it lies and whatever its name',
  async () => {
    put('before.eppb', '2026-11-30T11:59:00Z');
    const backup = put('spool/no one knows/x-17', '2026-11-30T12:05:00Z');
    const log = put('log/epp.log', '2026-11-30T12:06:00Z', 'line');
    put('empty', '2026-11-30T12:06:00Z', '');
    put('broken\nname', '2026-11-30T12:06:00Z');
    const { appliance, events } = await testAppliance(createLocalHost({ user: 'root' }), { profile });
    const { files, unseen, cut } = await findNewFiles(appliance, { roots: [root, root], sinceMs }, calm);
    expect(files).toEqual([
      { path: log, sizeBytes: 4, modifiedAt: new Date('2026-11-30T12:06:00Z') },
      { path: backup, sizeBytes: 7, modifiedAt: new Date('2026-11-30T12:05:00Z') },
    ]);
    // What could not be agreed to by its name is told as not seen.
    expect(unseen).toEqual([expect.stringContaining('broken')]);
    expect(cut).toBeUndefined();
    // The audit shows what ran, and that it stands behind everybody else.
    expect(events).toMatchObject([
      { type: 'command.ran', command: expect.stringMatching(/nice .*ionice .*timeout .*-xdev/) as string },
    ]);
  },
);

test('folders that may not be entered are told, and what the others hold is found', async () => {
  const stdout = '7 1764504300.5 /var/x/b\0';
  const host = createScriptedHost((command) =>
    command.includes(' find ')
      ? { exitCode: 1, stdout, stderr: "find: '/root': Permission denied\n" }
      : { exitCode: 1, stderr: 'sudo: a password is required\nalice is not in the sudoers file' },
  );
  const { appliance } = await testAppliance(host, { profile });
  const found = await findNewFiles(appliance, { roots: ['/'], sinceMs }, calm);
  expect(found).toEqual({
    files: [{ path: '/var/x/b', sizeBytes: 7, modifiedAt: new Date(1_764_504_300_500) }],
    unseen: ['/root'],
  });
  // Without sudo it is looked at as the login, and nobody is asked for a password in vain.
  expect(host.ran.at(-1)?.argv[0]).toBe('env');
});

test.each([
  [{ exitCode: 124, stdout: '7 1 /a\0' }, { cut: 'time' }],
  [{ exitCode: 1, stdout: '7 1 /a\0', stderr: "find: '/var': Input/output error\n" }, { unseen: ['/var'] }],
  [
    { exitCode: 1, stdout: '7 1 /a\0', stderr: "find: '/var/gone': No such file or directory\n" },
    { unseen: [] },
  ],
  [{ exitCode: 1, stdout: '7 1 /a\0', stderr: 'find: File system loop detected\n' }, { unseen: ['/'] }],
  [{ exitCode: 137, stdout: '7 1 /a\0' }, { unseen: ['/'] }],
  [{ exitCode: 1, stderr: 'find: unknown predicate `-printf`\n' }, 'appliance.command-failed'],
  [{ exitCode: 127, stderr: 'env: ionice: not found' }, 'appliance.command-failed'],
] as const)(
  'a search that ends early or cannot be made is not taken for one that found nothing (%#)',
  async (answer, end) => {
    const host = createScriptedHost(() => answer, 'root');
    const { appliance } = await testAppliance(host, { profile });
    const search = findNewFiles(appliance, { roots: ['/'], sinceMs }, calm);
    if (typeof end === 'string') await expect(search).rejects.toMatchObject({ code: end });
    else expect(await search).toMatchObject(end);
  },
);

test('what is mounted from the machine’s own disks is searched too', async () => {
  const df = [
    'Filesystem 1-blocks Used Available Capacity Mounted on',
    '/dev/sda1 100 10 90 10% /',
    '/dev/sdb1 100 10 90 10% /var/eppfiles',
    'tmpfs 100 10 90 10% /run',
  ].join('\n');
  const table = [
    '/dev/sda1 / ext4 rw 0 0',
    'tmpfs /run tmpfs rw 0 0',
    'systemd-1 /proc/sys/fs/binfmt_misc autofs rw 0 0',
    '/dev/sdb1 /var/eppfiles ext4 rw 0 0',
    // Not told by df, which tells one mount of a disk.
    '/dev/sdb1 /srv/again ext4 rw 0 0',
    'nas:/exports /mnt/backup\\040share nfs4 rw 0 0',
    '/dev/fuse /mnt/elsewhere fuse.sshfs rw 0 0',
  ].join('\n');
  const answers = (disks: string) => (command: string) =>
    command.startsWith('df') ? disks : command === 'cat /proc/self/mounts' ? table : undefined;
  const { appliance } = await testAppliance(createScriptedHost(answers(df)), { profile });
  // What a network holds is not searched, and told.
  expect(await withMounts(appliance, ['/'], calm)).toEqual({
    roots: ['/', '/var/eppfiles', '/srv/again'],
    unseen: ['/mnt/backup share', '/mnt/elsewhere'],
    isCut: false,
  });
  const many = Array.from({ length: 25 }, (_, at) => `/dev/sdc${at} 100 10 90 10% /m/${at}`).join('\n');
  const full = await testAppliance(createScriptedHost(answers(`${df}\n${many}`)), { profile });
  expect(await withMounts(full.appliance, ['/'], calm)).toMatchObject({ isCut: true });
  const silent = await testAppliance(
    createScriptedHost(() => undefined),
    { profile },
  );
  expect(await withMounts(silent.appliance, ['/'], calm)).toEqual({
    roots: ['/'],
    unseen: ['/proc/self/mounts'],
    isCut: false,
  });
});
