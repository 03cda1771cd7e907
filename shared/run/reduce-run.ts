import type { RunEvent } from './event.ts';
import { findingName, type Finding } from './finding.ts';
import type { RunState, StepState } from './run-state.ts';
import { stepEnd } from './step-end.ts';
import { afterAppliance } from './reduce/appliance.ts';
import { afterChosen, afterDiscarded } from './reduce/backup.ts';
import { afterBegun, afterCommand, withoutBegunBackup } from './reduce/begun.ts';
import { bodyOf } from './reduce/body-of.ts';
import { afterClients } from './reduce/clients.ts';
import { heardAfter } from './reduce/heard-at.ts';
import { afterRestoreReverted, withoutMoves } from './reduce/held.ts';
import { afterKey } from './reduce/key.ts';
import { afterLedger } from './reduce/ledger.ts';
import { afterSight } from './import/import-watch.ts';
import { lifecycleAfter, lifecycleBack } from './reduce/lifecycle.ts';
import { firstStepAfterHoldPoint, isBefore, stepIds, type StepId } from './steps.ts';

/** The state before the first event. */
export const emptyRun: RunState = {
  jobId: '',
  planName: '',
  operator: '',
  rules: 'endpoint-protector',
  mode: 'run',
  isRunning: false,
  startedAt: '',
  lastSeq: 0,
  lastAt: '',
  lifecycle: 'ready',
  done: {},
  runSeq: 0,
  steps: Object.fromEntries(stepIds.map((id) => [id, { kind: 'pending' }])) as Record<StepId, StepState>,
  old: {},
  new: {},
  findings: {},
  accepted: {},
  declared: {},
  ledger: { given: {} },
  proofs: [],
  isKeyProved: false,
  isKeyRefused: false,
  toldAt: {},
  hasBegunImport: false,
  mayHoldRestore: false,
  hasToldOldToGo: false,
  artifacts: [],
  packages: [],
  declinedItems: [],
  rechecks: [],
  outages: [],
  isOldDeaf: false,
  clientZones: {},
  apiTrusted: {},
  heardAt: {},
  lost: {},
};

/**
 * The state after `event`. Pure, and the only place that gives events a meaning: terminal, window, report and resume all
 * read its result. Events that were reduced already (`seq` not higher) change nothing, so a reader may take a
 * snapshot and then replay.
 */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (event.seq <= state.lastSeq) return state;
  return apply(
    { ...state, lastSeq: event.seq, lastAt: event.at, heardAt: heardAfter(state.heardAt, event) },
    event,
  );
}

/** The state after all `events`. */
export function replayRun(events: Iterable<RunEvent>): RunState {
  let state = emptyRun;
  for (const event of events) state = reduceRun(state, event);
  return state;
}

/**
 * Whether the outage has begun: from here on the old appliance is, or may be, no longer what it was. Not the start of a
 * step counts, but that something was done.
 */
export function isPastHoldPoint(state: RunState): boolean {
  return state.outage !== undefined;
}

/** Whether `what` (a step in `state.done`, a proof) is of the run that goes on, not of an earlier one of the job. */
export function isOfThisRun(state: RunState, what: { readonly seq: number } | undefined): boolean {
  return what !== undefined && what.seq > state.runSeq;
}

/**
 * Where an error stands for its words: the step in which it happened. A look back from beyond the hold point, as a resumed job
 * makes one, is told as what it is.
 */
export function errorPlace(
  state: RunState,
  step: StepId | undefined,
): StepId | 'before-hold-point' | 'after-hold-point' {
  if (isPastHoldPoint(state) && (step === undefined || isBefore(step, firstStepAfterHoldPoint)))
    return state.lifecycle === 'finalised' ? 'finalise' : 'after-hold-point';
  return step ?? (state.lifecycle === 'rehearsed' ? 'hold-point' : 'before-hold-point');
}

/** The findings of a step that still need a named acknowledgement. */
export function unacceptedWarnings(state: RunState, step: StepId): Finding[] {
  return (state.findings[step] ?? []).filter(
    (f) => f.severity === 'warning' && !state.accepted[findingName(f)],
  );
}

function apply(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'run.started': {
      const { outcome: _outcome, error: _error, ...rest } = settled(state);
      return {
        ...rest,
        jobId: event.jobId,
        planName: event.planName,
        operator: event.operator,
        rules: event.rules ?? state.rules,
        mode: event.mode,
        isRunning: true,
        startedAt: state.startedAt === '' ? event.at : state.startedAt,
        runSeq: event.seq,
        // Of a backup that no run has seen yet: what is made in this run has a key of its own.
        isKeyProved: state.isKeyProved && state.backup !== undefined,
        hasToldOldToGo: false,
        lost: {},
      };
    }
    case 'run.ended': {
      const { current: _current, ...rest } = settled(state);
      return {
        ...rest,
        isRunning: false,
        outcome: event.outcome,
        ...(event.error && { error: event.error }),
        lifecycle: lifecycleAfter(state.lifecycle, event.outcome),
        // One that was cancelled or met no machine is none.
        ...(state.mode === 'recheck' &&
          (event.outcome === 'rechecked' || event.error?.code === 'validate.failed') && {
            rechecks: [...state.rechecks, event.at],
          }),
      };
    }
    case 'step.started':
      return {
        ...withStep(begunAgain(settled(state), event.step), event.step, {
          kind: 'running',
          sinceAt: event.at,
        }),
        current: event.step,
      };
    case 'step.observed':
      return state;
    case 'step.done': {
      const reached = withStep(untold(settled(state), event.step), event.step, {
        kind: 'done',
        ran: event.ran,
        durationMs: event.durationMs,
        at: event.at,
        end: event.end ?? stepEnd(event.step, state),
      });
      const done = { ...reached, done: { ...state.done, [event.step]: { at: event.at, seq: event.seq } } };
      const taken = done.steps['take-address'];
      if (event.step === 'take-address' && taken.kind === 'done' && taken.end === 'proved')
        return { ...done, lifecycle: 'switched' };
      if (event.step === 'finalise') return { ...done, lifecycle: 'finalised' };
      if (event.step === 'restore')
        return { ...(event.ran ? withoutMoves(done) : done), mayHoldRestore: true };
      return done;
    }
    case 'step.waiting':
      return withStep(told(state, event), event.step, {
        kind: 'waiting',
        side: event.side,
        operation: event.operation,
        instruction: event.instruction,
        sinceAt: event.at,
        ...(event.begunAt !== undefined && { begunAt: event.begunAt }),
      });
    case 'transfer.paused':
      return { ...state, pausedAt: event.at };
    case 'transfer.continued': {
      // A question that came up meanwhile stays open.
      const { pausedAt: _pausedAt, ...rest } = state;
      return rest;
    }
    case 'step.failed':
      return withStep(
        event.error.code === 'run.blocked' ? notDone(settled(state), event.step) : settled(state),
        event.step,
        { kind: 'failed', error: event.error, at: event.at },
      );
    case 'step.reverted': {
      const before = notDone(untold(state, event.step), event.step);
      const lifecycle = lifecycleBack(state.lifecycle, event.step);
      const reverted = { ...withStep(before, event.step, { kind: 'reverted', at: event.at }), lifecycle };
      if (event.step === 'restore') return afterRestoreReverted(reverted);
      // The old appliance serves its clients again: the hold point lies ahead.
      if (event.step !== 'power-off') return reverted;
      const { outage: _outage, ...serving } = reverted;
      const outages = state.outages.map((outage) => ({ ...outage, endedAt: outage.endedAt ?? event.at }));
      return { ...serving, outages, isOldDeaf: false };
    }
    case 'findings.replaced':
      return { ...state, findings: { ...state.findings, [event.step]: event.findings } };
    case 'finding.accepted': {
      const { name, step, by, at } = event;
      return { ...state, accepted: { ...state.accepted, [name]: { step, by, at } } };
    }
    case 'declared':
      return {
        ...state,
        declared: { ...state.declared, [event.id]: { value: event.value, note: event.note } },
      };
    case 'ledger.had':
    case 'ledger.given':
      return { ...state, ledger: afterLedger(state, event) };
    case 'proved':
      return {
        ...state,
        // Seen to be on, whether or not a command was needed.
        ...(event.proof.id === 'cutover.old-serves' &&
          event.proof.status === 'passed' && { isOldDeaf: false }),
        proofs: [
          ...state.proofs.filter(
            (p) => !(p.id === event.proof.id && p.side === event.proof.side && sameSubject(p, event.proof)),
          ),
          { ...event.proof, step: event.step, at: event.at, seq: event.seq },
        ],
      };
    case 'identity.pinned':
    case 'certificate.pinned':
    case 'login.examined':
    case 'product.identified':
    case 'facts.read':
    case 'licence.read':
      return afterAppliance(state, event);
    case 'backup.chosen':
      return afterChosen(withoutBegunBackup(state), event, bodyOf(event));
    case 'backup.discarded':
      return afterDiscarded(untold(withoutBegunBackup(state), 'back-up'), event);
    case 'inventory.read':
      return { ...state, [event.side]: { ...state[event.side], inventory: event.counts } };
    case 'key.captured':
    case 'key.refused':
    case 'key.custody-proved':
      return afterKey(state, event);
    case 'artifact.recorded':
      return {
        ...state,
        artifacts: [...state.artifacts.filter((a) => a.path !== event.artifact.path), event.artifact],
      };
    case 'package.hashed':
      return { ...state, packages: [...state.packages.filter((p) => p.name !== event.name), bodyOf(event)] };
    case 'item.declined':
      return {
        ...state,
        declinedItems: [...state.declinedItems.filter((n) => n !== event.name), event.name],
      };
    case 'backup.relayed':
      return { ...state, relayed: { ...bodyOf(event), seq: event.seq } };
    case 'backup.pushed':
      return { ...state, pushed: { path: event.path, sizeBytes: event.sizeBytes, sha256: event.sha256 } };
    case 'clients.baseline':
    case 'clients.seen':
    case 'clients.moved':
    case 'clients.zone':
      return afterClients(state, event);
    case 'admin-actions.noted':
      return { ...state, adminActionId: event.newestId };
    case 'api.trusted': {
      const { [event.side]: before = [] } = state.apiTrusted;
      return { ...state, apiTrusted: { ...state.apiTrusted, [event.side]: [...before, event.sha256] } };
    }
    case 'outage.began': {
      const outage = { beganAt: event.sinceAt ?? event.at };
      // Told again while it goes on, it began later than was thought.
      const before = state.outages.at(-1)?.endedAt === undefined ? state.outages.slice(0, -1) : state.outages;
      const isOldDeaf = state.isOldDeaf || event.shutsClientsOut === true;
      return { ...state, outage, outages: [...before, outage], isOldDeaf, lifecycle: 'switching' };
    }
    case 'outage.ended': {
      const beganAt = state.outage?.beganAt ?? event.at;
      const { outageMs } = event;
      const outage = {
        beganAt,
        // The moment that was measured, not the later one in which it was written down.
        endedAt: outageMs === undefined ? event.at : new Date(Date.parse(beganAt) + outageMs).toISOString(),
        ...(outageMs !== undefined && { outageMs }),
        ...(event.servedBy && { servedBy: event.servedBy }),
      };
      return { ...state, outage, outages: [...state.outages.slice(0, -1), outage] };
    }
    case 'operation.begun':
      return afterBegun(state, event);
    case 'command.ran':
      return afterCommand(state, event);
    case 'import.seen':
      return {
        ...state,
        importWatch: afterSight(event.isFirst ? undefined : state.importWatch, event.sight),
      };
    case 'question.asked':
      return { ...state, question: { id: event.id, question: event.question, askedAt: event.at } };
    case 'question.answered': {
      if (state.question?.id !== event.id) return state;
      const { question: _question, ...rest } = state;
      return rest;
    }
    case 'connection.lost':
      return { ...state, lost: { ...state.lost, [event.side]: true } };
    case 'connection.restored': {
      const { [event.side]: _restored, ...lost } = state.lost;
      const { countdown: _countdown, ...rest } = state;
      return { ...rest, lost };
    }
    case 'report.written':
      return { ...state, reportPath: event.path };
    case 'journal.repaired':
      return state;
    case 'progress': {
      const { waiting: _waiting, ...rest } = state;
      const { seq: _seq, at: _at, ...progress } = event;
      return { ...rest, progress };
    }
    case 'waiting': {
      const { seq: _seq, at: _at, ...waiting } = event;
      return { ...state, waiting };
    }
    case 'countdown': {
      const { seq: _seq, at: _at, ...countdown } = event;
      return { ...state, countdown };
    }
    default:
      return event satisfies never;
  }
}

function withStep(state: RunState, id: StepId, step: StepState): RunState {
  return { ...state, steps: { ...state.steps, [id]: step } };
}

/**
 * A direct switch takes the address in the step `power-off`: once that begins again, an earlier roll back of `take-address` says
 * nothing any more of who holds it.
 */
function begunAgain(state: RunState, step: StepId): RunState {
  const isForward = step === 'power-off' && state.mode !== 'revert';
  return isForward && state.steps['take-address'].kind === 'reverted'
    ? withStep(state, 'take-address', { kind: 'pending' })
    : state;
}

function notDone(state: RunState, step: StepId): RunState {
  const { [step]: _done, ...done } = state.done;
  return { ...state, done };
}

/** The entry of {@link RunState.toldAt} for an operation of a step. */
export function toldKey(step: StepId, operation: string): string {
  return `${step} ${operation}`;
}

/** The first time counts: what was begun then may still go on. */
function told(state: RunState, event: Extract<RunEvent, { type: 'step.waiting' }>): RunState {
  const key = toldKey(event.step, event.operation);
  const mayHoldRestore = state.mayHoldRestore || key === toldKey('restore', 'import');
  return { ...state, mayHoldRestore, toldAt: { ...state.toldAt, [key]: state.toldAt[key] ?? event.at } };
}

function untold(state: RunState, step: StepId): RunState {
  const open = Object.entries(state.toldAt).filter(([key]) => !key.startsWith(toldKey(step, '')));
  return { ...state, toldAt: Object.fromEntries(open) };
}

/** Drops what is only of use while something happens. */
function settled(state: RunState): RunState {
  const {
    progress: _progress,
    waiting: _waiting,
    countdown: _countdown,
    question: _question,
    pausedAt: _pausedAt,
    ...rest
  } = state;
  return rest;
}

/** Two proofs of the same id speak of the same thing when name, address and place of observation agree. */
function sameSubject(
  a: { params: Record<string, unknown> },
  b: { params: Record<string, unknown> },
): boolean {
  return ['name', 'address', 'from'].every((key) => a.params[key] === b.params[key]);
}
