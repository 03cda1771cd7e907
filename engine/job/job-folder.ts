import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import type { Plan } from '../../shared/contract/plan.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { keptFor } from '../../shared/run/standing/kept-for.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { asMigrationError, isMigrationError, MigrationError } from '../errors.ts';
import { adoptProfile } from './job-profile.ts';
import { readJournal } from './journal.ts';
import { lockHolder } from './lock.ts';
import { formatPlan, readPlan } from './plan-file.ts';

/** The places of a job. Everything that a job writes on the laptop lies below `folder`. */
export interface JobFolder {
  readonly id: string;
  readonly folder: string;
  readonly journalPath: string;
  readonly planPath: string;
  readonly lockPath: string;
  /** The backup, preserved files and their `.sha256` files. */
  readonly filesFolder: string;
  readonly reportFolder: string;
  /** Whether its machines are demo appliances. Stands in the folder and not in the plan, which can be taken to real ones. */
  readonly isDemo: boolean;
}

/** A file of this name in the folder: the job is put aside. */
export const archiveMark = 'archived';
const demoMark = 'demo';
const demoMarkText = 'The machines of this job are demo appliances.\n';

/** Where Handover keeps jobs and its `known_hosts`: `HANDOVER_HOME`, else the data folder of the operating system. */
export function handoverHome(environment: NodeJS.ProcessEnv): string {
  return environment['HANDOVER_HOME'] ?? envPaths('handover', { suffix: '' }).data;
}

/**
 * Makes the folder of a new job, for the owner only, with its plan. Profile files that the plan names (from `planFolder`)
 * are copied into it, so that the job can be resumed when they have changed or gone. Throws `local.*`, `profile.*`.
 */
export function createJob(
  home: string,
  plan: Plan,
  planFolder: string,
  now: Date,
  { isDemo = false }: { readonly isDemo?: boolean } = {},
): JobFolder {
  const slug =
    plan.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 32) || 'migration';
  const id = `${now.toISOString().slice(0, 10)}-${slug}-${randomBytes(3).toString('hex')}`;
  const job = { ...jobAt(path.join(jobsFolder(home), id)), isDemo };
  try {
    for (const folder of [job.folder, job.filesFolder, job.reportFolder])
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const old = { ...plan.old, profile: adoptProfile(plan.old.profile, planFolder, job.folder, 'old') };
    const fresh = { ...plan.new, profile: adoptProfile(plan.new.profile, planFolder, job.folder, 'new') };
    const packages = plan.packages.map((file) => path.resolve(planFolder, file));
    if (isDemo) fs.writeFileSync(path.join(job.folder, demoMark), demoMarkText, { mode: 0o600 });
    // The plan comes last: a folder without one is no job.
    fs.writeFileSync(job.planPath, formatPlan({ ...plan, old, new: fresh, packages }), {
      mode: 0o600,
      flag: 'wx',
    });
  } catch (error) {
    if (isMigrationError(error)) throw error;
    throw new MigrationError('local.io', { path: job.folder, detail: String(error) }, { cause: error });
  }
  return job;
}

/** Finds a job by its id below `home`, or by the path of its folder. Throws `local.job-missing`. */
export function findJob(home: string, idOrPath: string): JobFolder {
  const candidates = [path.join(jobsFolder(home), idOrPath), path.resolve(idOrPath)];
  const found = candidates.find(isJob);
  if (!found) throw new MigrationError('local.job-missing', { path: candidates[0] ?? idOrPath });
  return jobAt(found);
}

/** Fewer letters of an id are more likely a slip than a name. */
const shortestPart = 3;

/**
 * Finds a job as a person names one at a terminal: by its id, by its folder, or by any part of the id that no other job's
 * has, such as the six signs at its end. Throws `local.job-missing`, and `local.job-ambiguous` with the ids that are meant.
 */
export function findNamedJob(home: string, given: string): JobFolder {
  const isWhole = [path.join(jobsFolder(home), given), path.resolve(given)].some(isJob);
  const isPart = !isWhole && given.length >= shortestPart;
  const [id = given, ...others] = isPart ? idsOf(home).filter((each) => each.includes(given)) : [];
  if (others.length > 0)
    throw new MigrationError('local.job-ambiguous', { given, ids: [id, ...others].join(', ') });
  return findJob(home, id);
}

function idsOf(home: string): string[] {
  const root = jobsFolder(home);
  if (!fs.existsSync(root)) return [];
  return fs.readdirSync(root).filter((id) => isJob(path.join(root, id)));
}

function isJob(folder: string): boolean {
  return fs.existsSync(path.join(folder, 'plan.yaml'));
}

/** Where the folders of all jobs lie. */
export function jobsFolder(home: string): string {
  return path.join(home, 'jobs');
}

/** A job as it stands: its places, its plan, and what its journal tells. Its profiles may be broken, and it is one all the same. */
export interface Job extends JobFolder {
  readonly plan: Plan;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
}

/** Reads a job once, for whoever works on it or shows it, without taking its lock. Throws `plan.*`, `local.*`. */
export async function openJob(job: JobFolder): Promise<Job> {
  const plan = await readPlan(job.planPath);
  const events = fs.existsSync(job.journalPath) ? readJournal(job.journalPath, job.id).events : [];
  return { ...job, plan, state: replayRun(events), events };
}

/** One line of the list of jobs; a folder that is broken or foreign is listed as such. */
export type JobSummary =
  | {
      readonly kind: 'job';
      readonly job: Job;
      readonly heldBy: string | undefined;
      /** Put aside by a person. One that must not be put aside is not, whatever was said before. */
      readonly isArchived: boolean;
    }
  | { readonly kind: 'broken'; readonly folder: string; readonly error: MigrationError };

/** All jobs below `home`, the one that began last first, broken ones at the end. Never throws for a single broken folder. */
export async function listJobs(home: string): Promise<JobSummary[]> {
  const root = jobsFolder(home);
  if (!fs.existsSync(root)) return [];
  const names = fs.readdirSync(root).sort().reverse();
  const jobs = await Promise.all(names.map((name) => summarise(path.join(root, name))));
  return jobs.sort((a, b) => beganAt(b).localeCompare(beganAt(a)));
}

function beganAt(summary: JobSummary): string {
  return summary.kind === 'job' ? summary.job.state.startedAt : '';
}

async function summarise(folder: string): Promise<JobSummary> {
  try {
    const job = await openJob(jobAt(folder));
    const heldBy = lockHolder(job.lockPath);
    const isArchived =
      fs.existsSync(path.join(folder, archiveMark)) &&
      keptFor(job.state, { isHeld: heldBy !== undefined, isDemo: job.isDemo }) === undefined;
    return { kind: 'job', job, heldBy, isArchived };
  } catch (error) {
    return { kind: 'broken', folder, error: asMigrationError(error) };
  }
}

function jobAt(folder: string): JobFolder {
  return {
    id: path.basename(folder),
    folder,
    journalPath: path.join(folder, 'journal.jsonl'),
    planPath: path.join(folder, 'plan.yaml'),
    lockPath: path.join(folder, 'lock'),
    filesFolder: path.join(folder, 'files'),
    reportFolder: path.join(folder, 'report'),
    isDemo: fs.existsSync(path.join(folder, demoMark)),
  };
}
