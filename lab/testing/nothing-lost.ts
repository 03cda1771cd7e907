import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readJournal } from '../../engine/job/journal.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import type { Bench } from './bench.ts';
import { changesBetween, filesOf, watchLab, type Deed, type FilesSeen } from './lab-watch.ts';
import { filesWithSecrets } from './secrets-on-disk.ts';

/** A lab, the job that is done on it, and the folder below which both have all their files. */
export type Guarded = Pick<Bench, 'lab' | 'job' | 'folder'>;

export interface Guard {
  /** Every key that the old appliance told anybody, and the password. */
  readonly secrets: readonly string[];
  /** What the lab was told to do so far. */
  readonly deeds: readonly Deed[];
  /** What is wrong so far, in words. */
  readonly wrongs: readonly string[];
  /** All that is wrong with a job that was said to be done. Empty: nothing was lost. */
  verdictWhenDone(): string[];
  stop(): void;
}

/**
 * Guards a bench from before its first run on: the old appliance must be what it was until the journal says on the disk
 * that it is being switched off, and no two machines may have the final address.
 */
export function guardBench(bench: Guarded, onDeed?: (deed: Deed) => void): Guard {
  const { lab } = bench;
  const wrongs: string[] = [];
  const secrets = [lab.login.password];
  const { product } = lab.old;
  const createBackup = product.createBackup.bind(product);
  product.createBackup = (name) => {
    const made = createBackup(name);
    if ('key' in made) secrets.push(made.key);
    return made;
  };
  const oldBefore = filesOf(lab.old);
  const checkOld = (): void => {
    wrongs.push(...unwantedOnOld(changesBetween(oldBefore, filesOf(lab.old))));
    if (lab.old.power !== 'on') wrongs.push('the old appliance is off');
    if (lab.old.product.clientCommunication !== 'on')
      wrongs.push('the old appliance does not serve its clients');
  };
  let isBehindHoldPoint = false;
  const watch = watchLab(lab, {
    ...(onDeed && { onDeed }),
    before: (deed) => {
      if (isBehindHoldPoint) return;
      if (deed.side === 'old' && deed.what !== 'create-backup') {
        const { events } = readJournal(bench.job.journalPath, bench.job.id);
        if (!events.some((event) => event.type === 'step.started' && event.step === 'power-off'))
          wrongs.push(`${deed.what} before the journal has it`);
        isBehindHoldPoint = true;
      }
      checkOld();
    },
  });
  return {
    secrets,
    deeds: watch.deeds,
    wrongs,
    verdictWhenDone: () => [...wrongs, ...watch.conflicts, ...verdict(bench, oldBefore, secrets)],
    stop: watch.stop,
  };
}

/** The backups that the job made are the one thing that may be new on the old appliance. */
function unwantedOnOld(changes: readonly string[]): string[] {
  return changes
    .filter((change) => !/^added \/var\/backups\/demo-appliance\/handover-[\w.-]+\.bak$/.test(change))
    .map((change) => `on the old appliance: ${change}`);
}

function verdict(bench: Guarded, oldBefore: FilesSeen, secrets: readonly string[]): string[] {
  const { lab, job, folder } = bench;
  const found: string[] = unwantedOnOld(changesBetween(oldBefore, filesOf(lab.old)));
  const expect = (isSo: boolean, otherwise: string): void => {
    if (!isSo) found.push(otherwise);
  };

  // Throws where the chain is broken.
  const journal = readJournal(job.journalPath, job.id);
  const state = replayRun(journal.events);
  expect(journal.tornBytes === 0, 'the journal has a torn end');
  expect(
    journal.events.every((event, i) => i === 0 || event.seq > (journal.events[i - 1]?.seq ?? 0)),
    'numbers of events repeat',
  );
  expect(state.lifecycle === 'finalised', `the state strip says ${state.lifecycle}`);
  for (const [id, step] of Object.entries(state.steps))
    expect(step.kind === 'done' || !wasNeeded(id), `${id} is ${step.kind}`);

  const { backup, pushed, artifacts } = state;
  const local = artifacts.find((artifact) => artifact.role === 'backup');
  const hashes = [
    hashOf(lab.old.files.real(backup?.path ?? '/none')),
    hashOf(path.join(job.folder, local?.path ?? 'none')),
    hashOf(lab.new.files.real(pushed?.path ?? '/none')),
  ];
  expect(
    new Set(hashes).size === 1 && hashes[0] === local?.sha256 && hashes[0] !== 'none',
    `backups differ: ${hashes.join(' ')}`,
  );
  expect(
    lab.new.product.inventory['restoredFrom'] === backup?.name,
    'the new appliance holds another backup',
  );
  for (const [kind, count] of Object.entries(lab.old.product.inventory))
    expect(lab.new.product.inventory[kind] === count, `${kind} differ`);

  const kept = artifacts.filter((artifact) => artifact.role !== 'backup');
  for (const artifact of kept) {
    const isWhole = hashOf(path.join(job.folder, artifact.path)) === artifact.sha256;
    const isOld = [...oldBefore].some(
      ([file, seen]) => seen.endsWith(artifact.sha256) && file.endsWith(artifact.name),
    );
    expect(isWhole && isOld, `${artifact.name} is not what it was`);
  }
  const wanted = [...oldBefore.keys()].filter((file) => /^\/var\/backups\/.*\.(bak|csv)$/.test(file));
  expect(kept.length === wanted.length, `kept ${kept.map((artifact) => artifact.name).join(', ')}`);

  expect(lab.old.power === 'off', 'the old appliance is on');
  expect(
    lab.new.isAnswering && lab.new.endpoint.address === lab.final.address,
    'the new appliance is not at the final address',
  );
  expect(lab.new.product.clientCommunication === 'on', 'the new appliance does not serve the clients');
  for (const file of partialsBelow(folder)) found.push(`left over: ${file}`);
  for (const file of filesWithSecrets(folder, secrets)) found.push(`secret in ${file}`);
  return found;
}

/** A job that was resumed behind the hold point looks no more at what came before it. */
function wasNeeded(step: string): boolean {
  return step !== 'hold-point';
}

function hashOf(file: string): string {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return 'none';
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

function partialsBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.partial'));
}
