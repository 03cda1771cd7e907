import { expect, test } from 'vitest';
import { format } from '../../../shared/text/en/format.ts';
import { connect } from '../../../shared/text/en/window/connect.ts';
import { otherUnread, readingOf } from './fact-lines.ts';

const { stage } = connect;
const nothing = { unread: [] };

test('a fact is shown with what belongs to it', () => {
  const facts = {
    ...nothing,
    cores: 4,
    ramBytes: 8e9,
    disks: [
      { mount: '/', totalBytes: 100e9, freeBytes: 40e9 },
      { mount: '/var', totalBytes: 1e12, freeBytes: 5e11 },
    ],
    addresses: [{ interfaceName: 'ens192', address: '192.0.2.10', prefixLength: 24, isDynamic: true }],
    networkOwner: 'several' as const,
    platform: 'vmware',
    isCloudImage: false,
    uptimeSeconds: 3600,
  };
  const lines = (fact: Parameters<typeof readingOf>[0]) => readingOf(fact, facts, format, stage);
  expect(lines('cores')).toEqual({ kind: 'read', lines: ['4'] });
  expect(lines('disks')).toEqual({
    kind: 'read',
    lines: ['/: 40.0 GB free of 100.0 GB', '/var: 500.0 GB free of 1.0 TB'],
  });
  expect(lines('addresses')).toEqual({ kind: 'read', lines: ['192.0.2.10/24 (ens192, by DHCP)'] });
  expect(lines('networkOwner')).toEqual({ kind: 'read', lines: ['several at once'] });
  expect(lines('uptimeSeconds')).toEqual({ kind: 'read', lines: ['1 h'] });
});

test('a clock is told by how far it is off, and small differences are none', () => {
  const clock = (clockSkewMs: number) => readingOf('clockSkewMs', { ...nothing, clockSkewMs }, format, stage);
  expect(clock(-400)).toEqual({ kind: 'read', lines: ['agrees with this computer'] });
  expect(clock(90_000)).toEqual({ kind: 'read', lines: ['1 min 30 s ahead of this computer'] });
  expect(clock(-5_000)).toEqual({ kind: 'read', lines: ['5 s behind this computer'] });
});

test('what could not be read is told as such, and is not the same as nothing', () => {
  const facts = { unread: [{ fact: 'gateway', reason: 'ip: not found\u001b[31m' }] };
  expect(readingOf('gateway', facts, format, stage)).toEqual({ kind: 'unread', reason: 'ip: not found' });
  expect(readingOf('kernel', facts, format, stage)).toEqual({ kind: 'not-told' });
});

test('what has no line of its own is still listed', () => {
  const facts = {
    unread: [
      { fact: 'gateway', reason: 'x' },
      { fact: 'isCloudImage', reason: 'y' },
    ],
  };
  expect(otherUnread(facts)).toEqual([{ fact: 'isCloudImage', reason: 'y' }]);
});
