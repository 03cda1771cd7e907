import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeGroups } from './control-groups.ts';
import { lookAlike } from '../embedded/look-alike/look-alike.ts';
import { clientPath } from '../embedded/look-alike/console.ts';
import { furnishMachine, type LookAlikeWish, type MachineMarks } from './furnish-machine.ts';
import { command, tryCommand, type CommandEnd } from './host-command.ts';
import { imageFilePath } from './image-file.ts';
import { imageFolder } from './image.ts';
import {
  addresses,
  labNames,
  labPlaces,
  labSides,
  runFolder,
  type CardOwner,
  type LabNames,
  type LabPlace,
  type LabSide,
} from './layout.ts';
import { linuxMachine, mountRoot, unmountRoot, type LinuxMachine } from './machine.ts';
import { lookAlikeLayer } from './look-alike/layer.ts';
import { buildNetwork, inNamespace, tryIn } from './network.ts';

export interface LinuxLabOptions {
  /** Tells labs on one computer from each other: up to six letters and digits. */
  readonly id: string;
  readonly owner?: CardOwner;
  readonly backupBytes?: number;
  readonly diskBytes?: number;
  /** How many clients check in from each of the two networks. */
  readonly clientsEach?: number;
  /** Both are look-alikes of Endpoint Protector; else they have the demo product. */
  readonly lookAlike?: LookAlikeWish;
  /** It goes on when this program ends. Otherwise the next start of any lab takes it for abandoned then. */
  readonly isKept?: boolean;
  readonly say?: (text: string) => void;
}

/** An appliance of the lab, with what it must show. */
export interface LabAppliance extends LinuxMachine, MachineMarks {
  readonly version: string;
}

/** A lab that runs: two booted appliances in a network of their own. */
export interface LinuxLab {
  readonly names: LabNames;
  readonly owner: CardOwner;
  readonly old: LabAppliance;
  readonly new: LabAppliance;
  /** Private key that may log in as root on both. */
  readonly rootKeyFile: string;
  /** The command line that runs `argv` at a place of the network. */
  at(place: LabPlace, argv: readonly string[]): string[];
  /** Runs a command at a place; a bad end is a result. */
  run(place: LabPlace, argv: readonly string[], timeoutMs?: number): Promise<CommandEnd>;
  /** Waits until SSH and console of an appliance answer at an address; gives the milliseconds that it took. */
  waitUntilUp(side: LabSide, address?: string, timeoutMs?: number): Promise<number>;
  /** Starts clients at a place that check in at the final address every two seconds; they live as long as the lab. */
  startClients(place: 'near' | 'far', count: number): void;
  /** Ends it all; nothing of it is left. */
  stop(): Promise<void>;
}

const versions = { old: '5.9.4.2', new: '2608' } as const;
/** As much as the checks want; memory is taken only for what is written. */
const defaultDiskBytes = 4 * 1024 ** 3;
const upMs = 150_000;
const groupsMs = 60_000;
const checkInSeconds = 2;
const ownerFile = 'owner.pid';

/**
 * Boots the lab; one of the same id is removed first, and so are those whose program was killed. Needs root on Linux (see `can-boot.ts`). The old
 * appliance holds the final address, the new one a temporary one. Throws where something of it cannot be made.
 */
export async function startLinuxLab(options: LinuxLabOptions): Promise<LinuxLab> {
  const names = labNames(options.id);
  await removeLab(names);
  for (const { id, isAbandoned } of listLabs()) if (isAbandoned) await removeLab(labNames(id));
  const image = await imageFolder(options.say);
  const layers = options.lookAlike ? [await lookAlikeLayer(), image] : [image];
  fs.mkdirSync(names.folder, { recursive: true, mode: 0o700 });
  if (options.isKept !== true) fs.writeFileSync(path.join(names.folder, ownerFile), String(process.pid));
  try {
    const rootKeyFile = path.join(names.folder, 'root-key');
    await command(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'lab', '-f', rootKeyFile]);
    const publicKey = fs.readFileSync(`${rootKeyFile}.pub`, 'utf8').trim();
    const owner = options.owner ?? 'netplan';
    const furnish = async (side: LabSide): Promise<MachineMarks> => {
      const folder = path.join(names.folder, side);
      await mountRoot({ layers, folder, diskBytes: options.diskBytes ?? defaultDiskBytes });
      const marks = await furnishMachine({
        side,
        root: path.join(folder, 'root'),
        owner,
        version: versions[side],
        backupBytes: options.backupBytes ?? 4_000_000,
        publicKey,
        lookAlike: options.lookAlike,
      });
      fs.writeFileSync(path.join(folder, 'marks.json'), JSON.stringify({ ...marks, owner }));
      return marks;
    };
    await Promise.all([buildNetwork(names), furnish('old'), furnish('new')]);
    const lab = openLinuxLab(options.id);
    if (!lab) throw new Error('the lab was not made');
    for (const side of labSides) lab[side].powerOn();
    for (const side of labSides) await lab.waitUntilUp(side);
    for (const place of ['near', 'far'] as const) lab.startClients(place, options.clientsEach ?? 4);
    return lab;
  } catch (error) {
    await removeLab(names);
    throw error;
  }
}

/** The lab of that id, where there is one, running or not. */
export function openLinuxLab(id: string): LinuxLab | undefined {
  const names = labNames(id);
  const marksOf = (side: LabSide): (MachineMarks & { readonly owner: CardOwner }) | undefined => {
    const file = path.join(names.folder, side, 'marks.json');
    if (!fs.existsSync(file)) return undefined;
    // Written by this program.
    return JSON.parse(fs.readFileSync(file, 'utf8')) as MachineMarks & { readonly owner: CardOwner };
  };
  const marks = { old: marksOf('old'), new: marksOf('new') };
  if (!marks.old || !marks.new) return undefined;
  const { look } = marks.new;
  const hasSsh = look === undefined || lookAlike(look).login !== 'no-ssh';
  const run: LinuxLab['run'] = (place, argv, timeoutMs) => tryIn(names, place, argv, timeoutMs);
  return {
    names,
    owner: marks.new.owner,
    old: { ...linuxMachine(names, 'old'), ...marks.old, version: versions.old },
    new: { ...linuxMachine(names, 'new'), ...marks.new, version: versions.new },
    rootKeyFile: path.join(names.folder, 'root-key'),
    at: (place, argv) => inNamespace(names, place, argv),
    run,
    waitUntilUp: async (side, address, timeoutMs = upMs) => {
      const at = address ?? (side === 'old' ? addresses.final : addresses.temporary);
      const startMs = performance.now();
      while (!(await isUp(run, at, hasSsh))) {
        if (performance.now() - startMs > timeoutMs)
          throw new Error(`demo-${side} does not answer at ${at} after ${String(timeoutMs)} ms`);
        await sleep(50);
      }
      return performance.now() - startMs;
    },
    startClients: (place, count) => startClients(names, place, count, look ? clientPath : '/client/check-in'),
    stop: () => removeLab(names),
  };
}

/** Starts clients at a place of the network, whose names begin with it. They end with the namespace. */
function startClients(names: LabNames, place: 'near' | 'far', count: number, webPath: string): void {
  if (count === 0) return;
  const clients = Array.from({ length: count }, (_, at) => `${place}-${String(at + 1).padStart(2, '0')}`);
  const program = [
    '/usr/bin/python3',
    imageFilePath('lab-clients'),
    addresses.final,
    String(checkInSeconds),
    webPath,
    ...clients,
  ];
  const [file = '', ...args] = inNamespace(names, place, program);
  spawn(file, args, { detached: true, stdio: 'ignore' }).unref();
}

/** Its services take connections. */
async function isUp(run: LinuxLab['run'], address: string, hasSsh: boolean): Promise<boolean> {
  const look = `import socket\nfor p in (${hasSsh ? '22, ' : ''}443,): socket.create_connection(("${address}", p), 0.5).close()`;
  return (await run('laptop', ['/usr/bin/python3', '-c', look], 5_000)).exitCode === 0;
}

/** Takes a lab apart, whole or half built, whoever made it. */
export async function removeLab(names: LabNames): Promise<void> {
  for (const side of labSides) await linuxMachine(names, side).pull();
  for (const side of labSides) await unmountRoot(path.join(names.folder, side));
  for (const place of labPlaces) {
    if (!fs.existsSync(`/run/netns/${names.namespace(place)}`)) continue;
    const { stdout } = await tryCommand(['ip', 'netns', 'pids', names.namespace(place)]);
    for (const pid of stdout.split('\n').filter((line) => line !== '')) await tryCommand(['kill', '-9', pid]);
    await tryCommand(['ip', 'netns', 'del', names.namespace(place)]);
  }
  for (const side of labSides) await removeGroups(names.machine(side), groupsMs);
  fs.rmSync(names.folder, { recursive: true, force: true });
}

/** The labs that there are, and whether the program that made one, and should have ended it, is no more. */
export function listLabs(): { readonly id: string; readonly isAbandoned: boolean }[] {
  if (!fs.existsSync(runFolder)) return [];
  return fs.readdirSync(runFolder).map((id) => {
    const file = path.join(runFolder, id, ownerFile);
    return {
      id,
      isAbandoned: fs.existsSync(file) && !fs.existsSync(`/proc/${fs.readFileSync(file, 'utf8')}`),
    };
  });
}
