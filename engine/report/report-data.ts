import type { Plan } from '../../shared/contract/plan.ts';
import type { RulePack } from '../../shared/rules/rule-pack.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { DurableEventBody, RunEvent, RunMode, RunOutcome } from '../../shared/run/event.ts';
import type { Artifact } from '../../shared/run/facts.ts';
import { findingName, type Finding } from '../../shared/run/finding.ts';
import type { DeclarationId } from '../../shared/run/question.ts';
import { isPastHoldPoint, replayRun } from '../../shared/run/reduce-run.ts';
import type { ApplianceState, ChosenBackup, Lifecycle, RunState } from '../../shared/run/run-state.ts';
import { stepIds, type StepId } from '../../shared/run/steps.ts';
import { stepTimeline, type TimelineStep } from './step-timeline.ts';

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
export interface Report {
  readonly reportVersion: 1;
  readonly jobId: string;
  readonly planName: string;
  readonly startedAt: string;
  readonly lastAt: string;
  readonly isRunning: boolean;
  readonly outcome?: RunOutcome;
  readonly error?: ErrorRecord;
  readonly lifecycle: Lifecycle;
  /** Whose rules were held against the move. */
  readonly rules: RulePack;
  /** Whether the old appliance was told to go: from then on the way back is another. */
  readonly isAfterHoldPoint: boolean;
  /** Whether the new appliance was seen at the final address. */
  readonly isAddressTaken: boolean;
  readonly isRehearsal: boolean;
  readonly operators: readonly string[];
  readonly appVersions: readonly string[];
  readonly runs: readonly RunRecord[];
  readonly old: ReportedAppliance;
  readonly new: ReportedAppliance;
  readonly final: { readonly strategy: 'same' | 'different'; readonly address: string };
  readonly steps: readonly TimelineStep[];
  readonly backup?: ChosenBackup;
  readonly pulled?: ReportedFile;
  readonly pushed?: { readonly path: string; readonly sizeBytes: number; readonly sha256: string };
  readonly preserved: readonly ReportedFile[];
  readonly declined: readonly { readonly name: string; readonly by: string; readonly at: string }[];
  readonly proofs: RunState['proofs'];
  readonly findings: readonly ReportedFinding[];
  readonly declarations: readonly {
    readonly id: DeclarationId;
    readonly value: 'yes' | 'no' | 'unknown';
    readonly note: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly decisions: readonly { readonly at: string; readonly kind: string; readonly answer: string }[];
  readonly clients: {
    readonly baseline?: NonNullable<RunState['baseline']>;
    readonly seen?: NonNullable<RunState['clientsSeen']>;
  };
  /** Every interruption, the last one last; one that ended without `outageMs` is of a length that nobody saw. */
  readonly outages: RunState['outages'];
  readonly connectionLosses: readonly {
    readonly side: ApplianceSide;
    readonly at: string;
    readonly restoredAt?: string;
  }[];
  readonly commands: readonly (Pick<
    Extract<DurableEventBody, { type: 'command.ran' }>,
    'side' | 'operation' | 'command' | 'exitCode' | 'durationMs'
  > & { readonly at: string })[];
  /** What is known about the key's whereabouts. Never the key. */
  readonly key: { readonly isCaptured: boolean; readonly isProved: boolean; readonly kitPath?: string };
  readonly journal: { readonly lastHash?: string; readonly lastSeq: number; readonly droppedBytes: number };
}

/** Pure. `lastHash` is the end of the journal's hash chain, where the events come from a journal. */
export function buildReport(events: readonly RunEvent[], plan: Plan, lastHash?: string): Report {
  const state = replayRun(events);
  const runs = runRecords(events);
  return {
    reportVersion: 1,
    jobId: state.jobId,
    planName: state.planName === '' ? plan.name : state.planName,
    startedAt: state.startedAt,
    lastAt: state.lastAt,
    isRunning: state.isRunning,
    ...(state.outcome && { outcome: state.outcome }),
    ...(state.error && { error: state.error }),
    lifecycle: state.lifecycle,
    rules: state.rules,
    isAfterHoldPoint: isAfterHoldPoint(state),
    isAddressTaken: state.steps['take-address'].kind === 'done',
    isRehearsal: state.mode === 'rehearse' || state.lifecycle === 'rehearsed',
    operators: unique(runs.map((run) => run.operator)),
    appVersions: unique(runs.map((run) => run.appVersion)),
    runs,
    old: { ...state.old, plannedAddress: plan.old.address, plannedProfile: plan.old.profile },
    new: { ...state.new, plannedAddress: plan.new.address, plannedProfile: plan.new.profile },
    final: { strategy: plan.final.strategy, address: finalAddress(plan) },
    steps: stepTimeline(events, state),
    ...files(events, state),
    declined: ofType(events, 'item.declined').map(({ name, by, at }) => ({ name, by, at })),
    proofs: state.proofs,
    findings: reportedFindings(state),
    declarations: lastOf(ofType(events, 'declared'), (event) => event.id).map(
      ({ id, value, note, by, at }) => ({ id, value, note, by, at }),
    ),
    decisions: decisions(events),
    clients: {
      ...(state.baseline && { baseline: state.baseline }),
      ...(state.clientsSeen && { seen: state.clientsSeen }),
    },
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
    key: keyCustody(events, state),
    journal: {
      ...(lastHash !== undefined && { lastHash }),
      lastSeq: state.lastSeq,
      droppedBytes: ofType(events, 'journal.repaired').reduce((sum, event) => sum + event.droppedBytes, 0),
    },
  };
}

/** Whether the outage may have begun: the old appliance is, or may be, no longer what it was. */
export function isAfterHoldPoint(state: RunState): boolean {
  return isPastHoldPoint(state);
}

/** The address that the clients talk to in the end. */
export function finalAddress(plan: Plan): string {
  if (plan.final.address !== undefined) return plan.final.address;
  return plan.final.strategy === 'same' ? plan.old.address : plan.new.address;
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

function files(
  events: readonly RunEvent[],
  state: RunState,
): Pick<Report, 'backup' | 'pulled' | 'pushed' | 'preserved'> {
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
  };
}

function reportedFindings(state: RunState): ReportedFinding[] {
  return stepIds.flatMap((step) =>
    (state.findings[step] ?? []).map((found) => {
      const name = findingName(found);
      const accepted = state.accepted[name];
      return { ...found, step, name, ...(accepted && { accepted }) };
    }),
  );
}

function decisions(events: readonly RunEvent[]): Report['decisions'] {
  const open = new Map<string, string>();
  const made: Report['decisions'][number][] = [];
  for (const event of events) {
    if (event.type === 'question.asked') open.set(event.id, event.question.kind);
    // A resumed run counts its questions anew, so that the last one of that number is meant.
    if (event.type === 'question.answered') {
      made.push({ at: event.at, kind: open.get(event.id) ?? '', answer: event.answer });
    }
  }
  return made;
}

function connectionLosses(events: readonly RunEvent[]): Report['connectionLosses'] {
  const losses: Report['connectionLosses'][number][] = [];
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
function keyCustody(events: readonly RunEvent[], state: RunState): Report['key'] {
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
