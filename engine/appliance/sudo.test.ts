import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Profile } from './profiles/profile-schema.ts';
import { profileSchema } from './profiles/profile-schema.ts';
import { startImport } from './operations/start-import.ts';
import { powerOff } from './operations/run-breaking.ts';
import { createLocalHost } from './testing/local-host.ts';
import { createScriptedHost } from './testing/scripted-host.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';
import { Secret } from '../secret.ts';
import { folderForAll } from '../testing/temporary-folder.ts';

/** What a sudo that keeps no login does with these options, on real pipes: it asks, reads a line of its input and leaves the rest. */
const fakeSudo = `#!/bin/bash
mode=run; reads=no; never=no
while [[ "$1" == -* ]]; do
  case "$1" in
    -n) never=yes ;; -k) ;; -S) reads=yes ;; -p) shift; prompt=$1 ;; -v) mode=check ;; --) shift; break ;;
  esac
  shift
done
[[ "$mode" == run && "$1" == -- ]] && shift
if [[ "$never" == yes && ! -e "$(dirname "$0")/free" ]]; then exit 1; fi
if [[ "$never" == no && "$reads" == yes ]]; then
  printf %s "$prompt" >&2
  IFS= read -r word
  if [[ "$word" != "pass word" ]]; then printf 'Sorry, try again.\n%s' "$prompt" >&2; IFS= read -r word; exit 1; fi
fi
[[ "$mode" == check ]] || exec "$@"
`;
const folder = folderForAll();
let profile: Profile;
beforeAll(async () => {
  await writeFile(path.join(folder, 'sudo'), fakeSudo);
  await writeFile(path.join(folder, 'restore'), `#!/bin/bash\ncat > '${folder}/input'\n`);
  await chmod(path.join(folder, 'sudo'), 0o755);
  await chmod(path.join(folder, 'restore'), 0o755);
  const command = { how: 'automated', sudo: true } as const;
  profile = profileSchema.parse({
    schema: 1,
    id: 'x',
    title: 'X',
    version: '1',
    product: '.',
    privilege: 'sudo',
    operations: {
      import: { ...command, command: ['restore', '{path}'], stdin: '{key}\n' },
      'power-off': { ...command, command: ['true'] },
    },
  });
});

async function input(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path.join(folder, 'input'), 'utf8');
}

test('the password is asked once a connection, reaches sudo alone, and the key reaches the command', async () => {
  const made = await testAppliance(createLocalHost({ folder }), {
    profile,
    side: 'new',
    effect: 'changes-new',
    passwords: ['wrong', 'pass word'],
  });
  const backup = { path: '/b', key: new Secret('the key') };
  await startImport(made.appliance, backup, calm);
  expect(await input()).toBe('the key\n');
  expect(made.asked).toEqual(['secret', 'secret']);
  await startImport(made.appliance.withEffect('outage'), backup, calm);
  expect(made.asked.length).toBe(2);
  expect(made.events[0]).toMatchObject({ command: 'sudo -n -- restore /b < {key}' });
  expect(JSON.stringify(made.events)).not.toMatch(/pass word|the key/);
});

test('three wrong passwords are enough', async () => {
  const host = createLocalHost({ folder });
  const made = await testAppliance(host, {
    profile,
    effect: 'outage',
    passwords: ['a', 'b', 'c', 'pass word'],
  });
  await expect(powerOff(made.appliance, calm)).rejects.toMatchObject({
    code: 'auth.sudo-rejected',
    params: { user: 'admin' },
    side: 'old',
  });
  expect(made.asked.length).toBe(3);
});

test('closing forgets the password', async () => {
  const made = await testAppliance(createLocalHost({ folder }), {
    profile,
    effect: 'outage',
    passwords: ['pass word', 'pass word'],
  });
  await powerOff(made.appliance, calm);
  await made.appliance.host.close();
  await powerOff(made.appliance, calm);
  expect(made.asked.length).toBe(2);
});

test('an account that needs no password is not asked, and root needs no sudo', async () => {
  await writeFile(path.join(folder, 'free'), '');
  const made = await testAppliance(createLocalHost({ folder }), {
    profile,
    side: 'new',
    effect: 'changes-new',
  });
  await startImport(made.appliance, { path: '/b', key: new Secret('the key') }, calm);
  expect([made.asked, await input()]).toEqual([[], 'the key\n']);
  expect(made.events[0]).toMatchObject({ command: 'sudo -n -- restore /b < {key}' });
  const host = createScriptedHost(() => '', 'root');
  const root = await testAppliance(host, { profile, effect: 'outage' });
  await powerOff(root.appliance, calm);
  expect(host.ran.map((ran) => ran.argv)).toEqual([['true']]);
});

test('a machine without sudo is told as that, and nobody is asked for a password', async () => {
  const host = createScriptedHost(() => ({ exitCode: 127, stderr: 'env: sudo: No such file or directory' }));
  const made = await testAppliance(host, { profile, effect: 'outage', passwords: ['a', 'b', 'c'] });
  await expect(powerOff(made.appliance, calm)).rejects.toMatchObject({
    code: 'auth.sudo-missing',
    params: { user: 'admin', address: '192.0.2.10' },
    side: 'old',
  });
  expect(made.asked).toEqual([]);
});
