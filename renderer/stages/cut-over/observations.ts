import type { ProofId, ProofStatus } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { Param, PortSight, Seen } from '../../../shared/run/sighting.ts';

/** What was seen of the old appliance from one place: before it was switched off, and after. */
export interface OldLook {
  readonly from: string;
  readonly before: SeenThere | undefined;
  readonly now: SeenThere | undefined;
}

/** One look at both services, and what the engine concluded from it. */
export interface SeenThere {
  readonly status: ProofStatus;
  readonly at: string;
  /** A text in jobs of an earlier version. */
  readonly seen: Seen;
}

type MadeProof = RunState['proofs'][number];

/** By place, in the order in which the places looked. */
export function oldLooks({ proofs }: Pick<RunState, 'proofs'>): readonly OldLook[] {
  const looks = proofs.filter(
    ({ id, side }) => side === 'old' && (id === 'cutover.positive-control' || id === 'cutover.old-silent'),
  );
  const places = [...new Set(looks.map(({ params }) => text(params['from'])))];
  const find = (id: ProofId, from: string) =>
    looks.find((proof) => proof.id === id && text(proof.params['from']) === from);
  return places.map((from) => ({
    from,
    before: seenThere(find('cutover.positive-control', from), 'answering'),
    now: seenThere(find('cutover.old-silent', from), 'seen'),
  }));
}

function seenThere(proof: MadeProof | undefined, field: string): SeenThere | undefined {
  if (!proof) return undefined;
  const seen = proof.params[field];
  return { status: proof.status, at: proof.at, seen: typeof seen === 'object' ? seen : text(seen) };
}

/** The proof that is made once a job, if it was made. */
export function proofOf({ proofs }: Pick<RunState, 'proofs'>, id: ProofId): MadeProof | undefined {
  return proofs.find((proof) => proof.id === id);
}

/** How a seen port is meant: only a silence that the engine counted as a proof is good. */
export type SightTone = 'good' | 'warning' | 'bad' | 'unknown';

/** See {@link SightTone}; for the old appliance after it was switched off. */
export function toneAfter(sight: PortSight, status: ProofStatus): SightTone {
  if (status === 'could-not-test' || sight.kind === 'could-not-test') return 'unknown';
  if (sight.kind === 'silent') return status === 'passed' ? 'good' : 'unknown';
  return sight.kind === 'refused' ? 'warning' : 'bad';
}

/** A parameter that is a text or a number; nothing where it is neither. */
export function text(value: Param | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : String(value);
}
