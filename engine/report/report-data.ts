import type { Plan } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { RunEvent, RunMode, RunOutcome } from '../../shared/run/event.ts';
import type { Artifact, ProductIdentity } from '../../shared/run/facts.ts';
import { findingName, type Finding } from '../../shared/run/finding.ts';
import { declarationRule } from '../../shared/rules/preflight/declaration-rules.ts';
import type { DeclarationId } from '../../shared/run/declaration.ts';
import { ledgerRows, type LedgerRow } from '../../shared/rules/ledger/standing.ts';
import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { lastSeen } from '../../shared/run/standing/last-seen.ts';
import { leftByHand } from '../../shared/run/standing/left-by-hand.ts';
import { finalAddressOf } from '../../shared/run/standing/machine-name.ts';
import { openPoints } from '../../shared/run/standing/open-points.ts';
import { isOnlyWord } from '../../shared/run/step-end.ts';
import { isPastHoldPoint, replayRun } from '../../shared/run/reduce-run.ts';
import type { ApplianceState, RunState } from '../../shared/run/run-state.ts';
import { stepIds, type StepId } from '../../shared/run/steps.ts';
import { stepTimeline } from './step-timeline.ts';

/** One process that worked on the job, from its start to its end; without an end it still runs, or died. */
export interface RunRecord {
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly mode: RunMode;
  readonly operator: string;
  readonly appVersion: string;
  readonly outcome?: RunOutcome;
  readonly error?: ErrorRecord;
}

export interface ReportedAppliance extends ApplianceState {
  /** As the plan names it. */
  readonly plannedAddress: string;
  readonly plannedProfile: string;
}

export interface ReportedFinding extends Finding {
  readonly step: StepId;
  readonly name: string;
  readonly accepted?: { readonly by: string; readonly at: string };
}

export interface ReportedFile extends Artifact {
  readonly durationMs: number;
  readonly resumedFromBytes: number;
}

/** What one job did, from its journal: data only. The forms of the report are made from it and from words. */
export type Report = ReturnType<typeof buildReport>;

/** What a report says beside the events of its job. */
export interface ReportOrigin {
  /** End of the journal's hash chain, where the events come from a journal. */
  readonly lastHash?: string;
  /** Between demo appliances. */
  readonly isDemo?: boolean;
}

/** Pure. */
export function buildReport(
  events: readonly RunEvent[],
  plan: Plan,
  { lastHash, isDemo = false }: ReportOrigin = {},
) {
  const state = replayRun(events);
  const runs = runRecords(events);
  return {
    /** Rises when a field comes, goes or changes its meaning. */
    reportVersion: 4 as const,
    isDemo,
    jobId: state.jobId,
    planName: state.planName === '' ? plan.name : state.planName,
    startedAt: state.startedAt,
    lastAt: state.lastAt,
    isRunning: state.isRunning,
    ...(state.outcome && { outcome: state.outcome }),
    ...(state.error && { error: state.error }),
    lifecycle: state.lifecycle,
    /** When each appliance was last heard of, and looked for in vain. */
    lastSeen: lastSeen(state),
    /** Whose rules were held against the move. */
    rules: state.rules,
    /** Whether the outage may have begun: from then on the way back is another. */
    isAfterHoldPoint: isPastHoldPoint(state),
    /** Whether the new appliance was seen at the final address. */
    isAddressTaken: state.steps['take-address'].kind === 'done',
    isRehearsal: state.mode === 'rehearse' || state.lifecycle === 'rehearsed',
    operators: unique(runs.map((run) => run.operator)),
    appVersions: unique(runs.map((run) => run.appVersion)),
    runs,
    ...plannedSides(state, plan),
    steps: stepTimeline(events, state),
    ...files(events, state),
    declined: ofType(events, 'item.declined').map(({ name, by, at }) => ({ name, by, at })),
    proofs: state.proofs,
    findings: reportedFindings(state),
    declarations: declarations(events),
    /** What the backup brings along and by what the server is known, row by row. */
    ledger: ledgerRows(state, plan),
    /** What somebody still has to look at. */
    openPoints: openPoints(state),
    /** What a person does who goes on without Handover, with what the job knows of it. */
    left: leftByHand(state, plan),
    /** What nobody saw and somebody said, all of it: none of it counts as observed. */
    byWord: byWord(events, state, plan),
    decisions: decisions(events),
    clients: {
      ...(state.baseline && { baseline: state.baseline }),
      ...(state.clientsSeen && { seen: state.clientsSeen }),
      ...(state.moves && { moves: state.moves }),
    },
    /** Every interruption, the last one last; one that ended without `outageMs` is of a length that nobody saw. */
    outages: state.outages,
    connectionLosses: connectionLosses(events),
    commands: ofType(events, 'command.ran').map(({ at, side, operation, command, exitCode, durationMs }) => ({
      at,
      side,
      operation,
      command,
      exitCode,
      durationMs,
    })),
    /** What is known about the key's whereabouts. Never the key. */
    key: keyCustody(events, state),
    journal: {
      ...(lastHash !== undefined && { lastHash }),
      lastSeq: state.lastSeq,
      droppedBytes: ofType(events, 'journal.repaired').reduce((sum, event) => sum + event.droppedBytes, 0),
    },
  };
}

/** Both machines, with what the plan calls them, and where the clients look in the end. */
function plannedSides(state: RunState, plan: Plan) {
  const side = (name: ApplianceSide): ReportedAppliance => ({
    ...state[name],
    plannedAddress: plan[name].address,
    plannedProfile: plan[name].profile,
  });
  const { strategy, order, old } = plan.final;
  const final = { strategy, order, old, address: finalAddressOf(plan) };
  return { old: side('old'), new: side('new'), final };
}

function runRecords(events: readonly RunEvent[]): RunRecord[] {
  const runs: RunRecord[] = [];
  for (const event of events) {
    if (event.type === 'run.started') {
      const { at, mode, operator, appVersion } = event;
      runs.push({ startedAt: at, mode, operator, appVersion });
    }
    const last = runs.at(-1);
    if (event.type === 'run.ended' && last) {
      const { at, outcome, error } = event;
      runs[runs.length - 1] = { ...last, endedAt: at, outcome, ...(error && { error }) };
    }
  }
  return runs;
}

function files(events: readonly RunEvent[], state: RunState) {
  const recorded = lastOf(ofType(events, 'artifact.recorded'), (event) => event.artifact.path);
  // The state knows which of them still count: those of a discarded backup do not.
  const kept = recorded
    .filter((event) => state.artifacts.some((artifact) => artifact.path === event.artifact.path))
    .map(({ artifact, durationMs, resumedFromBytes }) => ({ ...artifact, durationMs, resumedFromBytes }));
  const pulled = kept.find((file) => file.role === 'backup');
  return {
    ...(state.backup && { backup: state.backup }),
    ...(pulled && { pulled }),
    ...(state.pushed && { pushed: state.pushed }),
    preserved: kept.filter((file) => file.role !== 'backup'),
    packages: state.packages,
  };
}

function reportedFindings(state: RunState): ReportedFinding[] {
  return stepIds.flatMap((step) =>
    (state.findings[step] ?? []).map((found) => {
      const name = findingName(found);
      const accepted = state.accepted[name];
      return { ...found, step, name, ...(accepted && { accepted: { by: accepted.by, at: accepted.at } }) };
    }),
  );
}

function declarations(events: readonly RunEvent[]) {
  return lastOf(ofType(events, 'declared'), (event) => event.id).map(({ id, value, note, by, at }) => ({
    id,
    value,
    note,
    by,
    at,
  }));
}

/** One thing that rests on somebody's word, and on whose; `by` is absent where the journal does not tell. */
export type WordOnly =
  | {
      /** What one person, or the plan, declared for one moment of the job: that is one form. */
      readonly kind: 'declarations';
      readonly answers: readonly { readonly id: DeclarationId; readonly value: 'yes' | 'no' }[];
      readonly by: string;
      /** When the last of them was given. */
      readonly at: string;
    }
  /** What one person said while one step was done. */
  | { readonly kind: 'proofs'; readonly proofs: RunState['proofs']; readonly by?: string }
  /** Rows of the ledger, all that one person gave together. */
  | {
      readonly kind: 'ledger';
      readonly rows: readonly LedgerRowId[];
      readonly by: string;
    }
  /** What the plan calls the product of an appliance, or its version alone. */
  | {
      readonly kind: 'product';
      readonly side: ApplianceSide;
      readonly product: ProductIdentity;
      readonly by: 'plan';
    };

function byWord(events: readonly RunEvent[], state: RunState, plan: Plan): WordOnly[] {
  const operatorAt = (seq: number): string | undefined =>
    ofType(events, 'run.started').findLast((started) => started.seq < seq)?.operator;
  return [
    ...declaredForms(events),
    ...(['old', 'new'] as const).flatMap((side): WordOnly[] => {
      const { product } = state[side];
      return product?.ofPlan === undefined ? [] : [{ kind: 'product', side, product, by: 'plan' }];
    }),
    ...ledgerWords(ledgerRows(state, plan)),
    ...proofWords(state, operatorAt),
  ];
}

function proofWords(state: RunState, operatorAt: (seq: number) => string | undefined): WordOnly[] {
  const words = new Map<string, Extract<WordOnly, { kind: 'proofs' }>>();
  for (const proof of state.proofs.filter(isOnlyWord)) {
    // Where the proof does not name who said it, it was who sat there: a plan holds no word for a guided step.
    const named = proof.params['by'];
    const by = typeof named === 'string' ? named : operatorAt(proof.seq);
    const said = `${proof.step} ${by ?? ''}`;
    const proofs = [...(words.get(said)?.proofs ?? []), proof];
    words.set(said, { kind: 'proofs', proofs, ...(by !== undefined && { by }) });
  }
  return [...words.values()];
}

function declaredForms(events: readonly RunEvent[]): WordOnly[] {
  const forms = new Map<string, Extract<WordOnly, { kind: 'declarations' }>>();
  for (const { id, value, by, at } of declarations(events)) {
    if (value === 'unknown') continue;
    const form = `${declarationRule(id).stage} ${by}`;
    const answers = [...(forms.get(form)?.answers ?? []), { id, value }];
    forms.set(form, { kind: 'declarations', answers, by, at });
  }
  return [...forms.values()];
}

/** The rows that rest on somebody's word, by whose it is. */
function ledgerWords(rows: readonly LedgerRow[]): WordOnly[] {
  const said = rows.flatMap(({ id, end, given }) =>
    end === 'by-word' && given ? [{ id, by: given.by }] : [],
  );
  return unique(said.map(({ by }) => by)).map((by) => ({
    kind: 'ledger',
    rows: said.filter((row) => row.by === by).map(({ id }) => id),
    by,
  }));
}

function decisions(events: readonly RunEvent[]) {
  const open = new Map<string, string>();
  const made: { at: string; kind: string; answer: string }[] = [];
  for (const event of events) {
    if (event.type === 'question.asked') open.set(event.id, event.question.kind);
    // A resumed run counts its questions anew, so that the last one of that number is meant.
    if (event.type === 'question.answered') {
      made.push({ at: event.at, kind: open.get(event.id) ?? '', answer: event.answer });
    }
  }
  return made;
}

function connectionLosses(events: readonly RunEvent[]) {
  const losses: { side: ApplianceSide; at: string; restoredAt?: string }[] = [];
  for (const event of events) {
    if (event.type === 'connection.lost') losses.push({ side: event.side, at: event.at });
    if (event.type !== 'connection.restored') continue;
    const index = losses.findLastIndex((loss) => loss.side === event.side && loss.restoredAt === undefined);
    const loss = losses[index];
    if (loss) losses[index] = { ...loss, restoredAt: event.at };
  }
  return losses;
}

/** The kit of the last proof: an earlier one may be of a backup that was discarded since. */
function keyCustody(events: readonly RunEvent[], state: RunState) {
  const kitPath = state.isKeyProved ? ofType(events, 'key.custody-proved').at(-1)?.kitPath : undefined;
  return {
    isCaptured: state.keyCheck !== undefined,
    isProved: state.isKeyProved,
    ...(kitPath !== undefined && { kitPath }),
  };
}

function ofType<T extends RunEvent['type']>(
  events: readonly RunEvent[],
  type: T,
): Extract<RunEvent, { type: T }>[] {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
}

/** Of several that speak of the same thing the last, in the order in which the things came up. */
function lastOf<E>(events: readonly E[], about: (event: E) => string): E[] {
  return [...new Map(events.map((event) => [about(event), event])).values()];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
