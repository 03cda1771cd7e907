import { type ApplianceSide, errorMeaning } from '../error-codes.ts';
import type { ProofId } from '../proof.ts';
import type { Progress, RunState } from '../run-state.ts';
import type { StepId } from '../steps.ts';
import { importBegun } from './import-begun.ts';

/** The one state that a machine is in, as far as this job has seen it. */
export type MachineStanding =
  /** This job has not spoken to it yet. */
  | 'unseen'
  /** It does not answer any more, and nothing says that it was switched off. */
  | 'lost'
  // Of the old appliance.
  | 'serving'
  | 'making-backup'
  | 'going-down'
  /** Proved silent by a place that saw it before. */
  | 'off-observed'
  /** Nobody saw it go, and the new appliance holds its address. */
  | 'replaced'
  | 'off-by-word'
  | 'still-on'
  | 'coming-back'
  | 'came-back'
  // Of the new appliance.
  | 'ready'
  | 'restoring'
  | 'restored'
  | 'taking'
  /** Proved at the address that the clients use. */
  | 'at-final-address'
  /** A machine answers there that a person said to be it. */
  | 'at-final-by-word'
  /** Another machine answers there. */
  | 'conflict'
  /** Something was begun, and how it ended was not seen. */
  | 'unclear';

/** See {@link MachineStanding}. Fails closed: what was begun and not seen to end is `unclear`. */
export function machineStanding(state: RunState, side: ApplianceSide): MachineStanding {
  if (!state[side].identity) return 'unseen';
  return side === 'old' ? oldStanding(state) : newStanding(state);
}

function oldStanding(state: RunState): MachineStanding {
  if (conflictOf(state) === 'cutover.old-came-back') return 'came-back';
  if (!state.outage) {
    if (isLost(state, 'old')) return 'lost';
    return isMakingBackup(state) ? 'making-backup' : 'serving';
  }
  if (state.outage.servedBy === 'old' && servesAgain(state)) return 'still-on';
  const step = state.steps['power-off'];
  if (state.isRunning && state.mode === 'revert' && state.steps['take-address'].kind === 'reverted')
    return 'coming-back';
  // Done before, it is only looked at again.
  if (isAt(state, 'power-off')) return state.done['power-off'] ? 'unclear' : 'going-down';
  if (step.kind === 'failed')
    return step.error.code === 'cutover.old-still-alive' || servesAgain(state) ? 'still-on' : 'unclear';
  if (step.kind !== 'done') return 'unclear';
  const has = (wanted: ProofId) =>
    state.proofs.some(({ id, status }) => id === wanted && status === 'passed');
  const seen = has('cutover.old-silent') ? 'off-observed' : 'replaced';
  const proved = seen === 'off-observed' || has('cutover.old-replaced') ? seen : 'unclear';
  return ({ proved, 'by-word': 'off-by-word', untested: 'unclear' } as const)[step.end];
}

function newStanding(state: RunState): MachineStanding {
  if (conflictOf(state)) return 'conflict';
  const taking = state.steps['take-address'];
  if (isAt(state, 'take-address'))
    return state.done['take-address'] || state.mode === 'revert' ? 'unclear' : 'taking';
  if (isLost(state, 'new')) return 'lost';
  if (taking.kind === 'done')
    return ({ proved: 'at-final-address', 'by-word': 'at-final-by-word', untested: 'unclear' } as const)[
      taking.end
    ];
  if (taking.kind !== 'pending' && taking.kind !== 'reverted') return 'unclear';
  if (mayHoldFinalAddress(state)) return isAt(state, 'power-off') ? 'taking' : 'unclear';
  if (state.done.restore) return 'restored';
  const hasBegun = importBegun(state) !== 'no';
  if (isAt(state, 'restore') && (hasBegun || state.steps.restore.kind === 'waiting')) return 'restoring';
  return hasBegun ? 'unclear' : 'ready';
}

/** A direct switch takes the address within `power-off`; nothing else asks by ARP beforehand. */
function mayHoldFinalAddress({ outage, steps, proofs }: RunState): boolean {
  if (!outage || outage.endedAt !== undefined || steps['take-address'].kind !== 'pending') return false;
  const { kind } = steps['power-off'];
  return kind !== 'pending' && kind !== 'reverted' && proofs.some(({ id }) => id === 'cutover.arp-control');
}

/** By a command that was sent, or by the person who was told to. */
function isMakingBackup(state: RunState): boolean {
  return (
    isAt(state, 'back-up') && (state.begunBackup !== undefined || state.steps['back-up'].kind === 'waiting')
  );
}

function isLost({ lost, isRunning, error }: RunState, side: ApplianceSide): boolean {
  if (lost[side]) return true;
  return !isRunning && error?.side === side && errorMeaning(error.code).isUnreachable;
}

/** A third machine has an address of the job, or the old one has it back: over when the step that saw it is done or runs again. */
function conflictOf({ steps }: RunState): string | undefined {
  for (const id of ['power-off', 'take-address', 'validate', 'finalise'] satisfies StepId[]) {
    const step = steps[id];
    if (step.kind === 'failed' && errorMeaning(step.error.code).isConflict) return step.error.code;
  }
  return undefined;
}

function isAt({ isRunning, steps }: RunState, id: StepId): boolean {
  return isRunning && (steps[id].kind === 'running' || steps[id].kind === 'waiting');
}

/** A cut-over that failed, after which the old appliance was seen to take its clients again. */
function servesAgain({ outage, isOldDeaf }: RunState): boolean {
  return outage?.endedAt !== undefined && !isOldDeaf;
}

/** The address that a machine holds, as it was last seen; undefined where it gave it up, or is on its way to another. */
export function heldAddress(state: RunState, side: ApplianceSide): string | undefined {
  const address = state[side].identity?.address;
  switch (machineStanding(state, side)) {
    case 'off-observed':
    case 'off-by-word':
    case 'replaced':
    case 'coming-back':
    case 'taking':
    case 'conflict':
      return undefined;
    case 'at-final-address':
    case 'at-final-by-word': {
      const proved = state.proofs.findLast(
        ({ id, step }) => id === 'cutover.new-answers' && step === 'take-address',
      );
      const there = proved?.params['address'];
      return typeof there === 'string' ? there : address;
    }
    case 'unclear':
      return state.outage ? undefined : address;
    default:
      return address;
  }
}

/** Whether a machine gave its address up, as was seen or said; of another one without a known address nobody knows which it holds. */
export function hasGivenUpAddress(state: RunState, side: ApplianceSide): boolean {
  const standing = machineStanding(state, side);
  return standing === 'off-observed' || standing === 'off-by-word' || standing === 'replaced';
}

/** Where the clients are, by what was seen: with the old appliance, without a server, or with the new one. */
export type ClientsPlace = 'unseen' | 'old' | 'nowhere' | 'new';

/** See {@link ClientsPlace}. */
export function clientsPlace(state: RunState): ClientsPlace {
  if (!state.old.identity) return 'unseen';
  if (!state.outage) return 'old';
  if (state.outage.endedAt === undefined) return 'nowhere';
  if (state.outage.servedBy) return state.outage.servedBy;
  // Journals of 0.1 do not say who ended it.
  const { kind } = state.steps['take-address'];
  if (kind === 'failed') return 'unseen';
  return kind === 'pending' || kind === 'reverted' ? 'old' : 'new';
}

/** What moves between two machines now: `from` and `to` are the places of the header, from left to right. */
export interface Stream {
  readonly from: 'old' | 'local';
  readonly to: 'local' | 'new';
  readonly progress: Progress;
}

/** See {@link Stream}; undefined where nothing moves. */
export function streamOf({ isRunning, progress }: RunState): Stream | undefined {
  if (!isRunning || !progress || progress.isFinal) return undefined;
  switch (progress.task) {
    case 'pull':
    case 'preserve':
      return { from: 'old', to: 'local', progress };
    case 'push':
      return { from: 'local', to: 'new', progress };
    case 'hash-local':
    case 'hash-old':
    case 'hash-new':
      return undefined;
    default:
      return progress.task satisfies never;
  }
}
