import type { ApplianceFacts } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import {
  isStub,
  parseIpAddr,
  parseIpRoute,
  parseResolvConf,
  parseResolvectl,
  type CardAddress,
  type DefaultRoute,
} from '../facts/addresses.ts';
import { readClock } from '../facts/clock.ts';
import {
  parseCount,
  parseDf,
  parseLoadAverage,
  parseMemTotal,
  parseOsRelease,
  parseUptime,
  parseWord,
} from '../facts/machine.ts';
import { networkOwnerOf } from '../facts/network-owner.ts';
import { platformOf } from '../facts/platform.ts';
import { createProbe, type Probe } from '../facts/probe.ts';

/**
 * What plain Linux tells of the machine, by commands that only read and need no rights. A fact that cannot be read
 * stands in `unread` with the reason. Throws only `reach.*` and the signal's reason.
 */
export async function readFacts(appliance: Appliance, signal: AbortSignal): Promise<ApplianceFacts> {
  appliance.begin('facts');
  const probe = createProbe(appliance, signal);
  // First and alone: other traffic would blur the round trip that is halved.
  const clockSkewMs = await probe.attempt('clockSkewMs', () =>
    readClock(appliance.host, appliance.clock, signal),
  );
  const [{ route, platform, ...told }, dnsServers] = await Promise.all([
    settled({
      hostName: probe.read('hostName', ['hostname'], parseWord),
      os: probe.read('os', ['cat', '/etc/os-release'], parseOsRelease),
      kernel: probe.read('kernel', ['uname', '-r'], parseWord),
      cores: probe.read('cores', ['nproc'], parseCount),
      ramBytes: probe.read('ramBytes', ['cat', '/proc/meminfo'], parseMemTotal),
      uptimeSeconds: probe.read('uptimeSeconds', ['cat', '/proc/uptime'], parseUptime),
      loadAverage: probe.read('loadAverage', ['cat', '/proc/loadavg'], parseLoadAverage),
      disks: probe.read('disks', ['df', '-P', '-B1'], parseDf, { mayFail: true }),
      addresses: probe.read('addresses', ['ip', '-j', 'addr'], parseIpAddr),
      route: readRoute(probe),
      platform: readPlatform(probe),
    }),
    readDnsServers(probe),
  ]);
  const networkOwner = await readNetworkOwner(probe, route, told.addresses);
  const { gateway } = route ?? {};
  const found = { ...told, gateway, dnsServers, clockSkewMs, networkOwner, ...platform };
  return withoutAbsent({ ...found, unread: [...probe.unread] });
}

/** Waits for all of them together. */
async function settled<T extends object>(promises: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const entries = Object.entries(promises).map(async ([name, value]) => [name, (await value) as unknown]);
  // Object.fromEntries loses the types: the keys are those of `promises`.
  return Object.fromEntries(await Promise.all(entries)) as { -readonly [K in keyof T]: Awaited<T[K]> };
}

async function readRoute(probe: Probe): Promise<DefaultRoute | undefined> {
  const route = await probe.read('gateway', ['ip', '-j', 'route'], parseIpRoute);
  if (!route || route.interfaceName !== undefined) return route;
  // An appliance may have IPv6 only (Netwrix: from 2512 on).
  const text = await probe.text(['ip', '-6', '-j', 'route']);
  return parseIpRoute(text) ?? route;
}

async function readDnsServers(probe: Probe): Promise<string[] | undefined> {
  const servers = await probe.read('dnsServers', ['cat', '/etc/resolv.conf'], parseResolvConf);
  if (!servers || !isStub(servers)) return servers;
  const real = parseResolvectl(await probe.text(['resolvectl', 'dns']));
  return real.length > 0 ? real : servers;
}

async function readPlatform(probe: Probe): Promise<ReturnType<typeof platformOf>> {
  const [virtualisation, systemVendor, productName, chassisAssetTag, cloudId] = await Promise.all([
    // Exit code 1 is its way to say `none`.
    probe.text(['systemd-detect-virt'], { mayFail: true }),
    probe.text(['cat', '/sys/class/dmi/id/sys_vendor']),
    probe.text(['cat', '/sys/class/dmi/id/product_name']),
    probe.text(['cat', '/sys/class/dmi/id/chassis_asset_tag']),
    probe.text(['cat', '/run/cloud-init/cloud-id']),
  ]);
  const platform = platformOf({ virtualisation, systemVendor, productName, chassisAssetTag, cloudId });
  if (platform.isCloudImage === undefined) probe.miss('platform', 'platform-not-told');
  return platform;
}

async function readNetworkOwner(
  probe: Probe,
  route: DefaultRoute | undefined,
  addresses: readonly CardAddress[] | undefined,
): Promise<ApplianceFacts['networkOwner']> {
  const card = route?.interfaceName ?? addresses?.[0]?.interfaceName;
  if (card === undefined) {
    probe.miss('networkOwner', 'card-unknown');
    return undefined;
  }
  const interfaces = ['/etc/network/interfaces', '/etc/network/interfaces.d'];
  const [netplan, ifaceLines, units] = await Promise.all([
    probe.text(['ls', '-1', '/etc/netplan']),
    probe.text(['grep', '-rshE', '^[[:space:]]*iface[[:space:]]', ...interfaces], { mayFail: true }),
    // Exit code 3 where one of them is not active; the lines stand in the order of the names.
    probe.text(['systemctl', 'is-active', ...networkUnits], { mayFail: true }),
  ]);
  const states = units.trim().split('\n');
  const activeUnits = networkUnits.filter((_, index) => states[index]?.trim() === 'active');
  if (states.length !== networkUnits.length && ifaceLines.trim() === '') {
    probe.miss('networkOwner', 'owner-not-told');
    return undefined;
  }
  const [networkctl, nmcli] = await Promise.all([
    activeUnits.includes('systemd-networkd')
      ? probe.text(['networkctl', '--no-pager', '--no-legend', 'list'])
      : '',
    activeUnits.includes('NetworkManager') ? probe.text(['nmcli', '-t', '-f', 'DEVICE,STATE', 'device']) : '',
  ]);
  const netplanFiles = netplan.split('\n').map((name) => name.trim());
  return networkOwnerOf({ card, netplanFiles, ifaceLines, activeUnits, networkctl, nmcli });
}

const networkUnits = ['systemd-networkd', 'NetworkManager'] as const;

type Known<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(
  record: T,
): Partial<Known<T>> & { unread: ApplianceFacts['unread'] } {
  const present = Object.entries(record).filter(([, value]) => value !== undefined);
  // Object.fromEntries loses the types: the keys are those of `record`, and `unread` is never undefined.
  return Object.fromEntries(present) as Partial<Known<T>> & { unread: ApplianceFacts['unread'] };
}
