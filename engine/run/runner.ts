import type { Plan } from '../../shared/contract/plan.ts';
import type { RulePack } from '../../shared/rules/rule-pack.ts';
import { errorMeaning, type ApplianceSide } from '../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { EventBody, RunEvent, RunMode, RunOutcome } from '../../shared/run/event.ts';
import { emptyRun, isPastHoldPoint, reduceRun, replayRun } from '../../shared/run/reduce-run.ts';
import type { Proof } from '../../shared/run/proof.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { stepEnd } from '../../shared/run/step-end.ts';
import { firstStepAfterHoldPoint, isBefore, stepInfo, type StepId } from '../../shared/run/steps.ts';
import type { Question } from '../../shared/run/question.ts';
import { answerForAudit, type Answerer, type Ask } from '../ask.ts';
import type { SecretGuard } from './secret-guard.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { Clock } from '../clock.ts';
import { asMigrationError, isMigrationError, MigrationError } from '../errors.ts';
import { rememberSecrets } from './remember-secrets.ts';
import { createQuestionQueue } from '../job/question-queue.ts';
import { Secret } from '../secret.ts';
import type { Network } from '../cut-over/look/network.ts';
import { proofOfEvidence } from '../job/add-evidence.ts';
import type { Connections } from './connections.ts';
import type { PauseGate } from '../transfer/pause-gate.ts';
import type { JobFolder } from '../job/job-folder.ts';
import { Journal } from '../job/journal.ts';
import { takeLock } from '../job/lock.ts';
import { retry } from './retry.ts';
import { goesBack, type Observation, type Step, type StepContext } from './step.ts';
import { recheckSteps } from '../steps/recheck.ts';
import { steps } from '../steps/index.ts';

export interface RunOptions {
  readonly job: JobFolder;
  readonly plan: Plan;
  /** Whose rules hold for this move. */
  readonly rules: RulePack;
  readonly mode: RunMode;
  readonly operator: string;
  readonly appVersion: string;
  readonly ask: Answerer;
  /** Learns every secret of this run, and keeps it out of the journal. */
  readonly guard: SecretGuard;
  readonly isAttended: boolean;
  readonly signal: AbortSignal;
  readonly pause: PauseGate;
  readonly clock: Clock;
  readonly network: Network;
  /** Makes the connections of this run; they are closed when it ends. */
  readonly connect: (emit: (event: EventBody) => void, state: () => RunState, ask: Ask) => Connections;
  /** Called once, with the way to hand over what a machine in a client's network saw while the run goes on. */
  readonly onEvidenceWay?: ((add: AddToRun) => void) | undefined;
  /** Called with every event, after it is in the journal. Must not throw. */
  readonly onEvent: (event: RunEvent, state: RunState) => void;
}

/** Takes a text as `addEvidence` does, into a run that goes on. Throws `evidence.*`, `run.not-switched`. */
export type AddToRun = (text: string) => Proof;

export interface RunResult {
  readonly outcome: RunOutcome;
  readonly error: MigrationError | undefined;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  /** End of the journal's hash chain. */
  readonly lastHash: string;
}

/**
 * Runs a job from where reality stands: replays its journal, then observes and runs one step after another until the end,
 * the hold point (`rehearse`), the preflight (`check`), or what stops it. Every way out is an event and a result; the
 * only exceptions are those that come before the journal is open (`local.job-locked`, `local.journal-broken`,
 * `local.io`). May be called again for the same job, at any time, by any process: that is how a job is resumed.
 */
export async function runJob(options: RunOptions): Promise<RunResult> {
  const releaseLock = takeLock(options.job.lockPath, options.operator);
  try {
    const { journal, content } = Journal.open(options.job.journalPath, options.job.id);
    const run = new Run(options, journal, content.events);
    try {
      options.onEvidenceWay?.(run.addEvidence);
      if (content.tornBytes > 0) run.emit({ type: 'journal.repaired', droppedBytes: content.tornBytes });
      return await run.perform();
    } finally {
      await run.close();
      journal.close();
    }
  } finally {
    releaseLock();
  }
}

class Run {
  readonly #options: RunOptions;
  readonly #journal: Journal;
  readonly #events: RunEvent[];
  readonly #connections: Connections;
  readonly #secrets: StepContext['secrets'] = {};
  readonly #kept: StepContext['kept'] = {};
  readonly #ask: Ask;
  readonly #forgetAnswers: () => void;
  #state: RunState;
  #hasEnded = false;

  constructor(options: RunOptions, journal: Journal, past: readonly RunEvent[]) {
    this.#options = options;
    this.#journal = journal;
    this.#events = [...past];
    this.#state = past.length > 0 ? replayRun(past) : emptyRun;
    // What is remembered is asked of nobody: it must not wait behind a question that is open.
    const memory = rememberSecrets(this.#queueFor(options.ask));
    this.#ask = memory.ask;
    this.#forgetAnswers = memory.forget;
    this.#connections = options.connect(this.emit, () => this.#state, this.#ask);
  }

  /** Arrow functions: they are handed out. What something that was cut off tells after the end belongs to no run. */
  readonly emit = (body: EventBody): void => {
    if (this.#hasEnded) return;
    const event: RunEvent = {
      ...body,
      seq: this.#state.lastSeq + 1,
      at: new Date(this.#options.clock.now()).toISOString(),
    };
    // Not its time, which no secret is in and a key of digits may look like.
    this.#options.guard.assertClean(body, body.type);
    this.#journal.append(event);
    this.#state = reduceRun(this.#state, event);
    this.#events.push(event);
    this.#options.onEvent(event, this.#state);
  };

  readonly addEvidence: AddToRun = (text) => {
    if (this.#options.guard.isIn(text))
      throw new MigrationError('record.answer-holds-secret', { question: 'evidence' });
    const made = proofOfEvidence(text, this.#state, this.#options.plan);
    this.emit({ type: 'proved', step: 'validate', proof: made });
    return made;
  };

  async perform(): Promise<RunResult> {
    const { job, plan, mode, appVersion, operator, rules } = this.#options;
    // A way back is begun, however long the job has been under way.
    const resumed = this.#state.startedAt !== '' && (mode !== 'revert' || this.#state.mode === 'revert');
    this.emit({
      type: 'run.started',
      jobId: job.id,
      planName: plan.name,
      mode,
      resumed,
      appVersion,
      operator,
      rules,
    });
    let error: MigrationError | undefined;
    let outcome: RunOutcome;
    try {
      outcome = await this.#perform(mode);
    } catch (thrown) {
      error = asMigrationError(thrown, this.#state.current);
      outcome = errorMeaning(error.code).outcome;
    }
    this.#forgetSecrets();
    error = error && this.#options.guard.withoutSecrets(error);
    this.emit({ type: 'run.ended', outcome, ...(error && { error: error.toRecord() }) });
    this.#hasEnded = true;
    return { outcome, error, state: this.#state, events: this.#events, lastHash: this.#journal.lastHash };
  }

  #perform(mode: RunMode): Promise<RunOutcome> {
    switch (mode) {
      case 'revert':
        return this.#revert();
      case 'recheck':
        return this.#recheck();
      case 'run':
      case 'rehearse':
      case 'check':
        return this.#goForward();
      default:
        return mode satisfies never;
    }
  }

  async close(): Promise<void> {
    this.#forgetSecrets();
    await this.#connections.close();
  }

  async #goForward(): Promise<RunOutcome> {
    const { mode } = this.#options;
    // Neither can stop before a point that the job has passed.
    if (mode !== 'run' && isPastHoldPoint(this.#state))
      throw new MigrationError('run.past-hold-point', { mode });
    for (const step of steps) {
      if (this.#options.mode === 'rehearse' && step.id === 'hold-point') return 'rehearsed';
      if (this.#isBehindHoldPoint(step.id)) continue;
      // Who only looks agrees to nothing: whoever goes on with the job is asked then.
      if (this.#options.mode === 'check' && step.id === 'plan') continue;
      await this.#runStep(step);
      if (goesBack(step, this.#state)) return this.#goForward();
      if (this.#options.mode === 'check' && step.id === 'preflight') return 'checked';
    }
    return 'done';
  }

  /** Once the old appliance is being switched off, what came before can neither be observed nor done again. */
  #isBehindHoldPoint(step: StepId): boolean {
    return isPastHoldPoint(this.#state) && step !== 'connect' && isBefore(step, firstStepAfterHoldPoint);
  }

  async #runStep(step: Step): Promise<void> {
    const startMs = this.#options.clock.monotonicMs();
    this.emit({ type: 'step.started', step: step.id });
    try {
      // A wrong address should be told at once.
      const ran = await (step.id === 'connect'
        ? this.#attempt(step)
        : this.#retrying(() => this.#attempt(step)));
      const durationMs = Math.round(this.#options.clock.monotonicMs() - startMs);
      const end = stepEnd(step.id, this.#state);
      if (goesBack(step, this.#state)) this.emit({ type: 'step.reverted', step: step.id });
      else this.emit({ type: 'step.done', step: step.id, ran, durationMs, end });
    } catch (thrown) {
      const error = this.#options.guard.withoutSecrets(asMigrationError(thrown, step.id));
      if (!isMigrationError(error, 'run.cancelled')) await step.onFailure?.(this.#contextFor(step.id));
      this.emit({ type: 'step.failed', step: step.id, error: error.toRecord() satisfies ErrorRecord });
      throw error;
    }
  }

  /** Begins again where the connection was lost, forward and on the way back alike. */
  readonly #retrying = <T>(work: () => Promise<T>): Promise<T> => {
    const { plan, clock, signal } = this.#options;
    return retry(work, {
      attempts: plan.limits.reconnectAttempts,
      clock,
      signal,
      lostSide: () => this.#connections.lostSide() ?? 'old',
      addressOf: (side) => this.#state[side].identity?.address ?? plan[side].address,
      emit: this.emit,
    });
  };

  /** Does what is left to do of a step. Returns whether there was anything to do. */
  async #attempt(step: Step): Promise<boolean> {
    const context = this.#contextFor(step.id);
    this.#options.signal.throwIfAborted();
    switch (step.kind) {
      case 'check':
        if (step.isStillGood?.(context)) return false;
        await step.check(context);
        this.#options.signal.throwIfAborted();
        return true;
      case 'decide':
        if (step.isDecided?.(context)) return false;
        await step.decide(context);
        this.#options.signal.throwIfAborted();
        return true;
      case 'act': {
        if ((await this.#observe(step, 'before', () => step.observe(context))) === 'done') return false;
        const seen = await step.act(context);
        if ((await this.#observe(step, 'after', async () => seen ?? step.observe(context))) === 'done')
          return true;
        throw new MigrationError('run.not-confirmed', { step: step.id });
      }
      default:
        return step satisfies never;
    }
  }

  async #observe(step: Step, round: 'before' | 'after', look: () => Promise<Observation>) {
    this.#options.signal.throwIfAborted();
    const observation = await look();
    this.emit({ type: 'step.observed', step: step.id, observation, round });
    return observation;
  }

  /** Looks at the new appliance where the clients look, as often as one likes once it is there; changes nothing. */
  async #recheck(): Promise<RunOutcome> {
    if (this.#state.steps['take-address'].kind !== 'done')
      throw new MigrationError('run.not-switched', {}, { side: 'new' });
    for (const step of recheckSteps) await this.#runStep(step);
    return 'rechecked';
  }

  /**
   * The same steps in reverse. Past the hold point that takes the address back to the old appliance, and ends there: what was
   * pulled, pushed and restored stays for the next attempt. What a step without a `revert` saw or decided counts until what it
   * rests on is rolled back.
   */
  async #revert(): Promise<RunOutcome> {
    const isPast = isPastHoldPoint(this.#state);
    // What was pulled stays on the laptop; everything after it counts as not done, whatever becomes of the new machine.
    const last: StepId = isPast ? 'hold-point' : 'pull';
    const resting: StepId[] = [];
    for (const step of [...steps].reverse()) {
      if (isBefore(step.id, last)) break;
      const { kind } = this.#state.steps[step.id];
      // Before the outage there is nothing of the cut-over to roll back.
      const canTakeBack = isPast || isBefore(step.id, firstStepAfterHoldPoint);
      const revert = step.kind === 'act' && canTakeBack ? step.revert : undefined;
      // While the outage goes on, the old appliance does not serve, whatever was told of it before.
      if (kind === 'reverted' && !(isPast && step.id === firstStepAfterHoldPoint)) continue;
      // The cut-over may have gone further than the journal knows.
      if (kind === 'pending' && !(isPast && revert)) continue;
      resting.push(step.id);
      if (!revert) continue;
      await this.#rollBack(step.id, revert);
      for (const id of resting.splice(0)) this.emit({ type: 'step.reverted', step: id });
    }
    for (const id of resting) this.emit({ type: 'step.reverted', step: id });
    return 'reverted';
  }

  async #rollBack(step: StepId, revert: (context: StepContext) => Promise<void>): Promise<void> {
    this.emit({ type: 'step.started', step, isBack: true });
    try {
      await this.#retrying(() => revert(this.#contextFor(step)));
    } catch (thrown) {
      const error = this.#options.guard.withoutSecrets(asMigrationError(thrown, step));
      this.emit({ type: 'step.failed', step, error: error.toRecord(), isBack: true });
      throw error;
    }
  }

  #contextFor(step: StepId): StepContext {
    const { job, plan, mode, signal, pause, clock, network, isAttended } = this.#options;
    const given = { job, plan, mode, signal, pause, clock, network, isAttended };
    const own = { ask: this.#ask, emit: this.emit, secrets: this.#secrets, kept: this.#kept };
    const connections = this.#connections;
    const state = () => this.#state;
    return {
      ...given,
      ...own,
      get state() {
        return state();
      },
      appliance: async (side: ApplianceSide): Promise<Appliance> =>
        (await connections.appliance(side, signal)).withEffect(stepInfo(step).effect),
      disconnect: (side) => connections.disconnect(side),
    };
  }

  /**
   * Every question and the kind of its answer is part of the record; the answer's secret is not. One that holds a secret where
   * none is asked for is refused, and the question is asked again with that reason.
   */
  #queueFor(answer: Answerer): Ask {
    const { guard, isAttended } = this.#options;
    const ask = createQuestionQueue({
      answer,
      onAsked: (question) => {
        // By the number of its event, so that no two questions of a job share one.
        const id = `q${this.#state.lastSeq + 1}`;
        this.emit({ type: 'question.asked', id, question });
        return id;
      },
      onAnswered: (id, question, given) =>
        this.emit({
          type: 'question.answered',
          id,
          answer: guard.isInAnswer(question, given) ? 'refused' : answerForAudit(question, given),
        }),
      onWithdrawn: (id) => this.emit({ type: 'question.answered', id, answer: 'withdrawn' }),
    });
    return async (question, options) => {
      if (options.reveal) this.#learn(options.reveal, true);
      for (let asked = question, refusals = 0; ; refusals += 1) {
        const given = await ask(asked, options);
        if (!guard.isInAnswer(asked, given)) {
          if (given instanceof Secret && !isEchoed(asked)) this.#learn(given, asked.kind !== 'secret');
          return given;
        }
        // A plan or a program would give the same answer again.
        if (!isAttended || refusals >= mostRefusals)
          throw new MigrationError('record.answer-holds-secret', { question: asked.kind });
        asked = { ...asked, refused: 'holds-secret' as const };
      }
    };
  }

  #learn(secret: Secret, isKey: boolean): void {
    const told = this.#events.map(({ at: _at, ...rest }) => rest);
    this.#options.guard.learn(secret, isKey, [this.#options.plan, told]);
  }

  #forgetSecrets(): void {
    this.#forgetAnswers();
    this.#secrets.key?.clear();
    delete this.#secrets.key;
  }
}

const mostRefusals = 5;

/** What is shown while it is typed, such as the name of a user that a server asks for, is no secret. */
function isEchoed(question: Question): boolean {
  return question.kind === 'secret' && question.echo;
}
