import { findJob, openJob, MigrationError, type Bridge } from '../../engine/index.ts';
import { closingLines } from '../closing-lines.ts';
import { serveWords } from './serve-words.ts';

/**
 * What a person is told of jobs that were stopped with the program: in what state things are, and how each goes on. The
 * same words as at the end of `handover run`.
 */
export async function stoppedJobLines(
  home: string,
  stopped: ReturnType<Bridge['runningJobs']>,
  width: number,
): Promise<string[]> {
  const lines = stopped.map(async ({ jobId, isDemo }) => {
    if (isDemo) return [serveWords.demoEnded];
    const job = findJob(home, jobId);
    const { plan, state, events } = await openJob(job);
    const { outcome = 'cancelled', error: record } = state;
    // A record is what `toRecord` made of an error with just these parameters.
    const error = record && new MigrationError(record.code, record.params as never, { side: record.side });
    const result = { outcome, error, state, events, reportPath: undefined, lastHash: '' };
    return closingLines(result, plan, job, width);
  });
  return (await Promise.all(lines)).flat();
}
