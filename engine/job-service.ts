import type { Answer, SettledRows } from '../shared/contract/answers.ts';
import type { JobListEntry } from '../shared/contract/contract.ts';
import type { Plan } from '../shared/contract/plan.ts';
import type { ErrorRecord } from '../shared/run/error-record.ts';
import type { RunEvent, RunMode } from '../shared/run/event.ts';
import type { Question } from '../shared/run/question.ts';
import type { Proof } from '../shared/run/proof.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { createAnswerDesk, type AnswerDesk } from './bridge/answer-desk.ts';
import { EventLog } from './bridge/event-log.ts';
import { asMigrationError, MigrationError } from './errors.ts';
import { systemClock } from './clock.ts';
import { addEvidence } from './job/add-evidence.ts';
import type { AddToRun } from './run/runner.ts';
import { createJob, findJob, openJob, listJobs } from './job/job-folder.ts';
import { heldByOther, lockHolder } from './job/lock.ts';
import { settleAfterwards } from './ledger/settle-afterwards.ts';
import { runMigration, type MigrationOptions, type MigrationResult } from './run/run-migration.ts';
import type { Secret } from './secret.ts';
import { PauseGate } from './transfer/pause-gate.ts';
import { sshConnector } from './run/ssh-connector.ts';

export interface JobServiceOptions {
  readonly home: string;
  readonly operator: string;
  /** Clock, network and connector of the runs, where they are not the real ones. */
  readonly runWith?: Pick<MigrationOptions, 'clock' | 'network' | 'open'>;
  /** Where the host keys of a job are remembered, where that is not `home`: those of demo appliances are new each time. */
  readonly trustHome?: (jobId: string) => string | undefined;
  /** Told of every event of the runs of this service. */
  readonly onEvent?: (jobId: string, event: RunEvent) => void;
  /** Called when a run begins or ends, with how many run now. */
  readonly onRunning?: (count: number) => void;
}

export interface JobService {
  list(): Promise<JobListEntry[]>;
  /** `isDemo`: its machines are demo appliances. */
  create(plan: Plan, planFolder: string, isDemo?: boolean): string;
  snapshot(jobId: string): Promise<RunState>;
  /** Why the job can only be looked at here, for another program works on it; undefined where none does. */
  heldByOther(jobId: string): ErrorRecord | undefined;
  /** Starts a run that goes on whether anybody watches or not; the promise is its end. Throws `local.job-locked` where it runs already. */
  start(jobId: string, mode: RunMode, accept?: readonly string[]): Promise<MigrationResult>;
  /** Events with a higher number than `afterSeq`: those that were, then those that come, until the run ends or `signal` aborts. */
  watch(jobId: string, afterSeq: number, signal: AbortSignal): AsyncIterable<RunEvent>;
  /**
   * Throws `bridge.question-closed` where no such question is open, `bridge.invalid` where the answer is of another kind, and
   * `local.job-locked` where another program asks.
   */
  answer(jobId: string, questionId: string, answer: Answer): void;
  /** The key that an open `keep-key` or `prove-key` question may show. Throws `bridge.question-closed` where none is open. */
  revealKey(jobId: string, questionId: string): Secret;
  /**
   * Takes what `handover probe` printed elsewhere into the record of a job, whether it runs here or not. Throws `evidence.*`,
   * `run.not-switched`, and `local.job-locked` where another program works on it.
   */
  addEvidence(jobId: string, text: string): Promise<Proof>;
  /**
   * Takes a person's word for rows of the ledger into the record of a job that no run works on, one after the other: the files are named by
   * path. Throws as {@link settleAfterwards}; those before stay recorded.
   */
  settle(jobId: string, rows: SettledRows, signal: AbortSignal): Promise<void>;
  /**
   * Pauses what is being copied, with its connections open, until `goOn`. Both may be called twice, and for a job that does not
   * run; they and `cancel` throw `local.job-locked` where another program works on it.
   */
  pause(jobId: string): void;
  goOn(jobId: string): void;
  /** May be called twice, and for a job that does not run. */
  cancel(jobId: string): void;
  /**
   * Lets just this key replace the known one of a machine, after a run of the job was stopped by it. Throws `bridge.invalid`
   * where the job did not stop there, or `typed` is not the machine's address.
   */
  replaceHostKey(jobId: string, sha256: string, typed: string): Promise<void>;
  /** Waits for a run that has told its end and still writes its report; returns at once where there is none. */
  ending(jobId: string): Promise<void>;
  /** Whether a run of the job goes on in this program. */
  isRunning(jobId: string): boolean;
  /** The question that is open now, with its id. */
  openQuestion(jobId: string): { readonly id: string; readonly question: Question } | undefined;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}

class Running {
  readonly controller = new AbortController();
  readonly pause = new PauseGate();
  readonly log = new EventLog<RunEvent>();
  readonly desk = createAnswerDesk();
  state: RunState | undefined;
  addEvidence: AddToRun | undefined;
  ended: Promise<unknown> = Promise.resolve();
}

/**
 * Jobs that the engine owns: started, watched from a number on, answered and cancelled by id, as `shared/contract/contract.ts`
 * says. A reader that falls away changes nothing for the job. Several jobs may run at the same time.
 */
export function createJobService(options: JobServiceOptions): JobService {
  /** Runs that go on, or still write their report. What has ended stands in the journal. */
  const running = new Map<string, Running>();
  /** Keys that a person typed a machine's address for, with job and address. */
  const replacements = new Set<string>();
  const replacement = (...parts: [jobId: string, address: string, sha256: string]) => JSON.stringify(parts);
  const tellRunning = () => options.onRunning?.(running.size);

  /** What another program works on is answered, paused and stopped there: here nothing would come of it. */
  const runHere = (jobId: string): Running | undefined => {
    const run = running.get(jobId);
    if (run) return run;
    const { lockPath } = findJob(options.home, jobId);
    const holder = lockHolder(lockPath);
    if (holder !== undefined) throw new MigrationError('local.job-locked', { path: lockPath, holder });
    return undefined;
  };
  const deskOf = (jobId: string): AnswerDesk => {
    const run = runHere(jobId);
    if (!run) throw new MigrationError('bridge.question-closed', {});
    return run.desk;
  };

  return {
    list: async () =>
      (await listJobs(options.home)).map((entry) =>
        entry.kind === 'job'
          ? {
              kind: 'job',
              jobId: entry.job.id,
              name: entry.job.plan.name,
              state: entry.job.state,
              ...(entry.heldBy !== undefined && { heldBy: entry.heldBy }),
              isDemo: entry.job.isDemo,
              isArchived: entry.isArchived,
            }
          : { kind: 'broken', folder: entry.folder, error: entry.error.toRecord() },
      ),
    create: (plan, planFolder, isDemo = false) =>
      createJob(options.home, plan, planFolder, new Date(), { isDemo }).id,
    snapshot: async (jobId) => {
      const here = running.get(jobId);
      if (here?.state) return here.state;
      const job = findJob(options.home, jobId);
      const { state } = await openJob(job);
      return lockHolder(job.lockPath) === undefined ? asInterrupted(state) : state;
    },
    // What runs here is ours, whatever this computer is called meanwhile.
    heldByOther: (jobId) =>
      running.get(jobId)?.state ? undefined : heldByOther(findJob(options.home, jobId).lockPath)?.toRecord(),
    start: (jobId, mode, accept = []) => {
      const job = findJob(options.home, jobId);
      if (running.has(jobId)) {
        throw new MigrationError('local.job-locked', { path: job.lockPath, holder: 'this program' });
      }
      const run = new Running();
      running.set(jobId, run);
      tellRunning();
      const home = options.trustHome?.(jobId) ?? options.home;
      const begin = async () =>
        runMigration({
          open: sshConnector({
            home,
            mayReplace: (address, sha256) => replacements.has(replacement(jobId, address, sha256)),
          }),
          ...options.runWith,
          home,
          job: await openJob(job),
          mode,
          accept,
          operator: options.operator,
          isAttended: true,
          ask: run.desk.answerer,
          signal: run.controller.signal,
          pause: run.pause,
          onEvidenceWay: (add) => void (run.addEvidence = add),
          onEvent: (event, state) => {
            run.state = state;
            run.log.add(event);
            options.onEvent?.(jobId, event);
          },
        });
      const result = begin().finally(() => {
        running.delete(jobId);
        run.log.end();
        tellRunning();
      });
      // `close` waits for the end, however it comes; the caller of `start` sees how.
      run.ended = result.catch(() => undefined);
      return result;
    },
    watch: (jobId, afterSeq, signal) =>
      follow(() => pastEvents(options.home, jobId), running.get(jobId), afterSeq, signal),
    answer: (jobId, questionId, answer) => deskOf(jobId).answer(questionId, answer),
    revealKey: (jobId, questionId) => deskOf(jobId).reveal(questionId),
    addEvidence: async (jobId, text) => {
      const run = running.get(jobId);
      if (run?.state?.isRunning === true && run.addEvidence) return run.addEvidence(text);
      // One that has told its end still writes its report.
      await run?.ended;
      const job = findJob(options.home, jobId);
      return addEvidence({ job, operator: options.operator, text, clock: systemClock });
    },
    settle: async (jobId, rows, signal) => {
      const job = findJob(options.home, jobId);
      const run = running.get(jobId);
      if (run && run.state?.isRunning !== false)
        throw new MigrationError('local.job-locked', { path: job.lockPath, holder: 'this program' });
      // One that has told its end still writes its report.
      await run?.ended;
      for (const given of rows)
        await settleAfterwards({ ...given, job, operator: options.operator, clock: systemClock, signal });
    },
    pause: (jobId) => runHere(jobId)?.pause.pause(),
    goOn: (jobId) => runHere(jobId)?.pause.goOn(),
    cancel: (jobId) => runHere(jobId)?.controller.abort(new MigrationError('run.cancelled', { step: '' })),
    replaceHostKey: async (jobId, sha256, typed) => {
      const { error } = running.get(jobId)?.state ?? (await openJob(findJob(options.home, jobId))).state;
      const isThatKey = error?.code === 'trust.host-key-changed' && error.params['sha256'] === sha256;
      if (!isThatKey || error.params['address'] !== typed.trim())
        throw new MigrationError('bridge.invalid', { field: 'typed' });
      replacements.add(replacement(jobId, typed.trim(), sha256));
    },
    ending: async (jobId) => {
      const run = running.get(jobId);
      if (run?.state?.isRunning === false) await run.ended;
    },
    isRunning: (jobId) => running.has(jobId),
    openQuestion: (jobId) => running.get(jobId)?.desk.open(),
    close: async () => {
      for (const run of running.values())
        run.controller.abort(new MigrationError('run.cancelled', { step: '' }));
      await Promise.all([...running.values()].map((run) => run.ended));
    },
  };
}

/** What the journal of a process that died left open: nobody works on it, and nobody waits for an answer. */
function asInterrupted(state: RunState): RunState {
  const { question: _question, ...rest } = state;
  return { ...rest, isRunning: false };
}

async function pastEvents(home: string, jobId: string): Promise<readonly RunEvent[]> {
  return (await openJob(findJob(home, jobId))).events;
}

/** The journal first, then what this process has seen, each event once and in order. */
async function* follow(
  past: () => Promise<readonly RunEvent[]>,
  run: Running | undefined,
  afterSeq: number,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
  let lastSeq = afterSeq;
  const firstHere = run?.log.first?.seq ?? Number.POSITIVE_INFINITY;
  try {
    for (const event of await past()) {
      if (event.seq <= lastSeq || event.seq >= firstHere) continue;
      lastSeq = event.seq;
      yield event;
    }
  } catch (error) {
    throw asMigrationError(error);
  }
  if (!run) return;
  for await (const event of run.log.follow(signal)) if (event.seq > lastSeq) yield event;
}
