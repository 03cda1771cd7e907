import { rollbackRunSheet, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { Plan } from '../shared/contract/plan.ts';
import { findingName } from '../shared/run/finding.ts';
import { unacceptedWarnings } from '../shared/run/reduce-run.ts';
import { stepIds, type StepId } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { describeError } from './describe-error.ts';
import { describeFinding } from './describe-finding.ts';
import { wrap } from './wrap.ts';

/** What a person is told when a run has ended: how, why, what state things are in, and how it goes on. */
export function closingLines(result: MigrationResult, plan: Plan, job: JobFolder, width: number): string[] {
  const { outcome, error, state, reportPath } = result;
  const { word, means } = en.outcomes[outcome];
  const step = lastStep(result);
  const isOpen = outcome !== 'done' && outcome !== 'reverted';
  const isSwitched = state.steps['power-off'].kind !== 'pending' && outcome !== 'done';
  return [
    '',
    ...wrap(`${word}: ${means}`, width),
    ...(error ? ['', describeError(error.toRecord(), step ?? 'before-hold-point', width)] : []),
    ...(outcome === 'blocked' && step ? ['', ...blockingLines(result, step, width)] : []),
    ...(isSwitched ? ['', rollbackRunSheet(state, plan)] : []),
    '',
    ...(isOpen && outcome !== 'checked' ? wrap(en.cli.resumeWith(job.id), width) : []),
    `${en.report.title}: ${reportPath}`,
  ];
}

function blockingLines({ state }: MigrationResult, step: StepId, width: number): string[] {
  const open = new Set(unacceptedWarnings(state, step));
  const blocking = (state.findings[step] ?? []).filter(
    (found) => found.severity === 'error' || open.has(found),
  );
  return blocking.flatMap((found) => [
    ...describeFinding(found, width),
    ...(found.severity === 'warning' ? wrap(en.cli.acceptWith(findingName(found)), width, '  ') : []),
    '',
  ]);
}

function lastStep({ state }: MigrationResult): StepId | undefined {
  return (
    stepIds.find((id) => state.steps[id].kind === 'failed') ??
    stepIds.findLast((id) => state.steps[id].kind !== 'pending')
  );
}
