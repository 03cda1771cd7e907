import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isStub, parseIpAddr, parseIpRoute, parseResolvConf, parseResolvectl } from './addresses.ts';
import { parseDate } from './clock.ts';
import {
  parseCount,
  parseDf,
  parseLoadAverage,
  parseMemTotal,
  parseOsRelease,
  parseUptime,
  parseWord,
} from './machine.ts';
import { networkOwnerOf, type NetworkTraces } from './network-owner.ts';
import { platformOf } from './platform.ts';

const sample = (name: string) => readFile(new URL(`../__samples__/${name}.txt`, import.meta.url), 'utf8');

test('a recorded date, and what is none', async () => {
  const recorded = parseDate(await sample('debian-12/date')) ?? 0;
  expect(new Date(recorded).getUTCFullYear()).toBeGreaterThan(2020);
  expect(parseDate('1772366400.5\n')).toBe(1772366400500);
  expect(parseDate('1772366400.%N\n')).toBe(1772366400000);
  expect(parseDate('1772366400')).toBe(1772366400000);
  expect(parseDate('Sun Mar  1')).toBeUndefined();
});

test('recorded numbers', async () => {
  expect(parseMemTotal(await sample('debian-12/meminfo'))).toBeGreaterThan(2 ** 30);
  expect(parseUptime(await sample('debian-12/uptime'))).toBeGreaterThan(0);
  expect(parseCount(await sample('debian-12/nproc'))).toBe(2);
  expect(parseLoadAverage(await sample('ubuntu-22.04/loadavg'))).toBe(0.03);
});

test.each([
  ['df', parseDf('Filesystem 1-blocks Used Available Capacity Mounted on\n')],
  ['meminfo', parseMemTotal('nothing')],
  ['uptime', parseUptime('')],
  ['nproc', parseCount('many')],
  ['loadavg', parseLoadAverage('idle')],
  ['hostname', parseWord('two words')],
  ['os-release', parseOsRelease('# only a comment')],
  ['ip addr', parseIpAddr('Object "-j" is unknown')],
  ['ip addr of another form', parseIpAddr('{"a":1}')],
  ['ip route', parseIpRoute('oops')],
])('%s that is not understood is undefined', (_name, value) => {
  expect(value).toBeUndefined();
});

test('df: a root on memory counts, spaces in a mount point too', () => {
  expect(
    parseDf('overlay 100 40 60 40% /\n/dev/sdb1 10 1 9 10% /mnt/my disk\ntmpfs 5 0 5 0% /tmp\n'),
  ).toEqual([
    { mount: '/', totalBytes: 100, freeBytes: 60 },
    { mount: '/mnt/my disk', totalBytes: 10, freeBytes: 9 },
  ]);
});

test('routes: no default route, none at all, and two of them', () => {
  expect(parseIpRoute('')).toEqual({});
  expect(parseIpRoute('[{"dst":"10.0.0.0/8","dev":"eth0"}]')).toEqual({});
  const two =
    '[{"dst":"default","gateway":"10.0.0.2","dev":"b","metric":200},{"dst":"default","gateway":"10.0.0.1","dev":"a","metric":100}]';
  expect(parseIpRoute(two)).toEqual({ gateway: '10.0.0.1', interfaceName: 'a' });
});

test('name servers', () => {
  expect(parseResolvConf('# nameserver 1.1.1.1\nnameserver 10.0.0.1\n nameserver fd00::1\n')).toEqual([
    '10.0.0.1',
    'fd00::1',
  ]);
  expect(isStub(['127.0.0.53'])).toBe(true);
  expect(isStub([])).toBe(false);
  expect(
    parseResolvectl('Global: 9.9.9.9#dns.quad9.net\nLink 2 (eth0): 9.9.9.9 fd00::1\nLink 3 (x):\n'),
  ).toEqual(['9.9.9.9', 'fd00::1']);
});

const none: NetworkTraces = {
  card: 'eth0',
  netplanFiles: [],
  ifaceLines: '',
  activeUnits: [],
  networkctl: '',
  nmcli: '',
};
test.each<[string, Partial<NetworkTraces>, string]>([
  ['nothing', {}, 'none'],
  ['networkd', { activeUnits: ['systemd-networkd'] }, 'networkd'],
  [
    'netplan by networkd',
    { activeUnits: ['systemd-networkd'], netplanFiles: ['50-cloud-init.yaml'] },
    'netplan-networkd',
  ],
  [
    'netplan by NetworkManager',
    { activeUnits: ['NetworkManager'], netplanFiles: ['a.yaml'], nmcli: 'eth0:connected\n' },
    'netplan-networkmanager',
  ],
  [
    'NetworkManager',
    { activeUnits: ['NetworkManager'], nmcli: 'lo:unmanaged\neth0:connected\n' },
    'networkmanager',
  ],
  ['ifupdown', { ifaceLines: 'iface lo inet loopback\niface eth0 inet static\n' }, 'ifupdown'],
  ['ifupdown that leaves it alone', { ifaceLines: 'iface eth0 inet manual\n' }, 'none'],
  [
    'networkd that leaves it alone, and ifupdown',
    {
      activeUnits: ['systemd-networkd'],
      networkctl: '  2 eth0 ether routable unmanaged\n',
      ifaceLines: 'iface eth0 inet static',
    },
    'ifupdown',
  ],
  [
    'two that own it',
    {
      activeUnits: ['systemd-networkd', 'NetworkManager'],
      networkctl: '2 eth0 ether routable configured',
      nmcli: 'eth0:connected',
    },
    'several',
  ],
  [
    'two, of which one only watches',
    {
      activeUnits: ['systemd-networkd', 'NetworkManager'],
      networkctl: '2 eth0 ether routable configured',
      nmcli: 'eth0:connected (externally)',
    },
    'networkd',
  ],
  ['two that cannot be asked', { activeUnits: ['systemd-networkd', 'NetworkManager'] }, 'several'],
])('network owner: %s', (_name, traces, expected) => {
  expect(networkOwnerOf({ ...none, ...traces })).toBe(expected);
});

const blank = { virtualisation: '', systemVendor: '', productName: '', chassisAssetTag: '', cloudId: '' };
test.each([
  [
    'AWS',
    { systemVendor: 'Amazon EC2\n', virtualisation: 'amazon\n' },
    { platform: 'AWS, amazon', isCloudImage: true },
  ],
  [
    'GCP',
    { systemVendor: 'Google', productName: 'Google Compute Engine\n' },
    { platform: 'GCP', isCloudImage: true },
  ],
  [
    'Azure',
    { systemVendor: 'Microsoft Corporation', chassisAssetTag: '7783-7084-3265-9085-8269-3286-77\n' },
    { platform: 'Azure', isCloudImage: true },
  ],
  [
    'Hyper-V',
    { systemVendor: 'Microsoft Corporation\n', virtualisation: 'microsoft\n' },
    { platform: 'Microsoft Corporation, microsoft', isCloudImage: false },
  ],
  [
    'bare metal',
    { systemVendor: 'Dell Inc.', virtualisation: 'none' },
    { platform: 'Dell Inc., none', isCloudImage: false },
  ],
  [
    'a seed of cloud-init without a cloud',
    { cloudId: 'nocloud\n', virtualisation: 'kvm' },
    { platform: 'kvm', isCloudImage: false },
  ],
  ['nothing', {}, {}],
])('platform: %s', (_name, traces, expected) => {
  expect(platformOf({ ...blank, ...traces })).toEqual(expected);
});
