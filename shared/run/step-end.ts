import { declarationRule } from '../rules/preflight/declaration-rules.ts';
import { paramText } from '../text/plain-text.ts';
import type { Proof, ProofId } from './proof.ts';
import { declarationIds } from './declaration.ts';
import type { RunState } from './run-state.ts';
import { stepEnds, stepIds, type StepEnd, type StepId } from './steps.ts';

type Known = Pick<RunState, 'proofs' | 'declared' | 'findings' | 'old' | 'new' | 'backup' | 'artifacts'>;

/**
 * What stands behind a step, from its proofs, from what was recorded when it was seen, and from what people said; never from
 * its having run. Pure. Where nothing was recorded it is `untested`; a check that failed and is still open makes it that too.
 */
export function stepEnd(step: StepId, known: Known): StepEnd {
  const proofs = latest(known.proofs.filter((made) => made.step === step));
  const hasFailed = proofs.some(({ status }) => status === 'failed');
  return hasFailed ? 'untested' : worst((grounds[step] ?? allOfThem)(proofs, known));
}

/** What stands behind several steps together: what stands behind the weakest. Without any: `untested`. */
export function worst(ends: readonly StepEnd[]): StepEnd {
  return ends.length === 0 ? 'untested' : (stepEnds.findLast((end) => ends.includes(end)) ?? 'untested');
}

/** Whether a step is a person's decision and nothing else: there is nothing in it that could be proved. */
export function isDecision(step: StepId): boolean {
  return grounds[step] === decided;
}

/** What stands behind a whole job: the weakest of its steps that are done, less those that are decisions. */
export function jobEnd(steps: RunState['steps']): StepEnd {
  return worst(
    stepIds.flatMap((id) => {
      const step = steps[id];
      return step.kind === 'done' && !isDecision(id) ? [step.end] : [];
    }),
  );
}

type Grounds = (proofs: readonly Proof[], known: Known) => readonly StepEnd[];

const decided: Grounds = () => ['by-word'];

const allOfThem: Grounds = (proofs) => proofs.map(endOf);

/**
 * Which observations a step rests on, where that is not all of its own. What is not named here is told beside it, and decides
 * nothing unless it failed.
 */
const grounds: Readonly<Partial<Record<StepId, Grounds>>> = {
  connect: (_proofs, known) => [seenIf(known.old.identity && known.new.identity)],
  plan: decided,
  preflight: (_proofs, { findings: { preflight: findings }, declared }) => [
    seenIf(findings && !findings.some((f) => f.id === 'preflight.could-not-test' && f.severity !== 'info')),
    ...declarationIds
      .filter((id) => declarationRule(id).stage === 'preflight' && declared[id] !== undefined)
      .map((): StepEnd => 'by-word'),
  ],
  // What was kept was hashed; whether that is all depends on who looked.
  preserve: (proofs) => all(proofs, 'preserve.backups-listed', 'preserve.audit-logs-listed'),
  'back-up': (proofs, { backup }) => [
    backup?.handedOverPath === undefined ? seenIf(backup) : 'by-word',
    // Chosen among several; where none was found it is handed over.
    ...all(proofs, 'back-up.found').filter((end) => end === 'by-word'),
  ],
  // A file that a person brought was taken by nobody else from the old appliance.
  pull: (_proofs, { artifacts, backup }) => [
    backup?.handedOverPath === undefined
      ? seenIf(artifacts.some(({ role }) => role === 'backup'))
      : 'by-word',
  ],
  // Not the look into the file: what is on the old appliance to the byte is its backup, whatever it looks like.
  verify: (proofs) => [worst(all(proofs, 'verify.hash-local')), worst(all(proofs, 'verify.hash-on-old'))],
  push: (proofs) => all(proofs, 'push.hash-on-new', 'push.left-out'),
  restore: (proofs) => [
    worst(all(proofs, 'restore.evidence')),
    ...all(proofs, 'restore.version', 'restore.client-communication'),
  ],
  'hold-point': decided,
  // One place that saw it before and sees nothing now is enough; where a person's word was asked for it was not.
  'power-off': (proofs) => [
    best(all(proofs, 'cutover.old-silent', 'cutover.old-replaced', 'cutover.old-off-by-word')),
    ...all(proofs, 'cutover.old-off-by-word'),
  ],
  'take-address': (proofs) => all(proofs, 'cutover.new-answers'),
  validate: (proofs) => [
    worst(all(proofs, 'validate.host-key')),
    worst(all(proofs, 'validate.old-stays-off')),
    ...all(proofs, 'validate.certificate', 'validate.version', 'validate.restored-backup'),
  ],
  'readmit-clients': (proofs) => [
    worst(all(proofs, 'validate.client-communication')),
    worst(all(proofs, 'validate.clients')),
  ],
  finalise: decided,
};

function all(proofs: readonly Proof[], ...ids: readonly ProofId[]): StepEnd[] {
  return proofs.filter(({ id }) => ids.includes(id)).map(endOf);
}

function best(ends: readonly StepEnd[]): StepEnd {
  return stepEnds.find((end) => ends.includes(end)) ?? 'untested';
}

function seenIf(recorded: unknown): StepEnd {
  return recorded === undefined || recorded === false ? 'untested' : 'proved';
}

function endOf(proof: Proof): StepEnd {
  if (isOnlyWord(proof)) return 'by-word';
  switch (proof.status) {
    case 'passed':
    case 'passed-with-warning':
      return 'proved';
    case 'by-word':
      return 'by-word';
    case 'failed':
    case 'could-not-test':
      return 'untested';
    default:
      return proof.status satisfies never;
  }
}

/** Whether nobody looked, and somebody said so. Journals of 0.1 tell a person's word as passed with a warning. */
export function isOnlyWord({ id, status, params }: Proof): boolean {
  if (status !== 'passed-with-warning') return status === 'by-word';
  return id === 'cutover.old-off-by-word' || params['state'] === 'by word';
}

/**
 * The last proof of each kind and place: an earlier attempt was about another file or address. A "no" to whether the old
 * machine is off ended its attempt, and says nothing of a later one.
 */
function latest(proofs: readonly Proof[]): Proof[] {
  const byPlace = new Map(
    proofs.map((made) => [`${made.id} ${made.side ?? ''} ${paramText(made.params['from'])}`, made]),
  );
  return [...byPlace.values()].filter(
    ({ id, status }) =>
      !(id === 'cutover.old-off-by-word' && status !== 'by-word' && status !== 'passed-with-warning'),
  );
}
