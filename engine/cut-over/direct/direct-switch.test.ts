import { expect, test } from 'vitest';
import { holdsAddress, SwitchFailure } from './direct-switch.ts';

const answering = (exitCode: number, stdout: string) => async () => ({ exitCode, stdout, stderr: 'no ip' });
const shown = '2: eth0    inet 192.0.2.20/24 brd 192.0.2.255 scope global eth0\n';

test('a machine holds the address that one of its cards shows, and no other', async () => {
  expect(await holdsAddress(answering(0, shown), '192.0.2.20')).toBe(true);
  expect(await holdsAddress(answering(0, shown), '192.0.2.2')).toBe(false);
});

test('a machine that could not look does not hold it by that', async () => {
  await expect(holdsAddress(answering(127, ''), '192.0.2.20')).rejects.toBeInstanceOf(SwitchFailure);
});
