import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 20;

/** Where systemd in an appliance wants a control group of its own: the named hierarchy and the unified one. */
export function cgroupFolders(): string[] {
  return ['/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified', '/sys/fs/cgroup'].filter((folder) =>
    fs.existsSync(path.join(folder, 'cgroup.procs')),
  );
}

/**
 * All processes of a machine, as this computer numbers them. Nothing that runs in it gets out of its groups, so that this
 * also finds a machine whose supervisor was killed.
 */
export function processesIn(machine: string): number[] {
  const pids = groupsOf(machine).flatMap((group) => below(group).flatMap(pidsOf));
  return [...new Set(pids)];
}

/** Kills them all, as pulling the cord would. Gives back when they are gone; throws where one stays. */
export async function killIn(machine: string, timeoutMs: number): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  for (let pids = processesIn(machine); pids.length > 0; pids = processesIn(machine)) {
    if (performance.now() > endMs) throw new Error(`${machine}: processes ${pids.join(', ')} do not end`);
    for (const pid of pids) killQuietly(pid);
    await sleep(pollMs);
  }
}

/** Removes the groups of a machine that is off; those of one that runs stay. */
export async function removeGroups(machine: string, timeoutMs: number): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    // From the inside out; the files in a group are the kernel's, and go with it.
    for (const group of groupsOf(machine).flatMap((top) => below(top).reverse())) removeQuietly(group);
    if (groupsOf(machine).length === 0 || performance.now() > endMs) return;
    // The last processes take a moment to leave it.
    await sleep(pollMs);
  }
}

function groupsOf(machine: string): string[] {
  return cgroupFolders()
    .map((folder) => path.join(folder, machine))
    .filter((group) => fs.existsSync(group));
}

/** A group and those in it, the outer ones first. */
function below(group: string): string[] {
  try {
    const inner = fs.readdirSync(group, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [group, ...inner.flatMap((entry) => below(path.join(group, entry.name)))];
  } catch {
    // Removed meanwhile, by the system that runs in it.
    return [];
  }
}

function pidsOf(group: string): number[] {
  try {
    const text = fs.readFileSync(path.join(group, 'cgroup.procs'), 'utf8');
    // 0 is a process that this computer does not see.
    return text
      .split('\n')
      .map(Number)
      .filter((pid) => pid > 0);
  } catch {
    return [];
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function removeQuietly(group: string): void {
  try {
    fs.rmdirSync(group);
  } catch {
    // Somebody is in it still.
  }
}
