import { expect, test } from 'vitest';
import { effects, permits } from '../../shared/run/steps.ts';
import { effectOf, operationIds } from './operation.ts';
import { loadProfile } from './profiles/load-profile.ts';
import { calm, testAppliance } from './testing/test-appliance.ts';
import type { GuidedProof } from './profiles/profile-schema.ts';
import { watchProof } from './watch-proof.ts';
import { createScriptedHost } from './testing/scripted-host.ts';

const sides = ['old', 'new'] as const;
// What the profile itself has not is refused by it, and says nothing of effects.
const { operations } = await loadProfile('demo-appliance', '/');
const possible = operationIds.filter((id) => operations[id]?.how !== 'unavailable');
const cases = sides.flatMap((side) =>
  effects.flatMap((effect) => possible.map((id) => ({ side, effect, id }))),
);

test.each(cases)('$id on the $side appliance in a step that $effect', async ({ side, effect, id }) => {
  const host = createScriptedHost(() => '');
  const { appliance } = await testAppliance(host, { side, effect });
  const inherent = effectOf(id, side);
  if (inherent !== 'never' && permits(effect, inherent)) expect(() => appliance.begin(id)).not.toThrow();
  else expect(() => appliance.begin(id)).toThrow(expect.objectContaining({ code: 'bug' }) as Error);
  expect(host.ran).toEqual([]);
});

test('the grave operations are grave on the old appliance, whatever a profile says', () => {
  expect(effectOf('client-communication-off', 'old')).toBe('outage');
  expect(effectOf('client-communication-off', 'new')).toBe('changes-new');
  expect(effectOf('power-off', 'old')).toBe('outage');
  expect(effectOf('import', 'old')).toBe('never');
  expect(effectOf('change-address', 'old')).toBe('never');
});

test('the host of a reading step refuses to write, and that of another one does not', async () => {
  const host = createScriptedHost(() => '');
  const { appliance } = await testAppliance(host);
  const bug = expect.objectContaining({ code: 'bug' }) as Error;
  await expect(appliance.host.write('/a', { signal: calm, open: 'create' })).rejects.toEqual(bug);
  await expect(appliance.host.makeFolder('/a', calm)).rejects.toEqual(bug);
  await expect(appliance.host.rename('/a', '/b', calm)).rejects.toEqual(bug);
  await expect(appliance.host.remove('/a', calm)).rejects.toEqual(bug);
  expect(host.written).toEqual([]);
  await appliance.withEffect('adds-files').host.makeFolder('/a', calm);
  expect(host.written).toEqual(['makeFolder /a']);
});

test.each(sides.flatMap((side) => effects.map((permitted) => ({ side, permitted }))))(
  'a command on the $side appliance passes in a step that $permitted, as root too, unless it is graver',
  async ({ side, permitted }) => {
    for (const effect of effects) {
      const host = createScriptedHost(() => '', 'root');
      const { appliance } = await testAppliance(host, { side, effect: permitted });
      const options = { signal: calm, timeoutMs: 1_000, name: 'x', effect } as const;
      const asRoot = () => appliance.execute('direct-switch', ['x'], { ...options, asRoot: true });
      const runs = [() => appliance.host.run(['x'], options), asRoot];
      for (const run of runs) {
        if (permits(permitted, effect)) await run();
        else await expect(run()).rejects.toMatchObject({ code: 'bug', side });
      }
      expect(host.ran.length).toBe(permits(permitted, effect) ? 2 : 0);
    }
  },
);

test('a command that does not say what it does is no command', async () => {
  const host = createScriptedHost(() => '');
  const { appliance } = await testAppliance(host);
  // @ts-expect-error: no effect is named.
  const running = appliance.host.run(['x'], { signal: calm, timeoutMs: 1, name: 'x' });
  await expect(running).rejects.toMatchObject({ code: 'bug' });
  expect(host.ran).toEqual([]);
});

test('nobody is asked for a password for a command that is refused', async () => {
  const made = await testAppliance(
    createScriptedHost(() => ({ exitCode: 1 })),
    { passwords: ['a'] },
  );
  const options = { signal: calm, timeoutMs: 1_000, name: 'x', effect: 'outage' } as const;
  const running = made.appliance.execute('power-off', ['x'], { ...options, asRoot: true });
  await expect(running).rejects.toMatchObject({ code: 'bug' });
  expect(made.asked).toEqual([]);
});

test('the proof command of a profile does not run where its operation may not', async () => {
  const host = createScriptedHost(() => 'changed');
  const proof: GuidedProof = { by: 'command-changed', command: ['reboot'], timeoutSeconds: 1 };
  for (const effect of ['reads', 'adds-files'] as const) {
    const { appliance } = await testAppliance(host, { side: 'new', effect });
    await expect(watchProof(appliance, 'import', proof, calm)).rejects.toMatchObject({ code: 'bug' });
  }
  expect(host.ran).toEqual([]);
  const { appliance } = await testAppliance(host, { side: 'new', effect: 'changes-new' });
  await watchProof(appliance, 'import', proof, calm);
  expect(host.ran.length).toBe(1);
});

test('an appliance may only be read until somebody says otherwise', async () => {
  const { appliance } = await testAppliance(createScriptedHost(() => ''));
  expect(appliance.permitted).toBe('reads');
  expect(appliance.withEffect('outage').permitted).toBe('outage');
});

test('what is guided is told with the address of the console, and is refused as an operation', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => ''),
    {
      profile: 'endpoint-protector',
      effect: 'adds-files',
    },
  );
  const how = appliance.how('create-backup');
  expect(how).toMatchObject({
    mode: 'guided',
    instruction: {
      menuPath: ['System Maintenance', 'System Backup v2', 'Create'],
      link: 'https://192.0.2.10',
    },
    // Its folder is not known: what is new there is looked through.
    proof: { by: 'new-file', search: ['/'] },
  });
  expect(() => appliance.begin('create-backup')).toThrow(
    expect.objectContaining({
      code: 'appliance.operation-missing',
      params: { operation: 'create-backup', profile: 'endpoint-protector' },
    }) as Error,
  );
});

test('a backup folder of the plan makes backups listable and a new file the proof', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => ''),
    {
      profile: 'endpoint-protector',
      backupFolder: '/backups',
    },
  );
  expect(appliance.how('list-backups')).toEqual({ mode: 'automated' });
  expect(appliance.how('create-backup')).toMatchObject({ proof: { by: 'new-file', folder: '/backups' } });
});

test('without it listing is guided, and power-off knows a way by hand', async () => {
  const { appliance } = await testAppliance(
    createScriptedHost(() => ''),
    { profile: 'endpoint-protector' },
  );
  expect(appliance.how('list-backups').mode).toBe('guided');
  expect(appliance.how('power-off')).toMatchObject({
    mode: 'automated',
    byHand: { title: 'Switch the old appliance off' },
  });
  expect(appliance.how('import')).toEqual({ mode: 'unavailable', reason: 'not-this-side' });
});
