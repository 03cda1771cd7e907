import { addresses, type LabNames, type LabPlace } from './layout.ts';
import { command, tryCommand } from './host-command.ts';

/** Runs a command in one of the lab's namespaces; a bad end is a result. */
export function tryIn(names: LabNames, place: LabPlace, argv: readonly string[], timeoutMs = 300_000) {
  return tryCommand(inNamespace(names, place, argv), { timeoutMs });
}

/** The same for a command that must end well; gives its standard output. */
export function runIn(names: LabNames, place: LabPlace, argv: readonly string[]): Promise<string> {
  return command(inNamespace(names, place, argv));
}

/** A command line that runs `argv` in a namespace. */
export function inNamespace(names: LabNames, place: LabPlace, argv: readonly string[]): string[] {
  return ['nsenter', `--net=/run/netns/${names.namespace(place)}`, '--', ...argv];
}

/** Builds the network without the appliances: switch, router, laptop, one client on each side, and a possible third machine. */
export async function buildNetwork(names: LabNames): Promise<void> {
  const { gateway, laptop, near, third, far, farGateway } = addresses;
  for (const place of ['switch', 'router', 'laptop', 'near', 'far', 'third'] as const) {
    await command(['ip', 'netns', 'add', names.namespace(place)]);
    await runIn(names, place, ['ip', 'link', 'set', 'lo', 'up']);
  }
  await runIn(names, 'switch', ['ip', 'link', 'add', 'br0', 'type', 'bridge', 'forward_delay', '0']);
  await runIn(names, 'switch', ['ip', 'link', 'set', 'br0', 'up']);
  for (const [place, address] of [
    ['router', gateway],
    ['laptop', laptop],
    ['near', near],
    ['third', third],
  ] as const)
    await plugIn(names, place, address);
  await cable(names, ['router', 'far0'], ['far', 'eth0']);
  await configure(names, 'router', 'far0', farGateway);
  await configure(names, 'far', 'eth0', far);
  await runIn(names, 'router', ['sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  for (const place of ['laptop', 'near', 'third'] as const)
    await runIn(names, place, ['ip', 'route', 'add', 'default', 'via', gateway]);
  await runIn(names, 'far', ['ip', 'route', 'add', 'default', 'via', farGateway]);
}

async function plugIn(names: LabNames, place: LabPlace, address: string): Promise<void> {
  await cable(names, [place, 'eth0'], ['switch', place]);
  await runIn(names, 'switch', ['ip', 'link', 'set', place, 'master', 'br0']);
  await configure(names, place, 'eth0', address);
}

async function cable(
  names: LabNames,
  [one, oneCard]: readonly [LabPlace, string],
  [other, otherCard]: readonly [LabPlace, string],
): Promise<void> {
  const peer = ['peer', 'name', otherCard, 'netns', names.namespace(other)];
  await runIn(names, one, ['ip', 'link', 'add', oneCard, 'type', 'veth', ...peer]);
  await runIn(names, one, ['ip', 'link', 'set', oneCard, 'up']);
  await runIn(names, other, ['ip', 'link', 'set', otherCard, 'up']);
}

async function configure(names: LabNames, place: LabPlace, cardName: string, address: string): Promise<void> {
  const withPrefix = `${address}/${String(addresses.prefixLength)}`;
  await runIn(names, place, ['ip', 'address', 'add', withPrefix, 'dev', cardName]);
}
