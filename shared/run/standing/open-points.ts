import { errorMeaning } from '../error-codes.ts';
import type { ErrorRecord } from '../error-record.ts';
import { findingName, type Finding } from '../finding.ts';
import type { ProofId } from '../proof.ts';
import type { RunState } from '../run-state.ts';
import { isDecision } from '../step-end.ts';
import { stepIds, type StepId } from '../steps.ts';

type MadeProof = RunState['proofs'][number];

/** Something that nobody has seen to be right, and that a person still has to look at or to decide. */
export type OpenPoint =
  /** Of one kind of observation: what did not pass, from every place that looked. */
  | {
      readonly kind: 'proof';
      readonly id: ProofId;
      readonly step: StepId;
      readonly proofs: readonly MadeProof[];
    }
  /** A warning that still stands, and that somebody accepted by its name. */
  | {
      readonly kind: 'accepted';
      readonly name: string;
      readonly step: StepId;
      readonly finding: Finding;
      readonly by: string;
      readonly at: string;
    }
  /** A step that is done, and of which nothing at all was seen. */
  | { readonly kind: 'step'; readonly step: StepId }
  /** The new appliance was looked at again after the end, and that failed. */
  | { readonly kind: 'error'; readonly error: ErrorRecord };

/** What says nothing of how things stand at the end. */
const earlierOnly: readonly ProofId[] = ['restore.client-communication', 'cutover.old-serves'];

/** What a way back proved, which says nothing once a later attempt took the address. */
const ofWayBack: readonly ProofId[] = ['cutover.given-back', 'cutover.old-back'];

/** The proofs that did not pass, less those that mattered earlier only. */
export function openProofs({ proofs, steps }: Pick<RunState, 'proofs' | 'steps'>): readonly MadeProof[] {
  const isTaken = steps['take-address'].kind === 'done';
  const isOver = (id: ProofId) => earlierOnly.includes(id) || (isTaken && ofWayBack.includes(id));
  return proofs.filter(({ id, status }) => status !== 'passed' && !isOver(id));
}

type Known = Pick<
  RunState,
  'proofs' | 'findings' | 'accepted' | 'steps' | 'lifecycle' | 'error' | 'isRunning'
>;

/**
 * All open points of a job, in the order of its steps. Pure; the only place that says what counts as one, for window, terminal and
 * report. A warning that was accepted and is not found any more is none.
 */
export function openPoints(state: Known): readonly OpenPoint[] {
  const open = openProofs(state);
  const points = stepIds.flatMap((step): OpenPoint[] => {
    const own = open.filter((proof) => proof.step === step);
    const found = state.findings[step] ?? [];
    return [
      ...[...new Set(own.map(({ id }) => id))].map((id): OpenPoint => ({
        kind: 'proof',
        id,
        step,
        proofs: own.filter((proof) => proof.id === id),
      })),
      ...found.flatMap((finding): OpenPoint[] => {
        const name = findingName(finding);
        const accepted = state.accepted[name];
        return finding.severity === 'warning' && accepted
          ? [{ ...accepted, kind: 'accepted', name, step, finding }]
          : [];
      }),
      ...(own.length === 0 && isUnseen(state, step) ? [{ kind: 'step', step } as const] : []),
    ];
  });
  const { error, isRunning, lifecycle } = state;
  // One that was stopped says nothing of the appliance.
  const isLate = !isRunning && lifecycle === 'finalised' && error && !errorMeaning(error.code).isHalt;
  return isLate ? [...points, { kind: 'error', error }] : points;
}

/** Decisions hold nothing that could be seen. */
function isUnseen({ steps }: Pick<RunState, 'steps'>, id: StepId): boolean {
  const step = steps[id];
  return step.kind === 'done' && step.end === 'untested' && !isDecision(id);
}
