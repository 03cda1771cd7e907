import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { expect, test } from 'vitest';
import { applianceFactsSchema } from '../../../shared/run/facts.ts';
import { MigrationError } from '../../errors.ts';
import { createLocalHost } from '../testing/local-host.ts';
import { createScriptedHost } from '../testing/scripted-host.ts';
import { calm, testAppliance } from '../testing/test-appliance.ts';
import { readFacts } from './facts.ts';

const sample = (name: string) => readFile(new URL(`../__samples__/${name}.txt`, import.meta.url), 'utf8');

/** A recorded machine: one answer a command. */
async function recorded(prefix: string, others: Record<string, string> = {}) {
  const answers: Record<string, string> = {
    hostname: await sample(`${prefix}/hostname`),
    'cat /etc/os-release': await sample(`${prefix}/os-release`),
    'uname -r': await sample(`${prefix}/uname`),
    nproc: await sample(`${prefix}/nproc`),
    'cat /proc/meminfo': await sample(`${prefix}/meminfo`),
    'cat /proc/uptime': await sample(`${prefix}/uptime`),
    'cat /proc/loadavg': await sample(`${prefix}/loadavg`),
    'df -P -B1': await sample(`${prefix}/df`),
    'ip -j addr': await sample(`${prefix}/ip-addr`),
    'ip -j route': await sample(`${prefix}/ip-route`),
    'cat /etc/resolv.conf': await sample(`${prefix}/resolv-conf`),
    ...others,
  };
  return createScriptedHost((command) => answers[command]);
}

test('a recorded Debian 12', async () => {
  const host = await recorded('debian-12', {
    // The laptop of the test stands at 12:00:00.
    'date +%s.%N': `${Date.parse('2026-03-01T12:01:30Z') / 1000}.250000000\n`,
    'systemd-detect-virt': 'docker\n',
  });
  const { appliance, events } = await testAppliance(host);
  const facts = await readFacts(appliance, calm);
  expect(facts).toEqual({
    hostName: 'vm',
    os: 'Debian GNU/Linux 12 (bookworm)',
    kernel: (await sample('debian-12/uname')).trim(),
    cores: 2,
    ramBytes: expect.any(Number) as number,
    uptimeSeconds: expect.any(Number) as number,
    loadAverage: expect.any(Number) as number,
    disks: expect.arrayContaining([
      { mount: '/', totalBytes: 270553174016, freeBytes: 85615153152 },
    ]) as unknown,
    addresses: [
      {
        interfaceName: 'eth0',
        address: '192.0.2.2',
        prefixLength: 24,
        isDynamic: false,
        mac: '02:fc:00:00:00:01',
      },
      {
        interfaceName: 'eth0',
        address: 'fd00::2',
        prefixLength: 64,
        isDynamic: false,
        mac: '02:fc:00:00:00:01',
      },
    ],
    gateway: '192.0.2.1',
    dnsServers: ['10.255.255.53'],
    clockSkewMs: 90_250,
    platform: 'docker',
    isCloudImage: false,
    unread: [{ fact: 'networkOwner', reason: 'owner-not-told' }],
  });
  expect(applianceFactsSchema.parse(facts)).toEqual(facts);
  expect(events.every((event) => event.type === 'command.ran')).toBe(true);
});

test('an appliance like Ubuntu 22.04: resolved, netplan, VMware', async () => {
  const host = await recorded('ubuntu-22.04', {
    'date +%s.%N': '1772366400.000000000\n',
    'systemd-detect-virt': 'vmware\n',
    'cat /sys/class/dmi/id/sys_vendor': 'VMware, Inc.\n',
    'resolvectl dns': await sample('ubuntu-22.04/resolvectl-dns'),
    'ls -1 /etc/netplan': '00-installer-config.yaml\n',
    'systemctl is-active systemd-networkd NetworkManager': 'active\ninactive\n',
    'networkctl --no-pager --no-legend list': await sample('ubuntu-22.04/networkctl'),
  });
  const { appliance } = await testAppliance(host);
  expect(await readFacts(appliance, calm)).toMatchObject({
    hostName: 'epp-old',
    os: 'Ubuntu 22.04.4 LTS',
    disks: [
      { mount: '/', totalBytes: 343597383680, freeBytes: 206158430208 },
      { mount: '/boot', totalBytes: 2040373248, freeBytes: 1610612736 },
    ],
    addresses: [{ interfaceName: 'ens160', address: '10.20.0.15', isDynamic: true }],
    gateway: '10.20.0.1',
    dnsServers: ['10.20.0.2', '10.20.0.3'],
    networkOwner: 'netplan-networkd',
    platform: 'VMware, Inc., vmware',
    isCloudImage: false,
    unread: [],
  });
});

test('what cannot be read stands in unread, and nothing is thrown', async () => {
  const { appliance } = await testAppliance(createScriptedHost(() => undefined));
  const facts = await readFacts(appliance, calm);
  expect(Object.keys(facts)).toEqual(['unread']);
  expect(facts.unread.map(({ fact }) => fact).sort()).toEqual([
    'addresses',
    'clockSkewMs',
    'cores',
    'disks',
    'dnsServers',
    'gateway',
    'hostName',
    'kernel',
    'loadAverage',
    'networkOwner',
    'os',
    'platform',
    'ramBytes',
    'uptimeSeconds',
  ]);
});

test('a time-out is a fact that is unread, a lost connection is an error', async () => {
  const slow = new MigrationError('appliance.command-timeout', { operation: 'df', timeoutMs: 1 });
  const timeouts = await testAppliance(createScriptedHost(() => slow));
  expect((await readFacts(timeouts.appliance, calm)).unread).toContainEqual({
    fact: 'disks',
    reason: 'appliance.command-timeout',
  });
  const sftpOnly = new MigrationError('transfer.unsupported', { operation: 'exec' });
  const silent = await testAppliance(createScriptedHost(() => sftpOnly));
  expect(Object.keys(await readFacts(silent.appliance, calm))).toEqual(['unread']);
  const lost = new MigrationError('reach.connection-lost', { address: 'a' });
  const gone = await testAppliance(createScriptedHost((command) => (command === 'nproc' ? lost : undefined)));
  await expect(readFacts(gone.appliance, calm)).rejects.toBe(lost);
});

test('no more than four commands run at a time', async () => {
  let running = 0;
  let most = 0;
  const host = createScriptedHost(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return undefined;
  });
  const { appliance } = await testAppliance(host);
  await readFacts(appliance, calm);
  expect(most).toBe(4);
});

test.runIf(process.platform === 'linux')('this machine, really', async () => {
  const { appliance } = await testAppliance(createLocalHost());
  const facts = await readFacts(appliance, calm);
  expect(facts).toMatchObject({ hostName: os.hostname(), kernel: os.release(), ramBytes: os.totalmem() });
  expect(facts.disks?.some(({ mount }) => mount === '/')).toBe(true);
});
if (process.platform !== 'linux')
  process.stdout.write('skipped: reading the facts of this machine needs Linux\n');
