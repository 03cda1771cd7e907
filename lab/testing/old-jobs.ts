import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findJob, formatPlan, readPlan, type JobFolder } from '../../engine/index.ts';
import type { LabSide } from '../embedded/faults.ts';
import type { Lab } from '../embedded/lab.ts';
import type { LabEndpoint } from '../embedded/listeners.ts';
import type { MachineKeys } from '../embedded/keys/machine-keys.ts';
import type { ImportStatus } from '../embedded/product.ts';
import { until } from '../embedded/testing/lab-session.ts';
import { openBench, type Bench, type BenchOptions } from './bench.ts';

const fixtures = path.resolve(import.meta.dirname, '../migration/__old-jobs__');

/** The jobs that an older version made: a folder each, with how they were made in the README beside them. */
export const oldJobs = fs
  .readdirSync(fixtures, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** How the lab of an old job stood when its last command had ended. */
type LeftLab = Readonly<Record<LabSide, LeftMachine>> & {
  /** Of the backup on the laptop: kept as the length of a head of the whole one. */
  readonly partial?: NamedSize;
  readonly inbox?: NamedSize;
  readonly backup?: { readonly name: string; readonly path: string; readonly key: string };
};
interface NamedSize {
  readonly name: string;
  readonly sizeBytes: number;
}
interface LeftMachine extends MachineKeys {
  readonly endpoint: LabEndpoint;
  readonly power: 'on' | 'off';
  readonly clientCommunication: 'on' | 'off';
  readonly import: ImportStatus['state'];
}

/** Puts a copy of an old job below `home`, as its last command left it. */
export function copyOldJob(name: string, home: string): JobFolder {
  const from = path.join(fixtures, name);
  const id = fs.readdirSync(from).find((entry) => fs.existsSync(path.join(from, entry, 'plan.yaml'))) ?? '';
  fs.cpSync(path.join(from, id), path.join(home, 'jobs', id), { recursive: true });
  const job = findJob(home, id);
  // Git keeps no empty folders.
  for (const folder of [job.filesFolder, job.reportFolder]) fs.mkdirSync(folder, { recursive: true });
  const { partial } = leftLab(name);
  const head = partial && wholeBackup(name)?.subarray(0, partial.sizeBytes);
  if (partial && head) fs.writeFileSync(path.join(job.filesFolder, partial.name), head);
  moveLock(job);
  return job;
}

/** What a killed process leaves is judged on its own computer, where it is gone. */
function moveLock({ lockPath }: JobFolder): void {
  if (!fs.existsSync(lockPath)) return;
  const holder = JSON.parse(fs.readFileSync(lockPath, 'utf8')) as object;
  const { pid } = spawnSync(process.execPath, ['--eval', '0']);
  fs.writeFileSync(lockPath, JSON.stringify({ ...holder, pid, host: os.hostname() }));
}

/** A bench with a copy of an old job, and a lab that stands as the job left its own: its keys, its backup, its switches. */
export function openOldBench(name: string, options: BenchOptions = {}): Promise<Bench> {
  const left = leftLab(name);
  return openBench({
    addresses: 'ports',
    keys: left,
    ...options,
    bringJob: async (lab, home) => {
      const job = copyOldJob(name, home);
      await bringTo(lab, left, job, name);
      return job;
    },
  });
}

async function bringTo(lab: Lab, left: LeftLab, job: JobFolder, name: string): Promise<void> {
  // The same machines at other ports, which nobody else of this computer has now.
  const plan = await readPlan(job.planPath);
  const { address, sshPort, consolePort } = lab.final;
  const moved = {
    ...plan,
    old: { ...plan.old, ...lab.old.endpoint },
    new: { ...plan.new, ...lab.new.endpoint },
    final: { ...plan.final, address, sshPort, consolePort },
  };
  fs.writeFileSync(job.planPath, formatPlan(moved));

  const { old, new: fresh } = lab;
  for (const { path: file } of [...old.product.backups(), ...old.product.audits()]) {
    const kept = path.join(job.filesFolder, path.basename(file));
    if (fs.existsSync(kept)) old.files.put(file, fs.readFileSync(kept));
  }
  const { backup } = left;
  if (backup) {
    old.product.createBackup(backup.name);
    lab.notebook.set(backup.name, old.product.keysOnShow.get(backup.name) ?? '');
    await until(
      () => old.product.backups().find((item) => item.name === backup.name)?.state === 'ready',
      'ready',
    );
    const whole = wholeBackup(name);
    if (whole) {
      old.files.put(backup.path, whole);
      lab.notebook.set(backup.name, backup.key);
      await restore(lab, left, whole, backup);
    }
  }
  for (const machine of [old, fresh]) {
    const { clientCommunication, power } = left[machine.side];
    if (machine.product.clientCommunication !== clientCommunication)
      machine.product.switchClientCommunication(clientCommunication);
    if (power === 'off') await machine.powerOff();
  }
  if (left.new.endpoint.sshPort === left.old.endpoint.sshPort) {
    fresh.scheduleMove(lab.final);
    await until(
      () => fresh.endpoint.sshPort === lab.final.sshPort && fresh.isAnswering,
      'at the final address',
    );
  }
}

/** What was pushed, and an import that ended as the one before; one that ran goes on until it is done. */
async function restore(
  { new: fresh, faults }: Lab,
  { inbox, new: { import: state } }: LeftLab,
  whole: Buffer,
  { name, key }: NonNullable<LeftLab['backup']>,
): Promise<void> {
  const file = `inbox/${inbox?.name ?? name}`;
  fresh.files.put(file, whole);
  if (state !== 'none') {
    const before = faults.importFails;
    faults.importFails = state === 'failed';
    await fresh.product.startImport(file, key);
    const end = state === 'failed' ? 'failed' : 'done';
    await until(() => fresh.product.importStatus.state === end || state === 'generating', `import ${end}`);
    faults.importFails = before;
  }
  if (!inbox) fresh.files.remove(file);
}

function leftLab(name: string): LeftLab {
  // Written by the script in the same folder.
  return JSON.parse(fs.readFileSync(path.join(fixtures, name, 'lab.json'), 'utf8')) as LeftLab;
}

/** The backup on the old appliance; undefined where it was not made to its end. */
function wholeBackup(name: string): Buffer | undefined {
  const file = path.join(fixtures, name, 'backup-on-old.bak');
  return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
}
