import type { Plan } from '../../shared/contract/plan.ts';
import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { reduceRun, replayRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { Clock } from '../clock.ts';
import { writeReport } from '../report/write-report.ts';
import type { JobFolder } from './job-folder.ts';
import { Journal } from './journal.ts';
import { takeLock } from './lock.ts';
import { readPlan } from './plan-file.ts';

export interface RecordOptions {
  readonly job: JobFolder;
  readonly operator: string;
  readonly clock: Clock;
}

/**
 * Takes what `make` makes of a job's state into its record while no run works on it, and writes the report anew. Gives the state after
 * it. Nothing is written where `make` throws. Throws what that throws, and `local.*`.
 */
export async function addToRecord(
  { job, operator, clock }: RecordOptions,
  make: (state: RunState, plan: Plan) => readonly EventBody[],
): Promise<RunState> {
  const plan = await readPlan(job.planPath);
  const releaseLock = takeLock(job.lockPath, operator);
  try {
    const { journal, content } = Journal.open(job.journalPath, job.id);
    try {
      let state = replayRun(content.events);
      const events: RunEvent[] = [...content.events];
      for (const body of make(state, plan)) {
        const event: RunEvent = { ...body, seq: state.lastSeq + 1, at: new Date(clock.now()).toISOString() };
        // What cannot be read back must not be written.
        state = reduceRun(state, event);
        journal.append(event);
        events.push(event);
      }
      const { lastHash } = journal;
      await writeReport(job.reportFolder, events, plan, { lastHash, isDemo: job.isDemo });
      return state;
    } finally {
      journal.close();
    }
  } finally {
    releaseLock();
  }
}
