import type { Identity, Licence } from '../../../shared/run/facts.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
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
  const proofOf = (id: ProofId) => state.proofs.find((proof) => proof.id === id);
  /** What a proof tells, where it tells it. */
  const told = (id: ProofId, name: string): string | undefined => {
    const value = proofOf(id)?.params[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const row = (id: RowId, before: string | undefined, after: string | undefined, proof?: ProofId) => {
    const status = proof && proofOf(proof)?.status;
    return { id, old: before, new: after, ...(status && { status }) };
  };
  const licenceNow = told('validate.licence', 'state');
  const licence = licenceNow && { state: licenceNow, until: told('validate.licence', 'until') ?? '' };
  const versionNow = told('validate.version', 'version') ?? fresh.product?.version;
  const keyNow = told('validate.host-key', 'sha256') ?? keyOf(fresh.identity);
  const seenNow = told('validate.certificate', 'sha256');
  const certificateNow = seenNow ?? fresh.certificate?.sha256;
  const namesNow = told('validate.certificate-names', 'names') ?? fresh.certificate?.names.join(', ');
  const certificate = certificateNow === fresh.certificate?.sha256 ? fresh.certificate : undefined;
  return [
    row('version', old.product?.version, versionNow, 'validate.version'),
    row('licence', licenceText(old.licence), licence && licenceText(licence), 'validate.licence'),
    row('host-key', keyOf(old.identity), keyNow, 'validate.host-key'),
    row('certificate', old.certificate?.sha256, certificateNow, 'validate.certificate'),
    row('issuer', old.certificate?.issuer, certificate?.issuer),
    row('names', old.certificate?.names.join(', '), namesNow, 'validate.certificate-names'),
    row('valid-to', old.certificate?.validTo, certificate?.validTo),
    ...counted(state),
  ];
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

/** A machine without SSH shows none: it is known by its certificate. */
function keyOf(identity: Identity | undefined): string | undefined {
  return identity && hasHostKey(identity) ? identity.sha256 : undefined;
}
