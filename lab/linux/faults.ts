import fs from 'node:fs';
import path from 'node:path';
import { command, HostCommandError } from './host-command.ts';
import type { LinuxLab } from './lab.ts';
import { addresses, type LabSide } from './layout.ts';
import { runIn } from './network.ts';
import { slowLaptop, slowLinkMs } from './slow-link.ts';

type Switch = (lab: LinuxLab, isOn: boolean) => Promise<unknown>;

/** What can go wrong in the lab, each switched on and off. What is so already stays so; throws where the machine that it needs is off. */
export const linuxFaults = {
  'link-down-old': (lab, isOn) => link(lab, 'old', isOn),
  'link-down-new': (lab, isOn) => link(lab, 'new', isOn),
  loss: (lab, isOn) => filter(lab, 'loss', isOn, 'numgen random mod 100 < 10 drop'),
  'slow-laptop': slowLaptop,
  'router-drops-gratuitous-arp': (lab, isOn) =>
    runIn(lab.names, 'router', [
      'sysctl',
      '-qw',
      `net.ipv4.conf.eth0.drop_gratuitous_arp=${isOn ? '1' : '0'}`,
    ]),
  // By name and not by the port's own flag: a port is a new one whenever its machine is switched on.
  'ports-isolated': (lab, isOn) => {
    const both = `{ "${cable(lab, 'old')}", "${cable(lab, 'new')}" }`;
    return filter(lab, 'isolated', isOn, `iifname ${both} oifname ${both} drop`);
  },
  'third-machine': async (lab, isOn) => {
    const own = `${addresses.final}/${String(addresses.prefixLength)}`;
    const { stdout } = await lab.run('third', ['ip', '-br', 'address', 'show', 'dev', 'eth0']);
    if (stdout.includes(`${addresses.final}/`) === isOn) return;
    await runIn(lab.names, 'third', ['ip', 'address', isOn ? 'add' : 'del', own, 'dev', 'eth0']);
    if (isOn)
      await runIn(lab.names, 'third', ['arping', '-q', '-U', '-c', '2', '-I', 'eth0', addresses.final]);
  },
  'old-resurrected': async (lab, isOn) => {
    if (isOn) lab.old.powerOn();
    else await lab.old.pull();
  },
  'ssh-cut-new': async (lab, isOn) => {
    // The server's own title goes on with its path.
    if (isOn) await lab.new.console(['pkill', '-9', '-f', '^sshd: [^/]']);
  },
  'ssh-reset-new': (lab, isOn) => guardSsh(lab, 'cut', isOn, 'reject with tcp reset'),
  'ssh-silent-new': (lab, isOn) => guardSsh(lab, 'silent', isOn, 'drop'),
  'disk-full-new': (lab, isOn) => fillDisk(lab, 'new', isOn),
  // The kernel has one clock for all; libfaketime gives another to each process that it is loaded into.
  'clock-wrong-new': async (lab, isOn) => {
    const file = '/etc/ssh/sshd_config.d/clock.conf';
    const text = 'SetEnv LD_PRELOAD=/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1 FAKETIME=-300s';
    const change = isOn ? `echo "${text}" > ${file}` : `rm -f ${file}`;
    await lab.new.console(['sh', '-c', `${change}; systemctl reload ssh`]);
  },
} as const satisfies Readonly<Record<string, Switch>>;

export type LinuxFault = keyof typeof linuxFaults;

/** What each of them means, for the help of the command line. */
export const linuxFaultHelp: Readonly<Record<LinuxFault, string>> = {
  'link-down-old': 'the cable of the old appliance is cut at the switch, until it is switched on anew',
  'link-down-new': 'the same for the new appliance',
  loss: 'every tenth frame is lost on the switch',
  'slow-laptop': `frames between the laptop and the switch take ${String(slowLinkMs)} ms each way`,
  'router-drops-gratuitous-arp': 'the router does not learn from announcements, as many firewalls do not',
  'ports-isolated': 'the appliances cannot see each other, as in a private VLAN: ARP is blind',
  'third-machine': 'another machine takes the final address and announces itself',
  'old-resurrected': 'somebody switches the old appliance on; off pulls its cord',
  'ssh-cut-new': 'all SSH sessions of the new appliance are ended once; its server goes on',
  'ssh-reset-new': 'whoever speaks SSH with the new appliance is answered with a reset',
  'ssh-silent-new': 'whoever speaks SSH with the new appliance gets no answer',
  'disk-full-new': 'the disk of the new appliance is as large as what is on it',
  'clock-wrong-new': 'SSH sessions of the new appliance see a clock that is five minutes slow',
};

/** All of them, in the order of the help. */
// The keys of an object of ours are what its type says.
export const linuxFaultNames = Object.keys(linuxFaultHelp) as LinuxFault[];

function cable(lab: LinuxLab, side: LabSide): string {
  return `vb-${lab.names.machine(side)}`;
}

function link(lab: LinuxLab, side: LabSide, isDown: boolean): Promise<string> {
  return runIn(lab.names, 'switch', ['ip', 'link', 'set', cable(lab, side), isDown ? 'down' : 'up']);
}

/** One rule over all frames that the switch passes on. */
async function filter(lab: LinuxLab, name: string, isOn: boolean, rule: string): Promise<void> {
  await lab.run('switch', ['nft', 'delete', 'table', 'bridge', name]);
  if (!isOn) return;
  await runIn(lab.names, 'switch', ['nft', tableOf('bridge', name, 'forward', rule)]);
}

/** One rule at the SSH port of the new appliance, in its own network but not among its own files. */
async function guardSsh(lab: LinuxLab, name: string, isOn: boolean, verdict: string): Promise<void> {
  await lab.new.net(['nft', 'delete', 'table', 'inet', name]);
  if (!isOn) return;
  const table = tableOf('inet', name, 'input', `tcp dport 22 ${verdict}`);
  const { exitCode, stderr } = await lab.new.net(['nft', table]);
  if (exitCode !== 0) throw new HostCommandError(stderr.trim());
}

/** Makes it no larger than what lies on it: filling it up would take the memory of this computer. */
async function fillDisk(lab: LinuxLab, side: LabSide, isFull: boolean): Promise<void> {
  const disk = path.join(lab.names.folder, side, 'disk');
  const sizeFile = path.join(lab.names.folder, side, 'disk-bytes');
  const { blocks, bfree, bsize } = fs.statfsSync(disk);
  if (isFull === fs.existsSync(sizeFile)) return;
  if (isFull) fs.writeFileSync(sizeFile, String(blocks * bsize));
  const sizeBytes = isFull ? (blocks - bfree) * bsize : Number(fs.readFileSync(sizeFile, 'utf8'));
  await command(['mount', '-o', `remount,size=${String(sizeBytes)}`, disk]);
  if (!isFull) fs.rmSync(sizeFile);
}

function tableOf(family: 'bridge' | 'inet', name: string, hook: string, rule: string): string {
  return `table ${family} ${name} {\nchain c {\ntype filter hook ${hook} priority 0;\n${rule}\n}\n}\n`;
}
