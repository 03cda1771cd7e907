import type { Licence } from '../../../shared/run/facts.ts';
import type { ProofId, ProofStatus } from '../../../shared/run/proof.ts';
import type { RunState } from '../../../shared/run/run-state.ts';

/** What is held against each other. Of `holds` there is one row for each kind of thing that was counted. */
export type RowId =
  | 'version'
  | 'licence'
  | 'host-key'
  | 'certificate'
  | 'issuer'
  | 'names'
  | 'valid-to'
  | { readonly holds: string };

/** One thing as it was on the old appliance and as it is on the new one; undefined where it was not read. */
export interface ComparedRow {
  readonly id: RowId;
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** What the engine said of it at the final address; absent where it said nothing. */
  readonly status?: ProofStatus;
  /** Whether the same on both sides is what one expects, and whether it is so. Absent where nothing is expected. */
  readonly isSame?: boolean;
}

/**
 * See {@link ComparedRow}. The new one's certificate is the one that was seen at the final address; issuer and expiry are known
 * only where it is the one that was pinned before, for the proof does not tell them.
 */
export function comparison(state: RunState): readonly ComparedRow[] {
  const { old } = state;
  const fresh = state.new;
  const certificateNow = param(state, 'validate.certificate', 'sha256');
  const isPinned = certificateNow === undefined || certificateNow === fresh.certificate?.sha256;
  const certificate = isPinned ? fresh.certificate : undefined;
  const versionNow = param(state, 'validate.version', 'version') ?? fresh.product?.version;
  return [
    row(state, 'version', old.product?.version, versionNow, 'validate.version'),
    row(state, 'licence', licenceText(old.licence), licenceNow(state), 'validate.licence'),
    row(
      state,
      'host-key',
      old.identity?.sha256,
      param(state, 'validate.host-key', 'sha256') ?? fresh.identity?.sha256,
      'validate.host-key',
    ),
    row(
      state,
      'certificate',
      old.certificate?.sha256,
      certificateNow ?? fresh.certificate?.sha256,
      'validate.certificate',
    ),
    row(state, 'issuer', old.certificate?.issuer, certificate?.issuer),
    row(
      state,
      'names',
      old.certificate?.names.join(', '),
      param(state, 'validate.certificate-names', 'names') ?? fresh.certificate?.names.join(', '),
      'validate.certificate-names',
    ),
    row(state, 'valid-to', old.certificate?.validTo, certificate?.validTo),
    ...counted(state),
  ];
}

function row(
  state: RunState,
  id: RowId,
  before: string | undefined,
  after: string | undefined,
  proofId?: ProofId,
): ComparedRow {
  const status = state.proofs.find((proof) => proof.id === proofId)?.status;
  return { id, old: before, new: after, ...(status && { status }) };
}

function counted({ old, new: fresh }: RunState): ComparedRow[] {
  const kinds = new Set([...Object.keys(old.inventory ?? {}), ...Object.keys(fresh.inventory ?? {})]);
  return [...kinds].map((kind) => {
    const before = old.inventory?.[kind];
    const after = fresh.inventory?.[kind];
    return {
      id: { holds: kind },
      old: before === undefined ? undefined : String(before),
      new: after === undefined ? undefined : String(after),
      ...(before !== undefined && after !== undefined && { isSame: before === after }),
    };
  });
}

function licenceText(licence: Licence | undefined): string | undefined {
  if (!licence) return undefined;
  return [licence.state, licence.until].filter((part) => part !== '').join(', ');
}

function licenceNow(state: RunState): string | undefined {
  const now = param(state, 'validate.licence', 'state');
  if (now === undefined) return undefined;
  return licenceText({ state: now, until: param(state, 'validate.licence', 'until') ?? '' });
}

function param(state: RunState, id: ProofId, name: string): string | undefined {
  const value = state.proofs.find((proof) => proof.id === id)?.params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
