import type { RunState } from '../../../shared/run/run-state.ts';
import { type StepEnd, type StepId, stepIds } from '../../../shared/run/steps.ts';
import { lengthOf } from '../../../shared/run/standing/outage.ts';

/** The whole job in numbers. What the engine did not see is absent, not zero. */
export interface JobSummary {
  readonly fileCount: number;
  readonly fileBytes: number;
  /** The steps that are done, by what stands behind them. */
  readonly stepsByEnd: Readonly<Record<StepEnd, readonly StepId[]>>;
  readonly acceptedNames: readonly string[];
  readonly clients?: { readonly seen: number; readonly baseline: number };
  readonly outages: readonly ReturnType<typeof lengthOf>[];
}

/** See {@link JobSummary}. A running outage is as long as the last event says. */
export function jobSummary(state: RunState): JobSummary {
  const { artifacts, accepted, clientsSeen, outages } = state;
  const endedAs = (end: StepEnd) =>
    stepIds.filter((id) => {
      const step = state.steps[id];
      return step.kind === 'done' && step.end === end;
    });
  return {
    fileCount: artifacts.length,
    fileBytes: artifacts.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    stepsByEnd: { proved: endedAs('proved'), 'by-word': endedAs('by-word'), untested: endedAs('untested') },
    acceptedNames: Object.keys(accepted),
    ...(clientsSeen && { clients: { seen: clientsSeen.seen, baseline: clientsSeen.baseline } }),
    outages: outages.map((outage) => lengthOf(outage, Date.parse(state.lastAt))),
  };
}

/** What the page is about: a job that is over, one that is not, a rehearsal, one that was rolled back, or nothing yet. */
export type EndKind =
  'not-started' | 'going-on' | 'stopped' | 'checked' | 'rehearsed' | 'reverted' | 'finalised';

/** See {@link EndKind}. */
export function endKind(state: RunState): EndKind {
  if (state.startedAt === '') return 'not-started';
  if (state.lifecycle === 'finalised') return 'finalised';
  if (state.isRunning) return 'going-on';
  if (state.lifecycle === 'reverted') return 'reverted';
  if (state.outcome === 'rehearsed') return 'rehearsed';
  if (state.outcome === 'checked') return 'checked';
  return 'stopped';
}
