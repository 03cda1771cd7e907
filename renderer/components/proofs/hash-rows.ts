import type { Side } from '../../../shared/run/error-codes.ts';
import type { ProofId, ProofStatus } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

/** The hash of the backup at one end, and what became of the comparison there. */
export interface HashRow {
  readonly side: Side;
  readonly sha256: string | undefined;
  /** `not-compared`: known, and nothing was proved by it yet. */
  readonly status: ProofStatus | 'not-compared' | 'not-read';
}

const proofIds = {
  old: 'verify.hash-on-old',
  local: 'verify.hash-local',
  new: 'push.hash-on-new',
} as const satisfies Record<Side, ProofId>;

/** The three ends in the order in which the file comes by. */
export function hashRows(state: Pick<RunState, 'artifacts' | 'proofs' | 'pushed'>): readonly HashRow[] {
  const artifact = state.artifacts.find(({ role }) => role === 'backup');
  const read = { old: undefined, local: artifact?.sha256, new: state.pushed?.sha256 };
  return (['old', 'local', 'new'] as const).map((side) => {
    const proof = state.proofs.find(
      ({ id, params }) => id === proofIds[side] && (!artifact || params['name'] === artifact.name),
    );
    const proved = proof?.params['sha256'];
    const sha256 = typeof proved === 'string' && proved !== '' ? proved : read[side];
    return { side, sha256, status: proof?.status ?? (sha256 === undefined ? 'not-read' : 'not-compared') };
  });
}

/** In how many places the engine has proved the same file; 0 where a place shows another one. */
export function provedPlaces(rows: readonly HashRow[]): number {
  const proved = rows.filter(({ status }) => status === 'passed');
  const isSame = new Set(proved.map(({ sha256 }) => sha256)).size === 1;
  return isSame && !rows.some(({ status }) => status === 'failed') ? proved.length : 0;
}

/** Whether two ends hold the same file: `same` and `different` only where both were read; anything else is `unknown`. */
export type Relation = 'same' | 'different' | 'unknown';

/** See {@link Relation}. `same` takes a proof of the engine at both ends. */
export function relationOf(one: HashRow, other: HashRow): Relation {
  const isKnown = one.sha256 !== undefined && other.sha256 !== undefined;
  if (isKnown && one.sha256 !== other.sha256) return 'different';
  if (one.status === 'failed' || other.status === 'failed') return isKnown ? 'different' : 'unknown';
  return isKnown && one.status === 'passed' && other.status === 'passed' ? 'same' : 'unknown';
}
