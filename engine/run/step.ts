import type { Plan } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody, RunMode } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { isBefore, stepIds, type StepId } from '../../shared/run/steps.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../cut-over/look/network.ts';
import type { Secret } from '../secret.ts';
import type { JobFolder } from '../job/job-folder.ts';
import type { PauseGate } from '../transfer/pause-gate.ts';

/** What reality says about a step. `done`: what it is for is so. `waiting`: it was begun and goes on somewhere. */
export type Observation = 'done' | 'ready' | 'waiting';

interface AnyStep {
  readonly id: StepId;
  /**
   * Called once where the step has failed for good, after all retries, before that is told; not where a person cancelled. Must
   * not throw a coded error: what led here is the one to tell.
   */
  onFailure?(context: StepContext): Promise<void>;
}

/** Looks, and changes nothing: its proofs are its result. */
export interface CheckStep extends AnyStep {
  readonly kind: 'check';
  /** Whether an earlier look of this job still counts. Absent: never. */
  isStillGood?(context: StepContext): boolean;
  /** Throws MigrationError where what was seen is not good enough. */
  check(context: StepContext): Promise<void>;
}

/** A person decides, and the journal remembers. */
export interface DecideStep extends AnyStep {
  readonly kind: 'decide';
  /** Whether what was decided before still holds. Absent: it is decided again in every run. */
  isDecided?(context: StepContext): boolean;
  /** Throws `run.declined` or `run.waiting` where nobody agrees. */
  decide(context: StepContext): Promise<void>;
}

/** Changes something. The runner observes, has it act, and observes again: only the second look makes it done. */
export interface ActStep extends AnyStep {
  readonly kind: 'act';
  /** Looks at reality; changes nothing. May be called at any time and any number of times. */
  observe(context: StepContext): Promise<Observation>;
  /**
   * Does the work, or as much as is left of it. Safe to run twice. Returns what it saw of it at its end where another look would
   * be the same look again, else undefined. Throws MigrationError.
   */
  act(context: StepContext): Promise<Observation | undefined>;
  /** Takes back what `act` did. Safe to run twice and when `act` never ran. */
  readonly revert?: (context: StepContext) => Promise<void>;
}

/**
 * One step of the job. Its effect stands in the catalogue (`shared/run/steps.ts`), its words with the undo in `shared/text`. What
 * it knows is the state of the run, or what it just saw.
 */
export type Step = CheckStep | DecideStep | ActStep;

/** Whether a decision has rolled back, in the record, something that comes before it: that is done again first, and then decided. */
export function goesBack({ kind, id }: Step, { steps }: RunState): boolean {
  return kind === 'decide' && stepIds.some((each) => isBefore(each, id) && steps[each].kind === 'reverted');
}

/** What a step works with. Effects are in it, so that a step can be run in a test without any of them being real. */
export interface StepContext {
  readonly plan: Plan;
  readonly mode: RunMode;
  readonly job: JobFolder;
  readonly signal: AbortSignal;
  /** Where a transfer waits while a person has paused it. */
  readonly pause: PauseGate;
  readonly clock: Clock;
  readonly network: Network;
  readonly ask: Ask;
  /** Whether a person follows the run and can act on instructions. */
  readonly isAttended: boolean;
  /** What is known so far: always the result of all events that were emitted. */
  readonly state: RunState;
  /** Says what happened: number, journal and readers follow before it returns. */
  emit(event: EventBody): void;
  /**
   * The appliance, connected, and limited to the effect of this step: an operation with a graver effect is refused as a
   * bug. Connects at the first call and after a loss. Throws `reach.*`, `trust.*`, `auth.*`.
   */
  appliance(side: ApplianceSide): Promise<Appliance>;
  /** Ends the connection to an appliance, so that the next `appliance` call makes a new one. */
  disconnect(side: ApplianceSide): Promise<void>;
  /** Secrets of this process; gone when it ends. */
  readonly secrets: { key?: Secret };
  /**
   * Kept from one attempt of a step to the next, for the connection may break in between; gone when the run ends. `backupsBefore`:
   * the names that the old appliance listed before a person was told to make a backup.
   */
  readonly kept: { backupsBefore?: ReadonlySet<string> };
}
