import { expect, test } from 'vitest';
import { createLocalHost } from '../testing/local-host.ts';
import { createScriptedHost } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';
import { loadProfile } from '../profiles/load-profile.ts';
import { parsePackages, readTraces } from './identify.ts';

const profile = 'endpoint-protector';

test('the folder and the packages that the pages name, as far as they are there', async () => {
  const host = createScriptedHost((command) => {
    if (command === 'ls -d /var/www/EPPServer/') return '/var/www/EPPServer/\n';
    return command.startsWith('dpkg-query ')
      ? { exitCode: 1, stdout: 'ii  nginx 1.18.0-6ubuntu14.4\nun  cron \nii  php8.5-fpm 8.5.1\n' }
      : undefined;
  });
  const { appliance } = await testAppliance(host, { profile });
  expect(await readTraces(appliance, calm)).toEqual([
    { kind: 'folder', path: '/var/www/EPPServer' },
    { kind: 'package', name: 'nginx', version: '1.18.0-6ubuntu14.4' },
    { kind: 'package', name: 'php8.5-fpm', version: '8.5.1' },
  ]);
  // Looks, and no way to do anything else.
  expect(host.ran.map(({ options }) => options.effect)).toEqual(['reads', 'reads']);
});

test('what cannot be seen makes no trace: no folder, no dpkg, a name that is no folder', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => undefined),
    { profile },
  );
  expect(await readTraces(appliance, calm)).toEqual([]);
  const file = createScriptedHost((command) =>
    command.startsWith('ls') ? '/var/www/EPPServer\n' : undefined,
  );
  expect(await readTraces((await testAppliance(file, { profile })).appliance, calm)).toEqual([]);
});

test('a machine that has dpkg tells its packages, and a folder only where it is one', async (context) => {
  const { traces, ...rest } = await loadProfile(profile, '/');
  expect(traces.folders).toEqual(['/var/www/EPPServer']);
  const own = {
    ...rest,
    traces: { folders: ['/etc', '/etc/hostname', '/nowhere'], packages: ['dpkg', 'no-such-*'] },
  };
  const { appliance } = await testAppliance(createLocalHost(), { profile: own });
  const seen = await readTraces(appliance, calm);
  expect(seen.filter(({ kind }) => kind === 'folder')).toEqual([{ kind: 'folder', path: '/etc' }]);
  if (process.platform !== 'linux' || seen.length === 1) context.skip('no dpkg here');
  expect(seen).toContainEqual({
    kind: 'package',
    name: 'dpkg',
    version: expect.stringMatching(/^\d/) as string,
  });
});

test('lines of another form are no packages', () => {
  expect(parsePackages('dpkg-query: error\nii nginx\nrc  nginx 1\nii  ng\u001binx 1\nii  a 1 2\n')).toEqual(
    [],
  );
});
