import type { ProofStatus } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

/** What is known of the backup file at one of its three places. */
export interface FilePlace {
  readonly where: 'old' | 'local' | 'new';
  /** Absent where it lies nowhere that is known. */
  readonly path?: string;
  readonly sha256?: string;
  /** Absent until the engine has compared it. */
  readonly status?: ProofStatus;
}

/** See {@link FilePlace}: from the old appliance over this computer to the new one. */
export function filePlaces(state: RunState): readonly FilePlace[] {
  const artifact = state.artifacts.find(({ role }) => role === 'backup');
  const oldPath = state.backup?.path;
  return [
    place('old', oldPath, undefined, proofOf(state, 'verify.hash-on-old')),
    place('local', artifact?.path, artifact?.sha256, proofOf(state, 'verify.hash-local')),
    place('new', state.pushed?.path, state.pushed?.sha256, proofOf(state, 'push.hash-on-new')),
  ];
}

function proofOf(state: RunState, id: string): RunState['proofs'][number] | undefined {
  return state.proofs.find((proof) => proof.id === id);
}

function place(
  where: FilePlace['where'],
  path: string | undefined,
  known: string | undefined,
  proof: RunState['proofs'][number] | undefined,
): FilePlace {
  const proved = proof?.params['sha256'];
  const sha256 = typeof proved === 'string' && proved !== '' ? proved : known;
  return {
    where,
    ...(path !== undefined && { path }),
    ...(sha256 !== undefined && { sha256 }),
    ...(proof && { status: proof.status }),
  };
}
