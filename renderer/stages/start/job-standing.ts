import type { JobListEntry } from '../../../shared/contract/contract.ts';
import { outageBeganAt } from '../../../shared/run/standing/outage.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';

export type ListedJob = Extract<JobListEntry, { kind: 'job' }>;
export type BrokenJob = Extract<JobListEntry, { kind: 'broken' }>;

/** What the engine recorded, and nothing more. */
type JobStanding = keyof WindowWords['start']['standings'];

/**
 * How a job stands, by its journal and its lock: a journal that says that a run goes on, without anybody who holds the job, is
 * that of a program which ended in the midst of it.
 */
export function standingOf({ state, heldBy }: Pick<ListedJob, 'state' | 'heldBy'>): JobStanding {
  if (heldBy !== undefined) return 'running';
  if (state.startedAt === '') return 'not-started';
  return state.isRunning ? 'interrupted' : 'ended';
}

export interface SortedJobs {
  /** To go on with: first those whose clients have no server, then those that run, then those that wait for their start, then the one that was worked on last. */
  readonly open: readonly ListedJob[];
  /** Finalised or reverted, the latest first. */
  readonly closed: readonly ListedJob[];
  /** Put aside by a person. */
  readonly archived: readonly ListedJob[];
  readonly broken: readonly BrokenJob[];
}

/** The list of the engine in the three parts of the page. */
export function sortedJobs(entries: readonly JobListEntry[]): SortedJobs {
  const all = entries.filter((entry): entry is ListedJob => entry.kind === 'job');
  const jobs = all.filter((job) => job.isArchived !== true);
  const isClosed = (job: ListedJob) =>
    job.heldBy === undefined && (job.state.lifecycle === 'finalised' || job.state.lifecycle === 'reverted');
  return {
    open: jobs
      .filter((job) => !isClosed(job))
      .sort((a, b) => rank(a) - rank(b) || b.state.lastAt.localeCompare(a.state.lastAt)),
    closed: jobs.filter(isClosed).sort((a, b) => b.state.lastAt.localeCompare(a.state.lastAt)),
    archived: all
      .filter((job) => job.isArchived === true)
      .sort((a, b) => b.state.lastAt.localeCompare(a.state.lastAt)),
    broken: entries.filter((entry): entry is BrokenJob => entry.kind === 'broken'),
  };
}

function rank(job: ListedJob): number {
  if (outageBeganAt(job.state) !== undefined) return -1;
  return { running: 0, 'not-started': 1, interrupted: 2, ended: 2 }[standingOf(job)];
}
