import { handoverHome, listJobs, type JobSummary } from '../../engine/index.ts';
import { outageBeganAt } from '../../shared/run/standing/outage.ts';
import { rechecksOf } from '../../shared/rules/preflight/rechecks.ts';
import { openPoints } from '../../shared/run/standing/open-points.ts';
import { en } from '../../shared/text/en.ts';
import { outcomeWord } from '../../shared/text/outcome-text.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { describeError } from '../describe/error.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { wrap } from '../wrap.ts';

interface JobsOptions {
  readonly json?: boolean;
  readonly archived?: boolean;
}

/** `handover jobs`: the jobs on this machine, newest first; a broken folder is listed as such, an archived one by `--archived`. */
export async function jobs(options: JobsOptions): Promise<number> {
  const home = handoverHome(process.env);
  const all = await listJobs(home);
  const listed = all.filter((job) => job.kind === 'broken' || !job.isArchived || options.archived === true);
  if (options.json === true) for (const job of listed) print(JSON.stringify(asData(job)));
  else if (all.length === 0) print(en.jobs.none(home));
  else if (listed.length === 0) print(en.jobs.allArchived);
  else for (const job of listed) print(line(job));
  return exitCodes.done;
}

function line(summary: JobSummary): string {
  if (summary.kind === 'broken')
    return `${summary.folder}\n  ${describeError(summary.error.toRecord(), 'outside', outputWidth())}`;
  const { job, heldBy, isArchived } = summary;
  const { plan, state } = job;
  const notes = [
    ...(job.isDemo ? [en.jobs.demo] : []),
    ...(isArchived ? [en.jobs.isArchived] : []),
    ...(heldBy === undefined ? [] : [en.jobs.open(heldBy)]),
  ];
  const noted = notes.length === 0 ? '' : `  (${notes.join('; ')})`;
  const outcome = outcomeWord(en, state) ?? en.jobs.notEnded;
  const beganAt = outageBeganAt(state);
  const outage =
    beganAt === undefined
      ? ''
      : `\n  ${en.jobs.outageOpen(en.format.duration(Math.max(0, Date.now() - Date.parse(beganAt))))}`;
  const due = rechecksOf(state, Date.now()).some((recheck) => recheck.state === 'due')
    ? `\n  ${en.cli.recheckDue(job.id)}`
    : '';
  const about = `${en.lifecycle[state.lifecycle]}  ${outcome}  ${plainText(plan.name)}${noted}`;
  return [job.id, ...wrap(about, outputWidth(), '  ')].join('\n') + outage + due;
}

function asData(summary: JobSummary) {
  if (summary.kind === 'broken')
    return { kind: summary.kind, folder: summary.folder, error: summary.error.toRecord() };
  const { job, heldBy, isArchived } = summary;
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
    isDemo: job.isDemo,
    isArchived,
    outageBeganAt: outageBeganAt(state),
    openPoints: openPoints(state).length,
    rechecks: rechecksOf(state, Date.now()),
  };
}
