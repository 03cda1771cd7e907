import { HostCommandError } from './host-command.ts';
import type { LinuxLab } from './lab.ts';
import { addresses, type LabPlace, type LabSide } from './layout.ts';
import { slowLaptop, slowLinkMs } from './slow-link.ts';

interface Fault {
  /** For the help of the command line. */
  readonly help: string;
  /** Switches it on or off; what is so already stays so. Throws where the machine that it needs is off. */
  readonly set: (lab: LinuxLab, isOn: boolean) => Promise<void>;
}

/** What can go wrong in the lab, each switched on and off. */
const faults = {
  'link-down-old': {
    help: 'the cable of the old appliance is cut at the switch, until it is switched on anew',
    set: (lab, isOn) => link(lab, 'old', isOn),
  },
  'link-down-new': {
    help: 'the same for the new appliance',
    set: (lab, isOn) => link(lab, 'new', isOn),
  },
  loss: {
    help: 'every tenth frame is lost on the switch',
    set: (lab, isOn) => filter(lab, 'loss', isOn, 'numgen random mod 100 < 10 drop'),
  },
  'slow-laptop': {
    help: `frames between the laptop and the switch take ${String(slowLinkMs)} ms each way`,
    set: slowLaptop,
  },
  'router-drops-gratuitous-arp': {
    help: 'the router does not learn from announcements, as many firewalls do not',
    set: (lab, isOn) =>
      inPlace(lab, 'router', ['sysctl', '-qw', `net.ipv4.conf.eth0.drop_gratuitous_arp=${isOn ? '1' : '0'}`]),
  },
  'ports-isolated': {
    help: 'the appliances cannot see each other, as in a private VLAN: ARP is blind',
    // By name and not by the port's own switch: a port is a new one whenever its machine is switched on.
    set: (lab, isOn) => {
      const both = `{ "${cable(lab, 'old')}", "${cable(lab, 'new')}" }`;
      return filter(lab, 'isolated', isOn, `iifname ${both} oifname ${both} drop`);
    },
  },
  'third-machine': {
    help: 'another machine takes the final address and announces itself',
    set: async (lab, isOn) => {
      const own = `${addresses.final}/${String(addresses.prefixLength)}`;
      const { stdout } = await lab.run('third', ['ip', '-br', 'address', 'show', 'dev', 'eth0']);
      if (stdout.includes(`${addresses.final}/`) === isOn) return;
      await inPlace(lab, 'third', ['ip', 'address', isOn ? 'add' : 'del', own, 'dev', 'eth0']);
      if (isOn) await inPlace(lab, 'third', ['arping', '-q', '-U', '-c', '2', '-I', 'eth0', addresses.final]);
    },
  },
  'old-resurrected': {
    help: 'somebody switches the old appliance on; off pulls its cord',
    set: async (lab, isOn) => {
      if (isOn) lab.old.powerOn();
      else await lab.old.pull();
    },
  },
  'ssh-cut-new': {
    help: 'all SSH sessions of the new appliance are ended once; its server goes on',
    set: async (lab, isOn) => {
      // The title of the server itself goes on with its path.
      if (isOn) await lab.new.console(['pkill', '-9', '-f', '^sshd: [^/]']);
    },
  },
  'ssh-reset-new': {
    help: 'whoever speaks SSH with the new appliance is answered with a reset',
    set: (lab, isOn) => guardSsh(lab, 'cut', isOn, 'reject with tcp reset'),
  },
  'ssh-silent-new': {
    help: 'whoever speaks SSH with the new appliance gets no answer',
    set: (lab, isOn) => guardSsh(lab, 'silent', isOn, 'drop'),
  },
  'disk-full-new': {
    help: 'no room is left on the disk of the new appliance',
    set: async (lab, isOn) => {
      const filler = '/var/filler';
      await lab.new.console(isOn ? ['sh', '-c', `cat /dev/zero > ${filler}`] : ['rm', '-f', filler]);
    },
  },
  'clock-wrong-new': {
    help: 'SSH sessions of the new appliance see a clock that is five minutes slow',
    // The kernel has one clock for all; libfaketime gives another to each process that it is loaded into.
    set: async (lab, isOn) => {
      const file = '/etc/ssh/sshd_config.d/clock.conf';
      const text =
        'SetEnv LD_PRELOAD=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1 FAKETIME=-300s';
      const change = isOn ? `echo "${text}" > ${file}` : `rm -f ${file}`;
      await lab.new.console(['sh', '-c', `${change}; systemctl reload ssh`]);
    },
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type LinuxFault = keyof typeof faults;

export const linuxFaults: Readonly<Record<LinuxFault, Fault>> = faults;

/** Names of all faults, in the order of the help. */
// The keys of an object of ours are what its type says.
export const linuxFaultNames = Object.keys(faults) as LinuxFault[];

function cable(lab: LinuxLab, side: LabSide): string {
  return `vb-${lab.names.machine(side)}`;
}

function link(lab: LinuxLab, side: LabSide, isDown: boolean): Promise<void> {
  return inPlace(lab, 'switch', ['ip', 'link', 'set', cable(lab, side), isDown ? 'down' : 'up']);
}

/** One rule over all frames that the switch passes on. */
async function filter(lab: LinuxLab, name: string, isOn: boolean, rule: string): Promise<void> {
  await lab.run('switch', ['nft', 'delete', 'table', 'bridge', name]);
  if (!isOn) return;
  await inPlace(lab, 'switch', ['nft', tableOf('bridge', name, 'forward', rule)]);
}

/** One rule at the SSH port of the new appliance, in its own network but not among its own files. */
async function guardSsh(lab: LinuxLab, name: string, isOn: boolean, verdict: string): Promise<void> {
  await lab.new.net(['nft', 'delete', 'table', 'inet', name]);
  if (!isOn) return;
  const table = tableOf('inet', name, 'input', `tcp dport 22 ${verdict}`);
  const { exitCode, stderr } = await lab.new.net(['nft', table]);
  if (exitCode !== 0) throw new HostCommandError(stderr.trim());
}

function tableOf(family: 'bridge' | 'inet', name: string, hook: string, rule: string): string {
  return `table ${family} ${name} {\nchain c {\ntype filter hook ${hook} priority 0;\n${rule}\n}\n}\n`;
}

async function inPlace(lab: LinuxLab, place: LabPlace, argv: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await lab.run(place, argv);
  if (exitCode !== 0) throw new HostCommandError(`${argv.join(' ')}: ${stderr.trim()}`);
}
