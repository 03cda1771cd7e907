import { expect, test } from 'vitest';
import { fingerprintCommand, fingerprintCommandByHand, hostKeyName } from './host-key-file.ts';

test.each([
  ['ssh-ed25519', 'ed25519', 'ED25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa', 'ECDSA'],
  ['ecdsa-sha2-nistp521', 'ecdsa', 'ECDSA'],
  ['ssh-rsa', 'rsa', 'RSA'],
  ['rsa-sha2-512', 'rsa', 'RSA'],
  ['ssh-dss', 'dsa', 'DSA'],
])('%s is read from the file of its kind', (keyType, part, name) => {
  expect(fingerprintCommand(keyType)).toBe(`ssh-keygen -lf /etc/ssh/ssh_host_${part}_key.pub`);
  expect(fingerprintCommandByHand(keyType)).toContain(`/etc/ssh/ssh_host_${part}_key.pub |`);
  expect(hostKeyName(keyType)).toBe(name);
});

test('a type that nobody here knows is looked for in all files, and keeps its name', () => {
  expect(fingerprintCommand('ssh-new')).toContain('/etc/ssh/ssh_host_*_key.pub');
  expect(hostKeyName('ssh-new')).toBe('ssh-new');
});
