import ipaddr from 'ipaddr.js';
import type { ApplianceFacts } from '../../run/facts.ts';
import { finding, type CheckId, type Finding } from '../../run/finding.ts';
import { unreadFact, untested, type Checks, type PreflightInput } from './preflight-input.ts';
import { nobodysAddress } from '../nobodys-address.ts';
import { needsBothDnsFields } from '../versions.ts';

/** Beyond this a clock is wrong: certificates and the order of a journal depend on it. Our own number. */
export const clockSkewLimitMs = 120_000;
/** A certificate that ends within this time will trouble somebody soon. Our own number. */
export const certificateSpareMs = 30 * 24 * 60 * 60_000;

const bothSides = ['old', 'new'] as const;

/** Checks of addresses, names, consoles, certificates and clocks. */
export const networkChecks = {
  'preflight.different-address': (input) =>
    input.strategy === 'different'
      ? finding('preflight.different-address', 'warning', {
          oldAddress: input.old.address,
          newAddress: input.finalAddress,
        })
      : undefined,
  'preflight.dhcp-on-new': (input) => {
    const addresses = input.new.facts?.addresses;
    if (!addresses) return unreadFact('dhcp-on-new', 'new', input, 'addresses');
    // IPv6 addresses that come from router advertisements are dynamic as well, and harmless.
    const dynamic = outer(addresses).find((a) => a.isDynamic && !isIpv6(a.address));
    return dynamic && finding('preflight.dhcp-on-new', 'warning', { interfaceName: dynamic.interfaceName });
  },
  'preflight.ipv6-only': (input) =>
    bothSides
      .filter((side) => {
        const all = outer(input[side].facts?.addresses ?? []);
        return all.length > 0 && all.every((a) => isIpv6(a.address));
      })
      .map((side) => finding('preflight.ipv6-only', 'warning', { side })),
  'preflight.ipv6-not-moved': (input) => {
    if (input.strategy === 'different' || isIpv6(input.finalAddress)) return undefined;
    const moving = outer(input.old.facts?.addresses ?? []).filter((a) => isIpv6(a.address));
    const addresses = [...new Set(moving.map((a) => a.address))].join(', ');
    return addresses === '' ? undefined : finding('preflight.ipv6-not-moved', 'warning', { addresses });
  },
  'preflight.addresses-not-moved': (input) => {
    const addresses = input.old.facts?.addresses;
    if (!addresses) return unreadFact('addresses-not-moved', 'old', input, 'addresses', 'info');
    const all = outer(addresses).filter((a) => !isIpv6(a.address) && a.address !== nobodysAddress);
    // Where it is known by a name, one of them is the one that moves: which, nobody has said.
    const own = all.length === 1 ? all.map((a) => a.address) : [input.old.address, input.finalAddress];
    const onNew = input.new.facts?.addresses ?? [];
    const lost = all.filter(
      (a) =>
        !own.some((each) => isSameAddress(each, a.address)) &&
        // What both have alike (a bridge for containers) is inside the machine.
        !onNew.some((each) => isSameAddress(each.address, a.address)),
    );
    const named = lost.map((a) => `${a.address}/${String(a.prefixLength)} (${a.interfaceName})`).join(', ');
    return named === ''
      ? undefined
      : finding('preflight.addresses-not-moved', 'warning', { addresses: named });
  },
  'preflight.direct-refused': (input) =>
    input.direct?.kind === 'refused'
      ? finding('preflight.direct-refused', 'error', {
          reason: input.direct.reason,
          address: input.finalAddress,
        })
      : input.direct?.kind === 'not-read'
        ? untested('direct-refused', 'new', 'not-read')
        : undefined,
  'preflight.direct-ready': ({ direct, finalAddress, ...input }) =>
    direct?.kind === 'fit'
      ? finding('preflight.direct-ready', 'info', {
          address: finalAddress,
          card: direct.interfaceName,
          owner: direct.owner,
          file: direct.configFile,
          gateway: direct.gateway ?? '',
          also: direct.alsoOnCard.join(', '),
          dns: input.new.facts?.dnsServers?.join(', ') ?? '',
        })
      : undefined,
  'preflight.command-refused': (input) => refusedAhead('command', input),
  'preflight.folder-refused': (input) => refusedAhead('folder', input),
  'preflight.dns-fields': (input) => {
    const targetVersion = input.new.product?.version ?? input.new.declaredVersion;
    if (targetVersion === undefined || needsBothDnsFields(targetVersion) !== true) return undefined;
    const servers = input.new.facts?.dnsServers;
    return servers && servers.length >= 2
      ? undefined
      : finding('preflight.dns-fields', 'warning', { targetVersion });
  },
  'preflight.cloud-image': (input) =>
    bothSides.flatMap((side): Finding[] => {
      const isCloud = input[side].facts?.isCloudImage;
      const severity = side === 'new' ? 'warning' : 'info';
      if (isCloud === undefined) return [unreadFact('cloud-image', side, input, 'isCloudImage', severity)];
      const platform = input[side].facts?.platform ?? '';
      return isCloud ? [finding('preflight.cloud-image', severity, { side, platform })] : [];
    }),
  'preflight.final-address-subnet': (input) => {
    const addresses = input.new.facts?.addresses;
    if (!addresses || input.strategy === 'different') return undefined;
    if (!ipaddr.isValid(input.finalAddress)) {
      return untested('final-address-subnet', 'new', 'not-an-address', 'info');
    }
    if (addresses.some((a) => isInNetwork(input.finalAddress, a))) return undefined;
    const networks = outer(addresses).map((a) => `${a.address}/${String(a.prefixLength)}`);
    return finding('preflight.final-address-subnet', 'info', {
      address: input.finalAddress,
      networks: networks.join(', '),
    });
  },
  'preflight.clock-skew': (input) =>
    bothSides.flatMap((side): Finding[] => {
      const skewMs = input[side].facts?.clockSkewMs;
      if (skewMs === undefined) return [unreadFact('clock-skew', side, input, 'clockSkewMs')];
      if (Math.abs(skewMs) <= clockSkewLimitMs) return [];
      return [finding('preflight.clock-skew', 'warning', { side, skewSeconds: Math.round(skewMs / 1000) })];
    }),
  'preflight.name-resolution': (input) => {
    const { finalName: name, finalNameResolvesTo: found, finalAddress: expected } = input;
    if (name === undefined) return undefined;
    if (!found) return untested('name-resolution', 'local', 'not-read');
    if (!ipaddr.isValid(expected)) return untested('name-resolution', 'local', 'not-an-address');
    if (found.some((address) => isSameAddress(address, expected))) return undefined;
    return finding('preflight.name-resolution', 'warning', { name, resolvesTo: found.join(', '), expected });
  },
  'preflight.console-unreachable': (input) =>
    bothSides.flatMap((side): Finding[] => {
      const seen = input[side].console;
      if (!seen) return [untested('console-unreachable', side, 'not-read')];
      if (seen.isReachable) return [];
      return [finding('preflight.console-unreachable', 'warning', { side, address: seen.address })];
    }),
  'preflight.certificate-address': (input) => {
    const address = input.finalName ?? input.finalAddress;
    const certificate = input.old.console?.certificate;
    if (!certificate) return untested('certificate-address', 'old', 'not-reached', 'info');
    if (certificate.names.some((name) => isCovered(address, name))) return undefined;
    // With the same address nothing changes for the clients, whatever the certificate says.
    const severity = input.strategy === 'different' ? 'warning' : 'info';
    return finding('preflight.certificate-address', severity, {
      address,
      names: certificate.names.join(', '),
    });
  },
  'preflight.certificate-expires': (input) =>
    bothSides.flatMap((side): Finding[] => {
      const expires = input[side].console?.certificate?.validTo;
      if (expires === undefined) return [untested('certificate-expires', side, 'not-reached', 'info')];
      const endMs = Date.parse(expires);
      if (Number.isNaN(endMs)) return [untested('certificate-expires', side, 'not-read', 'info')];
      const isSoon = endMs - input.nowMs < certificateSpareMs;
      return isSoon ? [finding('preflight.certificate-expires', 'warning', { side, expires })] : [];
    }),
} satisfies Partial<Checks<CheckId>>;

type Address = NonNullable<ApplianceFacts['addresses']>[number];

/** Addresses that other machines can reach: neither loopback nor link-local. */
function outer(addresses: readonly Address[]): Address[] {
  return addresses.filter(
    ({ address }) =>
      ipaddr.isValid(address) && !['loopback', 'linkLocal'].includes(ipaddr.parse(address).range()),
  );
}

function isIpv6(address: string): boolean {
  return ipaddr.IPv6.isValid(address);
}

function isInNetwork(address: string, network: Address): boolean {
  if (!ipaddr.isValid(network.address)) return false;
  const wanted = ipaddr.parse(address);
  const own = ipaddr.parse(network.address);
  return wanted.kind() === own.kind() && wanted.match(own, network.prefixLength);
}

function isSameAddress(a: string, b: string): boolean {
  if (!ipaddr.isValid(a) || !ipaddr.isValid(b)) return a === b;
  return ipaddr.parse(a).toNormalizedString() === ipaddr.parse(b).toNormalizedString();
}

/** Whether a name of a certificate stands for an address; `*` stands for one label. */
function isCovered(address: string, name: string): boolean {
  const [wanted, offered] = [address.toLowerCase(), name.toLowerCase()];
  if (isSameAddress(wanted, offered)) return true;
  return offered.startsWith('*.') && wanted.slice(wanted.indexOf('.')) === offered.slice(1);
}

/** One finding a side for all that a later step would be refused, and one for what could not be looked at. */
function refusedAhead(what: 'command' | 'folder', { ahead }: PreflightInput): Finding[] {
  const id = `preflight.${what}-refused` as const;
  return bothSides.flatMap((side): Finding[] => {
    // A folder is used before the hold point in any case; some of the commands only after it.
    const notRead = untested(`${what}-refused`, side, 'not-read', what === 'folder' ? 'info' : 'warning');
    if (!ahead) return [notRead];
    const looks = ahead.filter((look) => look.side === side && look.what === what);
    const refused = looks.filter((look) => look.kind === 'refused');
    const severity = refused.every(({ hasOtherWay }) => hasOtherWay) ? 'info' : 'warning';
    const words = refused
      .map(({ name, detail }) => (detail === name ? name : `${name}: ${detail}`))
      .join('; ');
    return [
      ...(refused.length > 0 ? [finding(id, severity, { side, refused: words })] : []),
      ...(looks.some((look) => look.kind === 'not-read') ? [notRead] : []),
    ];
  });
}
