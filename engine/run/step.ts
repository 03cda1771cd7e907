import type { Plan } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody, RunMode } from '../../shared/run/event.ts';
import type { Finding } from '../../shared/run/finding.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { StepId } from '../../shared/run/steps.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { Ask } from '../ask.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../cut-over/look/network.ts';
import type { Secret } from '../secret.ts';
import type { RemoteHash } from '../transfer/hash-remote.ts';
import type { RelayedPartial } from '../transfer/push-file.ts';
import type { DoneSteps } from './done-steps.ts';
import type { JobFolder } from '../job/job-folder.ts';

/**
 * What reality says about a step. `done`: what the step is for is so. `ready`: it can run. `waiting`: it was begun and
 * goes on somewhere (the appliance, the admin); running it means watching. `blocked`: findings stand in the way.
 */
export type Observation =
  | { readonly kind: 'done' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] };

/**
 * One step of the job. Its effect stands in the catalogue (`shared/run/steps.ts`), its words with the undo in
 * `shared/text`. The runner calls observe -> run -> observe, and believes only the second observation.
 */
export interface Step {
  readonly id: StepId;
  /** Looks at reality; changes nothing. May be called at any time and any number of times. */
  observe(context: StepContext): Promise<Observation>;
  /** Does the work, or as much as is left of it. Safe to run twice. Throws MigrationError. */
  run(context: StepContext): Promise<void>;
  /**
   * Called once where the step has failed for good, after all retries, before that is told; not where a person cancelled. Must
   * not throw a coded error: what led here is the one to tell.
   */
  onFailure?(context: StepContext): Promise<void>;
  /** Takes back what `run` did, before the hold point only. Safe to run twice and when `run` never ran. */
  revert?(context: StepContext): Promise<void>;
}

/** What a step works with. Effects are in it, so that a step can be run in a test without any of them being real. */
export interface StepContext {
  readonly plan: Plan;
  readonly mode: RunMode;
  readonly job: JobFolder;
  readonly signal: AbortSignal;
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
  /** What one step of this process hands to a later one, to spare it the work; a resumed job does without. */
  readonly carried: Carried;
  /** What this job did so far, in earlier processes too. */
  readonly doneSteps: DoneSteps;
  /** What was seen by this process and need not be seen again in it. */
  readonly seen: Set<StepId>;
}

export interface Carried {
  /** The hash that the old appliance made of the backup while it was pulled. */
  hashOnOld?: RemoteHash;
  /** The copy that already lies on the new appliance, under a `.partial` name. */
  relayed?: RelayedPartial;
  /** The old appliance was told to switch off, and may take a while. */
  hasToldOldToGo?: boolean;
}

/** Whether the journal says that `step` was done in this job. A judgement of the past, not a look at reality. */
export function wasDone(context: StepContext, step: StepId): boolean {
  return context.doneSteps.has(step);
}
