import { expect, test } from 'vitest';
import { planSchema } from '../../../shared/contract/plan.ts';
import { windowPlanSchema } from '../../../shared/contract/window-plan.ts';
import { emptyMigration, type TypedMigration } from '../../store/typed-store.ts';
import { windowPlanOf } from './window-plan-of.ts';

const least: TypedMigration = {
  ...emptyMigration,
  name: ' Site 1 ',
  old: { ...emptyMigration.old, address: ' 192.0.2.10 ' },
  new: { ...emptyMigration.new, address: '192.0.2.20' },
};

test('what was left empty is left to the engine', () => {
  expect(windowPlanOf(least)).toEqual({
    handover: 1,
    name: 'Site 1',
    old: { address: '192.0.2.10', profile: 'endpoint-protector' },
    new: { address: '192.0.2.20', profile: 'endpoint-protector' },
    final: { strategy: 'same' },
    backup: { use: 'new' },
  });
  expect(windowPlanSchema.safeParse(windowPlanOf(least)).success).toBe(true);
});

test('of a machine without SSH nothing is in the plan that was typed for SSH', () => {
  const hostKey = `SHA256:${'a'.repeat(43)}`;
  const typed = { ...least.old, access: 'console' as const, user: 'root', sshPort: '2222', hostKey };
  const plan = windowPlanOf({ ...least, old: { ...typed, version: '5.9.4.2' } });
  expect(plan.old).toEqual({
    address: '192.0.2.10',
    access: 'console',
    profile: 'endpoint-protector',
    version: '5.9.4.2',
  });
  expect(windowPlanSchema.safeParse(plan).success).toBe(true);
});

test('a direct switch is asked for only where the product and the address allow it', () => {
  const direct = { ...least, takeover: 'direct' as const };
  const linux = { ...direct, new: { ...direct.new, profile: 'generic-linux' } };
  expect(windowPlanOf(linux).final).toEqual({ strategy: 'same', takeover: 'direct' });
  expect(windowPlanOf(direct).final).toEqual({ strategy: 'same' });
  expect(windowPlanOf({ ...linux, strategy: 'different' }).final).toEqual({ strategy: 'different' });
  const waves = { ...linux, strategy: 'different', inWaves: true } as const;
  expect(windowPlanOf(waves).final).toEqual({ strategy: 'different', clients: 'in-waves' });
  expect(windowPlanOf({ ...waves, strategy: 'same' }).final).not.toHaveProperty('clients');
});

test('the order of the address and an isolated old appliance are asked for only where they can hold', () => {
  const first = { ...least, order: 'address-first' as const, oldStays: 'isolated' as const };
  expect(windowPlanOf(first).final).toEqual({ strategy: 'same', order: 'address-first', old: 'isolated' });
  expect(windowPlanOf({ ...first, strategy: 'different' }).final).toEqual({ strategy: 'different' });
  const linux = { ...first, takeover: 'direct' as const, new: { ...first.new, profile: 'generic-linux' } };
  expect(windowPlanOf(linux).final).toEqual({ strategy: 'same', takeover: 'direct', old: 'isolated' });
});

test('all that was typed is in the plan', () => {
  const keyFile = { fileId: 'file-0123456789abcdef', name: 'id_ed25519' };
  const plan = windowPlanOf({
    ...least,
    old: {
      ...least.old,
      sshPort: '2222',
      user: 'epp',
      authentication: ['key'],
      keyFile,
      consolePort: '8443',
      version: '5.9.4.2',
      hostKey: `SHA256:${'a'.repeat(43)}`,
      legacyAlgorithms: true,
      jump: [{ ...emptyMigration.old, id: 'x', address: 'bastion', authentication: ['password'], keyFile }],
    },
    endpoints: '1200',
    windowHours: '2,5',
    apiClientId: ' handover ',
    backup: 'existing',
    backupName: 'nightly',
    backupFolder: '/backups',
    push: 'no',
    strategy: 'different',
    finalAddress: '192.0.2.30',
    finalName: 'epp.example.org',
  });
  expect(plan).toMatchObject({
    old: {
      sshPort: 2222,
      user: 'epp',
      authentication: ['key'],
      keyFile: keyFile.fileId,
      consolePort: 8443,
      version: '5.9.4.2',
      legacyAlgorithms: true,
      jump: [{ address: 'bastion', authentication: ['password'] }],
    },
    endpoints: 1200,
    maintenanceWindowMinutes: 150,
    api: { clientId: 'handover' },
    backup: { use: 'nightly', folder: '/backups', push: 'no' },
    final: { strategy: 'different', address: '192.0.2.30', name: 'epp.example.org' },
  });
  // A key file that is not asked for is not sent.
  expect(plan.old.jump?.[0]).not.toHaveProperty('keyFile');
  expect(windowPlanSchema.safeParse(plan).success).toBe(true);
});

test('what is no number reaches the engine as such, and is refused by the name of its field', () => {
  const plan = windowPlanOf({ ...least, new: { ...least.new, sshPort: 'ssh' }, endpoints: 'many' });
  const parsed = windowPlanSchema.safeParse(plan);
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['new.sshPort', 'endpoints']);
});

test('a password that was pasted with the user or the address is refused, at a jump host too', () => {
  const hop = { ...emptyMigration.old, id: 'x', address: 'bastion', user: 'anna:Passw0rd' };
  const plan = windowPlanOf({
    ...least,
    old: { ...least.old, user: 'root:Passw0rd', jump: [hop] },
    new: { ...least.new, address: 'root:Passw0rd' },
  });
  const { error } = windowPlanSchema.safeParse(plan);
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([
    'old.user',
    'old.jump.0.user',
    'new.address',
  ]);
  expect(String(error)).not.toContain('Passw0rd');
  // A plan of before is opened all the same.
  expect(planSchema.safeParse(plan).success).toBe(true);
});
