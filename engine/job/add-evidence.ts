import type { Plan } from '../../shared/contract/plan.ts';
import { proof, type Proof } from '../../shared/run/proof.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { MigrationError } from '../errors.ts';
import { readEvidence, type ProbeEvidence } from '../cut-over/look/probe-address.ts';
import { judge } from '../cut-over/look/verdict.ts';
import { finalEndpoint, isRestored, pinsOf } from '../run/endpoints.ts';
import { addToRecord, type RecordOptions } from './add-to-record.ts';

/** Clocks of clients are not always right. */
const skewMs = 10 * 60_000;

export interface AddEvidenceOptions extends RecordOptions {
  /** What `handover probe` printed on a machine of a client's network, with whatever stands around it. */
  readonly text: string;
}

/**
 * Takes what a machine in a client's network saw into the record of a job, as a proof with its own status, and writes the
 * report anew. Throws `evidence.unreadable`, `evidence.stale` (looked before the new appliance had the address),
 * `evidence.elsewhere` (another address), `run.not-switched`, `local.*`.
 */
export async function addEvidence({ text, ...options }: AddEvidenceOptions): Promise<Proof> {
  let made: Proof | undefined;
  await addToRecord(options, (state, plan) => {
    made = proofOfEvidence(text, state, plan);
    return [{ type: 'proved', step: 'validate', proof: made }];
  });
  if (!made) throw new Error('nothing was made of the text');
  return made;
}

/**
 * The proof that such a text is, for a job in this state. Pure. Throws `evidence.*` and `run.not-switched` as {@link addEvidence}.
 */
export function proofOfEvidence(text: string, state: RunState, plan: Plan): Proof {
  const { address } = finalEndpoint(plan, state);
  const taken = state.steps['take-address'];
  if (taken.kind !== 'done') throw new MigrationError('run.not-switched', {}, { side: 'new' });
  const evidence = readEvidence(text);
  if (!evidence) throw new MigrationError('evidence.unreadable', {});
  if (evidence.address !== address)
    throw new MigrationError('evidence.elsewhere', { address: evidence.address, expected: address });
  if (Date.parse(evidence.at) < Date.parse(taken.at) - skewMs)
    throw new MigrationError('evidence.stale', { from: evidence.from, at: evidence.at });
  const { ssh, console } = evidence;
  return proof(
    'validate.client-network',
    statusOf(evidence, state),
    { from: evidence.from, address, seen: { ssh, console }, at: evidence.at },
    'new',
  );
}

function statusOf({ ssh, console }: ProbeEvidence, state: RunState): Proof['status'] {
  const verdict = judge({ ssh, console }, pinsOf(state));
  if (verdict.kind === 'new') return 'passed';
  // A firewall may let clients reach the console alone, and after a restore both machines have that certificate.
  const isOfBoth = console.kind === 'open' && console.sha256 === state.old.certificate?.sha256;
  const isUntold = verdict.kind === 'unclear' && ssh.kind !== 'foreign' && isOfBoth && isRestored(state);
  return isUntold || verdict.kind === 'could-not-test' ? 'could-not-test' : 'failed';
}
