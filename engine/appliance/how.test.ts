import { expect, test } from 'vitest';
import { loginRights, type LoginRights } from '../../shared/run/login-rights.ts';
import { howOf } from './how.ts';
import { operationIds } from './operation.ts';
import { loadProfile } from './profiles/load-profile.ts';
import { profileSchema } from './profiles/profile-schema.ts';

const consoleEndpoint = { address: '192.0.2.10', port: 443 };

const described = async (rights: LoginRights, side: 'old' | 'new') => ({
  side,
  profile: await loadProfile('endpoint-protector', '/'),
  consoleEndpoint,
  backupFolder: '/backups',
  rights,
});

test.each(['menu', 'no-ssh'] as const)(
  'with %s nothing of the vendor’s profile is done by a command, and what a person does by hand keeps its card',
  async (rights) => {
    for (const side of ['old', 'new'] as const) {
      const machine = await described(rights, side);
      for (const id of operationIds) expect(howOf(machine, id).mode, id).not.toBe('automated');
    }
    const old = await described(rights, 'old');
    expect(howOf(old, 'power-off')).toMatchObject({
      mode: 'guided',
      instruction: { title: 'Switch the old appliance off', link: 'https://192.0.2.10' },
      proof: { by: 'admin-confirms' },
    });
    // No folder is looked into, also where the plan names it.
    expect(howOf(old, 'list-backups')).toMatchObject({ mode: 'guided' });
    expect(howOf(old, 'create-backup')).toMatchObject({ proof: { by: 'handed-over-file', file: 'backup' } });
    expect(howOf(old, 'facts')).toEqual({ mode: 'unavailable', reason: 'no-shell' });
    expect(howOf(old, 'log-excerpt')).toEqual({ mode: 'unavailable', reason: 'no-shell' });
  },
);

test('with a shell the commands stay, whatever sudo says', async () => {
  for (const rights of loginRights.filter((each) => each !== 'menu' && each !== 'no-ssh')) {
    const old = await described(rights, 'old');
    expect(howOf(old, 'power-off').mode, rights).toBe('automated');
    expect(howOf(old, 'facts').mode, rights).toBe('automated');
  }
});

test('without a shell no command proves what a person did', () => {
  const guided = { how: 'guided', title: 'x', steps: ['x'], see: 'x' } as const;
  const profile = profileSchema.parse({
    schema: 1,
    id: 'x',
    title: 'X',
    version: '1',
    product: '.',
    operations: {
      import: { ...guided, proof: { by: 'command-changed', command: ['state'] } },
      'change-address': { ...guided, proof: { by: 'port-answers', port: 'ssh' } },
      'client-communication-on': { ...guided, proof: { by: 'port-answers', port: 'console' } },
      'client-communication-off': { how: 'automated', command: ['off'] },
    },
  });
  const machine = { side: 'new', profile, consoleEndpoint, rights: 'no-ssh' } as const;
  expect(howOf(machine, 'import')).toMatchObject({ proof: { by: 'admin-confirms' } });
  expect(howOf(machine, 'change-address')).toMatchObject({ proof: { by: 'admin-confirms' } });
  // Seen from this computer.
  expect(howOf(machine, 'client-communication-on')).toMatchObject({ proof: { by: 'port-answers' } });
  expect(howOf(machine, 'client-communication-off')).toEqual({ mode: 'unavailable', reason: 'no-shell' });
});
