import type { Plan } from '../../shared/contract/plan.ts';
import { proof, type Proof } from '../../shared/run/proof.ts';
import { reduceRun, replayRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { Clock } from '../clock.ts';
import { MigrationError } from '../errors.ts';
import { readEvidence, type ProbeEvidence } from '../cut-over/look/probe-address.ts';
import { judge } from '../cut-over/look/verdict.ts';
import { writeReport } from '../report/write-report.ts';
import { finalEndpoint, isRestored, pinsOf } from '../run/endpoints.ts';
import type { JobFolder } from './job-folder.ts';
import { Journal } from './journal.ts';
import { takeLock } from './lock.ts';
import { readPlan } from './plan-file.ts';

/** Clocks of clients are not always right. */
const skewMs = 10 * 60_000;

export interface AddEvidenceOptions {
  readonly job: JobFolder;
  readonly operator: string;
  /** What `handover probe` printed on a machine of a client's network, with whatever stands around it. */
  readonly text: string;
  readonly clock: Clock;
}

/**
 * Takes what a machine in a client's network saw into the record of a job, as a proof with its own status, and writes the
 * report anew. Throws `evidence.unreadable`, `evidence.stale` (looked before the new appliance had the address),
 * `evidence.elsewhere` (another address), `run.not-switched`, `local.*`.
 */
export async function addEvidence({ job, operator, text, clock }: AddEvidenceOptions): Promise<Proof> {
  const plan = await readPlan(job.planPath);
  const releaseLock = takeLock(job.lockPath, operator);
  try {
    const { journal, content } = Journal.open(job.journalPath, job.id);
    try {
      const state = replayRun(content.events);
      const made = proofOfEvidence(text, state, plan);
      const event: RunEvent = {
        type: 'proved',
        step: 'validate',
        proof: made,
        seq: state.lastSeq + 1,
        at: new Date(clock.now()).toISOString(),
      };
      // What cannot be read back must not be written.
      reduceRun(state, event);
      journal.append(event);
      const { lastHash } = journal;
      await writeReport(job.reportFolder, [...content.events, event], plan, { lastHash, isDemo: job.isDemo });
      return made;
    } finally {
      journal.close();
    }
  } finally {
    releaseLock();
  }
}

/**
 * The proof that such a text is, for a job in this state. Pure. Throws `evidence.*` and `run.not-switched` as {@link addEvidence}.
 */
export function proofOfEvidence(text: string, state: RunState, plan: Plan): Proof {
  const { address } = finalEndpoint(plan, state);
  const taken = state.steps['take-address'];
  if (taken.kind !== 'done') throw new MigrationError('run.not-switched', {}, { side: 'new' });
  const evidence = readEvidence(text);
  if (!evidence) throw new MigrationError('evidence.unreadable', {}, { side: 'local' });
  if (evidence.address !== address)
    throw new MigrationError(
      'evidence.elsewhere',
      { address: evidence.address, expected: address },
      { side: 'local' },
    );
  if (Date.parse(evidence.at) < Date.parse(taken.at) - skewMs)
    throw new MigrationError('evidence.stale', { from: evidence.from, at: evidence.at }, { side: 'local' });
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
