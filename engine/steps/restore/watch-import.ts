import type { EventBody } from '../../../shared/run/event.ts';
import { finding } from '../../../shared/run/finding.ts';
import type { ImportSight } from '../../../shared/run/import/import-sight.ts';
import { importSigns, type ImportSigns, type ImportWatch } from '../../../shared/run/import/import-watch.ts';
import { proof } from '../../../shared/run/proof.ts';
import { toldKey } from '../../../shared/run/reduce-run.ts';
import { usualDuration } from '../../../shared/rules/times.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { isAbort, isMigrationError, MigrationError } from '../../errors.ts';
import { pollProgress, pollUntil, type Progress } from '../../poll-until.ts';
import { inBackground } from '../../run/in-background.ts';
import { guide } from '../../run/guide.ts';
import { guideOperation } from '../../run/guide-operation.ts';
import { settleFindings } from '../../run/settle-findings.ts';
import { prove } from '../../run/prove.ts';
import type { StepContext } from '../../run/step.ts';
import { eitherSignal } from '../../until-aborted.ts';
import { importLooks, type RestartProof } from './look-at-import.ts';

const everyMs = 5_000;

/**
 * Has a person import the backup at the console of the new appliance, and watches it: for some minutes at least, until the console
 * answers again, and until the person sees the old appliance's data there. What was seen is recorded. Nothing less than the old
 * appliance's certificate, which comes with the backup, makes it more than a person's word; where no restart was seen either, that
 * has to be accepted by its name. Throws `restore.failed`, `restore.stalled`, `run.blocked`, `run.waiting`.
 */
export async function importWatched(
  context: StepContext,
  appliance: Appliance,
  restart: RestartProof,
): Promise<void> {
  const look = importLooks(context, restart);
  const { toldAt } = context.state;
  const isBegun =
    context.state.importWatch !== undefined && toldAt[toldKey('restore', 'import')] !== undefined;
  if (!isBegun)
    tellSeen(context, await look(), (sight) => ({ type: 'import.seen', side: 'new', isFirst: true, sight }));
  // Who was asked how it stands has begun it: she is not to be led into a second one.
  const hasStarted = isBegun && toldAt[toldKey('restore', 'import-state')] !== undefined;
  if (!hasStarted) await guideOperation(context, 'restore', appliance, 'import', { watched: 'once-begun' });
  await untilBack(context, look, context.plan.limits.importWatchMinutes * 60_000);
  await askWhetherDone(context, appliance, look);
  await untilBack(context, look, 0);
  const watch = watchOf(context);
  const signs = importSigns(watch);
  await settleFindings(context, 'restore', signs.hasRestarted && signs.isBack ? [] : [unseen(watch, signs)]);
  prove(context, 'restore', evidenceOf(watch, signs));
}

function unseen({ first, last }: ImportWatch, { isBack }: ImportSigns) {
  const services = (last.services ?? first.services) === undefined ? 'no' : 'yes';
  return finding('restore.no-restart', 'warning', { services, console: isBack ? 'yes' : 'no' });
}

function evidenceOf({ last: { console }, wasAway }: ImportWatch, signs: ImportSigns) {
  const status = signs.bringsOldCertificate && signs.isBack ? 'passed-with-warning' : 'by-word';
  return proof(
    'restore.evidence',
    status,
    {
      seen: '',
      restarted: signs.restarted.join(', '),
      wasAway: wasAway ? 'yes' : 'no',
      console: console.kind,
      ...(console.kind === 'answers' && { whose: console.whose }),
    },
    'new',
  );
}

/** Watches for `leastMs`, and on until the console answers at two looks. One that nobody saw before the import either is not waited for. */
async function untilBack(
  context: StepContext,
  look: () => Promise<ImportSight>,
  leastMs: number,
): Promise<void> {
  const { clock, signal, plan } = context;
  const startMs = clock.monotonicMs();
  let looksBack = 0;
  let now = watchOf(context).last;
  const lookOnce = async (): Promise<Progress<true>> => {
    now = await look();
    note(context, now);
    const watch = watchOf(context);
    looksBack = importSigns(watch).isBack ? looksBack + 1 : 0;
    const isNeverSeen = watch.first.console.kind === 'silent' && watch.last.console.kind === 'silent';
    const isOver = clock.monotonicMs() - startMs >= leastMs && (looksBack >= 2 || isNeverSeen);
    return isOver ? { kind: 'found', value: true } : { kind: 'not-yet', mark: markOf(now) };
  };
  const tell = (elapsedMs: number, unchangedMs: number) => tellSight(context, now, elapsedMs, unchangedMs);
  const stallMs = Math.max(leastMs + everyMs, plan.limits.restoreStallMinutes * 60_000);
  await pollProgress(lookOnce, { clock, signal, everyMs, stallMs, tell }, (unchangedMs) =>
    gaveUp(context, now, unchangedMs),
  );
}

function tellSight(context: StepContext, now: ImportSight, elapsedMs: number, unchangedMs: number): void {
  const usual = usualDuration('restore');
  tellSeen(context, now, (sight) => ({
    type: 'waiting',
    step: 'restore',
    what: 'import',
    elapsedMs,
    unchangedMs,
    sight,
    ...(usual && { usualMinMs: usual.minMs, usualMaxMs: usual.maxMs }),
  }));
}

/** The console shows the state of the import to a person alone; meanwhile it is watched on. */
async function askWhetherDone(
  context: StepContext,
  appliance: Appliance,
  look: () => Promise<ImportSight>,
): Promise<void> {
  const how = appliance.how('import-state');
  if (how.mode !== 'guided') return;
  const answered = new AbortController();
  const either = eitherSignal(context.signal, answered.signal);
  let now = watchOf(context).last;
  const watchOn = async (): Promise<undefined> => {
    now = await look();
    note(context, now);
  };
  const tell = (elapsedMs: number) => tellSight(context, now, elapsedMs, elapsedMs);
  const watching = inBackground(
    pollUntil(watchOn, { clock: context.clock, signal: either.signal, everyMs, tell }),
  );
  try {
    const { instruction } = how;
    const operation = 'import-state';
    await guide(context, { step: 'restore', side: 'new', operation, instruction, watched: 'meanwhile' });
  } finally {
    answered.abort();
    await watching.settled;
    either.clear();
  }
  if (watching.outcome.kind === 'failed' && !isAbort(watching.outcome.error)) throw watching.outcome.error;
}

/** The journal keeps what changes: that the console or a service went and came, and not every look. */
function note(context: StepContext, sight: ImportSight): void {
  const last = context.state.importWatch?.last;
  if (!last || markOf(last) !== markOf({ ...sight, services: sight.services ?? last.services }))
    tellSeen(context, sight, (seen) => ({ type: 'import.seen', side: 'new', sight: seen }));
}

/** A log may repeat a password: then it is told without the log, and the run goes on. */
function tellSeen(context: StepContext, sight: ImportSight, event: (sight: ImportSight) => EventBody): void {
  try {
    context.emit(event(sight));
  } catch (error) {
    if (!isMigrationError(error, 'record.holds-secret')) throw error;
    const { log: _log, ...rest } = sight;
    context.emit(event(rest));
  }
}

function markOf({ console, services }: ImportSight): string {
  return JSON.stringify([console, services]);
}

function watchOf({ state }: StepContext): ImportWatch {
  if (!state.importWatch)
    throw new MigrationError('bug', { detail: 'an import that nobody looked at before' });
  return state.importWatch;
}

/** What Support asks for comes with it. */
function gaveUp(context: StepContext, now: ImportSight, unchangedMs: number): MigrationError {
  const { console, freeBytes, log = [] } = now;
  const status = console.kind === 'answers' ? console.status : undefined;
  if (status === undefined || status < 500)
    return new MigrationError(
      'restore.stalled',
      { unchangedMs, lastState: 'no-answer', detail: log.join('\n') },
      { side: 'new' },
    );
  const artifact = context.state.artifacts.findLast(({ role }) => role === 'backup');
  const facts = [
    `HTTP ${String(status)}`,
    ...(freeBytes === undefined ? [] : [`df: ${String(freeBytes)} B`]),
    ...(artifact ? [`${artifact.name}: ${String(artifact.sizeBytes)} B, SHA-256 ${artifact.sha256}`] : []),
    `${context.state.old.product?.version ?? '?'} -> ${context.state.new.product?.version ?? '?'}`,
  ];
  return new MigrationError('restore.failed', { detail: facts.join('\n') }, { side: 'new' });
}
