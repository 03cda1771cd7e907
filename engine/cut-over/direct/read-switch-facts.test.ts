import { expect, test } from 'vitest';
import { readSwitchFacts } from './read-switch-facts.ts';
import type { RunAsRoot } from './run-as-root.ts';

const [temporary, final] = ['192.0.2.20', '192.0.2.10'];

interface Card {
  ifname: string;
  flags: string[];
  addr_info: { family: string; local: string; prefixlen: number; scope: string }[];
}
const inet = (local: string, scope = 'global') => ({ family: 'inet', local, prefixlen: 24, scope });
const card: Card = {
  ifname: 'eth0',
  flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
  addr_info: [
    inet(temporary),
    { family: 'inet6', local: 'fe80::1', prefixlen: 64, scope: 'link' },
    { family: 'inet6', local: '2001:db8::20', prefixlen: 64, scope: 'global' },
  ],
};
const kernelRoute = { dst: '192.0.2.0/24', dev: 'eth0', protocol: 'kernel', prefsrc: temporary };
const defaultRoute = { dst: 'default', gateway: '192.0.2.1', dev: 'eth0', protocol: 'static' };
const config = `auto eth0\niface eth0 inet static\n  address ${temporary}/24\n  gateway 192.0.2.1\n`;

interface Machine {
  card?: Card;
  routes?: object[];
  rules?: object[];
  files?: Record<string, string>;
  exitCode?: number;
  facts?: Parameters<typeof readSwitchFacts>[3];
  reachedBy?: string;
  final?: string;
}

function look(machine: Machine) {
  const { routes = [defaultRoute, kernelRoute], rules = [{ priority: 0, src: 'all', table: 'local' }] } =
    machine;
  const files = machine.files ?? { '/etc/network/interfaces': config };
  const scripts: string[] = [];
  const run: RunAsRoot = async (_name, script) => {
    scripts.push(script);
    const stdout = script.includes('ip -j address')
      ? [
          '== links',
          JSON.stringify([machine.card ?? card]),
          '== routes',
          JSON.stringify(routes),
          '== rules',
          JSON.stringify(rules),
          '',
        ].join('\n')
      : Object.entries(files)
          .map(([file, text]) => `== ${file}\n${text}\n`)
          .join('');
    return { exitCode: machine.exitCode ?? 0, stdout, stderr: '' };
  };
  return readSwitchFacts(
    run,
    machine.reachedBy ?? temporary,
    machine.final ?? final,
    machine.facts ?? { networkOwner: 'ifupdown' },
  );
}

test('a plain machine is fit: card, prefix, gateway, file, and what else is on the card', async () => {
  expect(await look({})).toEqual({
    kind: 'fit',
    spec: {
      interfaceName: 'eth0',
      finalAddress: final,
      prefixLength: 24,
      temporaryAddress: temporary,
      gateway: '192.0.2.1',
      owner: 'ifupdown',
      configFile: '/etc/network/interfaces',
    },
    config: { before: config, after: config.replace(temporary, final) },
    alsoOnCard: ['2001:db8::20/64'],
  });
});

test.each<[reason: string, what: string, machine: Machine]>([
  ['not-ipv4', 'a final address of IPv6', { final: '2001:db8::10' }],
  ['not-ipv4', 'a connection over IPv6', { reachedBy: '2001:db8::20' }],
  ['cloud-image', 'a cloud', { facts: { networkOwner: 'ifupdown', isCloudImage: true } }],
  ['several-owners', 'two tools for one card', { facts: { networkOwner: 'several' } }],
  ['no-owner', 'no tool at all', { facts: { networkOwner: 'none' } }],
  ['no-owner', 'a tool that is not known', { facts: {} }],
  ['no-tools', 'arping of another kind', { exitCode: 4 }],
  ['address-not-found', 'an address behind a translation', { reachedBy: '192.0.2.99' }],
  ['not-arpable', 'a loopback', { card: { ...card, flags: ['LOOPBACK', 'UP'] } }],
  ['not-arpable', 'a tunnel', { card: { ...card, flags: ['POINTOPOINT', 'NOARP', 'UP'] } }],
  ['not-arpable', 'a card that is down', { card: { ...card, flags: ['BROADCAST'] } }],
  ['outside-prefix', 'another network', { final: '198.51.100.10' }],
  ['rules', 'a rule by source', { rules: [{ priority: 100, src: temporary, table: 'app' }] }],
  ['rules', 'a route by source', { routes: [{ ...defaultRoute, prefsrc: temporary }, kernelRoute] }],
  ['config-not-found', 'DHCP', { files: { '/etc/network/interfaces': 'iface eth0 inet dhcp\n' } }],
  ['config-not-found', 'an address that stands twice', { files: { '/a': config, '/b': config } }],
  ['config-not-found', 'a strange file name', { files: { '/etc/x y': config } }],
])('refused (%s): %s', async (reason, _what, machine) => {
  expect(await look(machine)).toEqual({ kind: 'refused', reason });
});

test('an address that only begins alike is not taken for the own one', async () => {
  const files = { '/etc/network/interfaces': `${config}  up ping -c 1 192.0.2.200\n# 1192.0.2.20\n` };
  expect(await look({ files })).toMatchObject({ kind: 'fit' });
});
