import { handoverHome, listJobs, type JobSummary } from '../../engine/index.ts';
import { rechecksOf } from '../../shared/rules/preflight/rechecks.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { describeError } from '../describe/error.ts';
import { exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';

/** `handover jobs`: the jobs on this machine, newest first; a broken folder is listed as such. */
export async function jobs(options: { readonly json?: boolean }): Promise<number> {
  const home = handoverHome(process.env);
  const all = await listJobs(home);
  if (options.json === true) for (const job of all) print(JSON.stringify(asData(job)));
  else if (all.length === 0) print(`No jobs in ${home} yet. Begin one with: handover run PLAN`);
  else for (const job of all) print(line(job));
  return exitCodes.done;
}

function line(summary: JobSummary): string {
  if (summary.kind === 'broken')
    return `${summary.folder}\n  ${describeError(summary.error.toRecord(), 'outside')}`;
  const { job, heldBy } = summary;
  const { plan, state } = job;
  const held = heldBy === undefined ? '' : `  (open: ${heldBy})`;
  const outcome = state.outcome === undefined ? 'Not ended' : en.outcomes[state.outcome].word;
  const due = rechecksOf(state, Date.now()).some((recheck) => recheck.state === 'due')
    ? `\n  ${en.cli.recheckDue(job.id)}`
    : '';
  return `${job.id}  ${en.lifecycle[state.lifecycle].padEnd(9)}  ${outcome.padEnd(9)}  ${plainText(plan.name)}${held}${due}`;
}

function asData(summary: JobSummary) {
  if (summary.kind === 'broken')
    return { kind: summary.kind, folder: summary.folder, error: summary.error.toRecord() };
  const { job, heldBy } = summary;
  const { plan, state } = job;
  return {
    kind: summary.kind,
    id: job.id,
    folder: job.folder,
    name: plan.name,
    lifecycle: state.lifecycle,
    outcome: state.outcome,
    lastAt: state.lastAt,
    heldBy,
    rechecks: rechecksOf(state, Date.now()),
  };
}
