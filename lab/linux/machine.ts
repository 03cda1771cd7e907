import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cgroupFolders, killIn, processesIn } from './control-groups.ts';
import { command, tryCommand, type CommandEnd } from './host-command.ts';
import type { LabNames, LabSide } from './layout.ts';

/** One appliance: a folder that it boots from, and whether it runs. */
export interface LinuxMachine {
  readonly side: LabSide;
  readonly hostName: string;
  /** Its files, as the lab sees them, also while it is off. */
  readonly root: string;
  isOn(): boolean;
  /** Boots it; gives back at once. Nothing happens where it is on. */
  powerOn(): void;
  /** Waits until it is off by itself. */
  waitUntilOff(timeoutMs?: number): Promise<void>;
  /** Pulls the cord. */
  pull(): Promise<void>;
  /** Reboots it by its own means; gives back once it boots again. */
  reboot(): Promise<void>;
  /** Runs a command at its console, as root. */
  console(argv: readonly string[], input?: string): Promise<CommandEnd>;
  /** Runs a command of this computer in the network of the machine, which must be on. */
  net(argv: readonly string[]): Promise<CommandEnd>;
}

const pollMs = 20;
const downMs = 150_000;

/** The machine of a side, whose root is mounted already. */
export function linuxMachine(names: LabNames, side: LabSide): LinuxMachine {
  const folder = path.join(names.folder, side);
  const root = path.join(folder, 'root');
  const pidFile = path.join(folder, 'pid');
  const name = names.machine(side);
  const hostName = `demo-${side}`;

  const supervisor = (): number | undefined => {
    const pid = Number(fs.existsSync(pidFile) ? fs.readFileSync(pidFile, 'utf8') : 0);
    // The file may be of another day, and its number another process by now: that one must not be killed.
    return pid > 0 && isAlive(pid) && commandLineOf(pid).includes(`--machine=${name} `) ? pid : undefined;
  };
  // The first moment after the start it is not in its groups yet.
  const isOn = (): boolean => supervisor() !== undefined || processesIn(name).length > 0;
  const waitUntilOff = async (timeoutMs = downMs): Promise<void> => {
    const endMs = performance.now() + timeoutMs;
    while (isOn()) {
      if (performance.now() > endMs) throw new Error(`${hostName} is still on after ${String(timeoutMs)} ms`);
      await sleep(pollMs);
    }
  };
  /** The first process inside, as this computer numbers it. */
  const init = async (): Promise<number | undefined> => {
    const running = supervisor();
    if (running === undefined) return undefined;
    const nspawn = await childOf(running);
    return nspawn === undefined ? undefined : childOf(nspawn);
  };
  const mustBeOn = async (): Promise<string> => {
    const pid = await init();
    if (pid === undefined) throw new Error(`${hostName} is off`);
    return String(pid);
  };
  const atConsole: LinuxMachine['console'] = async (argv, input = '') => {
    const pid = await mustBeOn();
    const env = ['env', '-i', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'];
    const entered = ['nsenter', '--target', pid, '--all', '--', ...env, ...argv];
    return tryCommand(entered, { input, whileItRuns: keepGoing });
  };
  return {
    side,
    hostName,
    root,
    isOn,
    powerOn: () => {
      if (isOn()) return;
      const log = fs.openSync(path.join(folder, 'console.log'), 'a');
      const script = superviseScript(names, name, hostName, root);
      const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', log, log] });
      child.unref();
      fs.closeSync(log);
      fs.writeFileSync(pidFile, String(child.pid));
    },
    waitUntilOff,
    pull: async () => {
      if (!isOn()) return;
      const running = supervisor();
      // Stopped first: it must not take the end for a reboot.
      if (running !== undefined) process.kill(running, 'SIGSTOP');
      await killIn(name, downMs);
      if (running !== undefined && supervisor() === running) process.kill(running, 'SIGKILL');
      await waitUntilOff();
      await tryCommand([
        'nsenter',
        `--net=/run/netns/${names.namespace('switch')}`,
        'ip',
        'link',
        'del',
        `vb-${name}`,
      ]);
    },
    reboot: async () => {
      const before = await mustBeOn();
      const { exitCode, stderr } = await atConsole(['systemctl', 'reboot', '--no-block']);
      if (exitCode !== 0) throw new Error(`${hostName} does not reboot: ${stderr}`);
      const endMs = performance.now() + downMs;
      for (let now = await init(); now === undefined || String(now) === before; now = await init()) {
        if (performance.now() > endMs) throw new Error(`${hostName} has not begun to boot again`);
        await sleep(pollMs);
      }
    },
    console: atConsole,
    net: async (argv) => tryCommand(['nsenter', '--target', await mustBeOn(), '--net', '--', ...argv]),
  };
}

/**
 * Boots it, and again when it reboots (exit code 133). nspawn owns the cable, so that it goes when the machine does; each
 * boot has control groups of its own, as `--keep-unit` wants them.
 */
function superviseScript(names: LabNames, name: string, hostName: string, root: string): string {
  const join = cgroupFolders()
    .map((group) => `mkdir -p ${group}/${name}; echo $$ > ${group}/${name}/cgroup.procs;`)
    .join(' ');
  const nspawn = [
    'systemd-nspawn --quiet --boot --register=no --keep-unit --kill-signal=SIGRTMIN+3',
    `--machine=${name} --hostname=${hostName} --directory=${root}`,
    '--network-bridge=br0 --console=pipe --link-journal=no --resolv-conf=off --timezone=off',
  ].join(' ');
  const atSwitch = `nsenter --net=/run/netns/${names.namespace('switch')} --`;
  // The kernel takes the cable of the last boot away in its own time, and nspawn gives up where it is still there.
  const unplug = `${atSwitch} ip link del vb-${name} 2>/dev/null`;
  return `${join} while :; do ${unplug}; ${atSwitch} ${nspawn} </dev/null; [ $? = 133 ] || break; done`;
}

/**
 * A machine that goes down stops all its processes for a moment (systemd-shutdown), and nsenter stops with the one that it waits
 * for: nobody would start it again, and the machine would wait for its end.
 */
function keepGoing(pid: number): () => void {
  const timer = setInterval(() => {
    if (stateOf(pid) === 'T') process.kill(pid, 'SIGCONT');
  }, 100);
  return () => clearInterval(timer);
}

/** The letter of proc(5); undefined where there is no such process. */
function stateOf(pid: number): string | undefined {
  try {
    return /^State:\s*(\w)/m.exec(fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  } catch {
    // Not even in the list.
    return undefined;
  }
}

/** One that has ended and that nobody asked about is still in the list of processes, as a zombie. */
function isAlive(pid: number): boolean {
  const state = stateOf(pid);
  return state !== undefined && state !== 'Z' && state !== 'X';
}

function commandLineOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // Ended meanwhile.
    return '';
  }
}

async function childOf(pid: number): Promise<number | undefined> {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  const text = await fs.promises.readFile(file, 'utf8').catch(() => '');
  const [first] = text.trim().split(' ');
  return first === undefined || first === '' ? undefined : Number(first);
}

export interface RootOptions {
  /** Read-only folders that it is made of, what lies above first. */
  readonly layers: readonly string[];
  readonly folder: string;
  /** Size of its disk. */
  readonly diskBytes: number;
}

/** Mounts a root of its own over the layers: what the machine writes lies on a disk in memory. */
export async function mountRoot({ layers, folder, diskBytes }: RootOptions): Promise<void> {
  const [disk, root] = [path.join(folder, 'disk'), path.join(folder, 'root')];
  for (const each of [disk, root]) fs.mkdirSync(each, { recursive: true, mode: 0o755 });
  await command(['mount', '-t', 'tmpfs', '-o', `size=${String(diskBytes)},mode=0755`, 'tmpfs', disk]);
  const [upper, work] = [path.join(disk, 'upper'), path.join(disk, 'work')];
  for (const each of [upper, work]) fs.mkdirSync(each, { mode: 0o755 });
  const options = `lowerdir=${layers.join(':')},upperdir=${upper},workdir=${work}`;
  await command(['mount', '-t', 'overlay', '-o', options, 'overlay', root]);
}

/** Unmounts what {@link mountRoot} mounted, as far as it is there. */
export async function unmountRoot(folder: string): Promise<void> {
  for (const each of ['root', 'disk']) await tryCommand(['umount', '--lazy', path.join(folder, each)]);
}
