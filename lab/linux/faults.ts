import { HostCommandError } from './host-command.ts';
import type { LinuxLab } from './lab.ts';
import { addresses, type LabSide } from './layout.ts';

/** What can go wrong in the lab's network, each switched on and off. */
export const linuxFaults = {
  'link-down-old': (lab, isOn) => link(lab, 'old', isOn),
  'link-down-new': (lab, isOn) => link(lab, 'new', isOn),
  /** Every tenth frame is lost on the switch. */
  loss: async (lab, isOn) => {
    await inPlace(lab, 'switch', ['nft', 'delete', 'table', 'bridge', 'loss'], true);
    if (!isOn) return;
    const rules =
      'table bridge loss { chain c { type filter hook forward priority 0; numgen random mod 100 < 10 drop; } }';
    await inPlace(lab, 'switch', ['nft', rules]);
  },
  /** The router does not learn from announcements, as firewalls do. */
  'router-drops-gratuitous-arp': (lab, isOn) =>
    inPlace(lab, 'router', ['sysctl', '-qw', `net.ipv4.conf.eth0.drop_gratuitous_arp=${isOn ? '1' : '0'}`]),
  /** The appliances cannot see each other's frames, as in a private VLAN: ARP is blind. */
  'ports-isolated': async (lab, isOn) => {
    for (const side of ['old', 'new'] as const)
      await inPlace(
        lab,
        'switch',
        ['bridge', 'link', 'set', 'dev', cable(lab, side), 'isolated', isOn ? 'on' : 'off'],
        true,
      );
  },
  /** Another machine holds the final address. */
  'third-machine': (lab, isOn) => {
    const own = `${addresses.final}/${String(addresses.prefixLength)}`;
    return inPlace(lab, 'third', ['ip', 'address', isOn ? 'add' : 'del', own, 'dev', 'eth0']);
  },
  /** The old machine is started again by somebody; off means that its cord is pulled. */
  'old-resurrected': async (lab, isOn) => {
    if (isOn) lab.old.powerOn();
    else await lab.old.pull();
  },
  /** All SSH sessions of the new appliance are cut; its server goes on. */
  'ssh-cut-new': async (lab, isOn) => {
    if (isOn) await lab.new.console(['pkill', '-9', '-f', '^sshd: ']);
  },
  /** No room is left on the disk of the new appliance. */
  'disk-full-new': async (lab, isOn) => {
    await lab.new.console(isOn ? ['sh', '-c', 'cat /dev/zero > /var/filler'] : ['rm', '-f', '/var/filler']);
  },
} as const satisfies Readonly<Record<string, (lab: LinuxLab, isOn: boolean) => Promise<void>>>;

export type LinuxFault = keyof typeof linuxFaults;

function cable(lab: LinuxLab, side: LabSide): string {
  return `vb-${lab.names.machine(side)}`;
}

function link(lab: LinuxLab, side: LabSide, isDown: boolean): Promise<void> {
  return inPlace(lab, 'switch', ['ip', 'link', 'set', cable(lab, side), isDown ? 'down' : 'up']);
}

async function inPlace(
  lab: LinuxLab,
  place: Parameters<LinuxLab['run']>[0],
  argv: readonly string[],
  mayFail = false,
): Promise<void> {
  const { exitCode, stderr } = await lab.run(place, argv);
  if (exitCode !== 0 && !mayFail) throw new HostCommandError(`${argv.join(' ')}: ${stderr.trim()}`);
}
