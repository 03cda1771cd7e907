import { errorMeaning, type ErrorCode } from '../../../shared/run/error-codes.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { StepId } from '../../../shared/run/steps.ts';

/** How the old appliance stands in the cut-over. */
export type OldVerdict =
  | 'serving'
  /** A person switches it off, and it is looked at meanwhile. */
  | 'by-hand'
  | 'going-down'
  /** Proved silent by a place that saw it before. */
  | 'silent'
  /** Gone as far as could be seen; not every place could prove it. */
  | 'silent-with-warning'
  /** Gone, and a person's word is part of it. */
  | 'gone-by-word'
  /** Nobody looked in this job: the new appliance was already there. */
  | 'replaced'
  | 'still-there'
  | 'came-back'
  | 'unclear';

/** How the new appliance stands in the cut-over. */
export type NewVerdict =
  | 'not-ready'
  | 'waits'
  | 'taking'
  | 'there'
  /** A machine answers there that a person said to be it. */
  | 'there-by-word'
  | 'not-there'
  | 'conflict'
  | 'unclear';

/** A third machine has the address, or the old one has it back. It is over when the step that saw it is done or runs again. */
export function conflictOf(state: RunState): ErrorCode | undefined {
  const steps: readonly StepId[] = ['power-off', 'take-address', 'validate'];
  for (const id of steps) {
    const step = state.steps[id];
    if (step.kind === 'failed' && errorMeaning(step.error.code).isConflict) return step.error.code;
  }
  return undefined;
}

/** See {@link OldVerdict}: only what the engine proved is called silent. */
export function oldVerdict(state: RunState): OldVerdict {
  if (conflictOf(state) === 'cutover.old-came-back') return 'came-back';
  const step = state.steps['power-off'];
  switch (step.kind) {
    case 'pending':
    case 'reverted':
      return state.outage ? 'unclear' : 'serving';
    case 'running':
    case 'waiting':
      if (!state.isRunning) return state.outage ? 'unclear' : 'serving';
      if (step.kind === 'waiting') return 'by-hand';
      return state.outage ? 'going-down' : 'serving';
    case 'failed':
      if (step.error.code === 'cutover.old-still-alive') return 'still-there';
      return state.outage ? 'unclear' : 'serving';
    case 'done': {
      if (step.end !== 'proved') return step.end === 'by-word' ? 'gone-by-word' : 'unclear';
      const looks = state.proofs.filter(({ id }) => id === 'cutover.old-silent');
      if (looks.length === 0) return 'replaced';
      return looks.every(({ status }) => status === 'passed') ? 'silent' : 'silent-with-warning';
    }
    default:
      return step satisfies never;
  }
}

/** See {@link NewVerdict}. */
export function newVerdict(state: RunState): NewVerdict {
  if (conflictOf(state)) return 'conflict';
  const step = state.steps['take-address'];
  switch (step.kind) {
    case 'pending':
    case 'reverted':
      return state.steps.restore.kind === 'done' ? 'waits' : 'not-ready';
    case 'running':
    case 'waiting':
      return state.isRunning ? 'taking' : 'unclear';
    case 'failed':
      return step.error.code === 'cutover.new-unreachable' ? 'not-there' : 'unclear';
    case 'done':
      return ({ proved: 'there', 'by-word': 'there-by-word', untested: 'unclear' } as const)[step.end];
    default:
      return step satisfies never;
  }
}

/** How long the final address has been waited for, when it is time to look for the reason; undefined before. */
export function stuckForMs(state: RunState): number | undefined {
  const step = state.steps['take-address'];
  if (step.kind === 'failed' && step.error.code === 'cutover.new-unreachable') {
    const waitedMs = step.error.params['waitedMs'];
    return typeof waitedMs === 'number' ? waitedMs : stuckAfterMs;
  }
  const { waiting } = state;
  if (!state.isRunning || waiting?.step !== 'take-address' || step.kind === 'done') return undefined;
  return waiting.elapsedMs >= stuckAfterMs ? waiting.elapsedMs : undefined;
}

/** Longer than a machine takes to change its address and start its web server again. */
export const stuckAfterMs = 120_000;
