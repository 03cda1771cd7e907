import { rollbackRunSheet, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { Plan } from '../shared/contract/plan.ts';
import type { RunEvent } from '../shared/run/event.ts';
import { findingName, type Finding } from '../shared/run/finding.ts';
import { unacceptedWarnings } from '../shared/run/reduce-run.ts';
import { stepIds, type StepId } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { describeError } from './describe-error.ts';
import { describeFinding } from './describe-finding.ts';
import { describeInstruction } from './describe-instruction.ts';
import { askWords } from './describe-question.ts';
import { wrap } from './wrap.ts';

/** What a person is told when a run has ended: how, why, what state things are in, and how it goes on. */
export function closingLines(result: MigrationResult, plan: Plan, job: JobFolder, width: number): string[] {
  const { outcome, error, state, reportPath } = result;
  const { word, means } = en.outcomes[outcome];
  const step = lastStep(result);
  const isOver = outcome === 'done' || outcome === 'reverted' || outcome === 'checked';
  const isSwitched = state.steps['power-off'].kind !== 'pending' && outcome !== 'done';
  const isBlocked = outcome === 'blocked' && step !== undefined;
  return [
    '',
    ...wrap(`${word}: ${means}`, width),
    ...(outcome === 'checked' ? checkedLines(result, width) : []),
    ...(isBlocked ? blockingLines(result, step, width) : []),
    ...(outcome === 'waiting' ? waitingLines(result, width) : []),
    // What blocks was told above, finding by finding.
    ...(error && !isBlocked ? ['', describeError(error.toRecord(), step ?? 'before-hold-point', width)] : []),
    ...(isSwitched
      ? [
          '',
          ...rollbackRunSheet(state, plan)
            .trimEnd()
            .split('\n')
            .flatMap((line) => wrap(line, width, '', hangingOf(line))),
        ]
      : []),
    '',
    ...(isOver ? [] : wrap(en.cli.resumeWith(job.id), width)),
    ...pathLine(en.report.title, reportPath, width),
  ];
}

/** On one line where it fits; a path that a terminal breaks is hard to copy. */
function pathLine(label: string, path: string, width: number): string[] {
  const line = `${label}: ${path}`;
  return line.length <= width ? [line] : [`${label}:`, path];
}

function hangingOf(line: string): string {
  return ' '.repeat(/^ *\d+\. /.exec(line)?.[0].length ?? 0);
}

function checkedLines({ state }: MigrationResult, width: number): string[] {
  return (state.findings.preflight ?? []).flatMap((found) => ['', ...describeFinding(found, width)]);
}

function blockingLines({ state }: MigrationResult, step: StepId, width: number): string[] {
  const open = new Set(unacceptedWarnings(state, step));
  const isBlocking = (found: Finding) => found.severity === 'error' || open.has(found);
  return (state.findings[step] ?? [])
    .filter(isBlocking)
    .flatMap((found) => [
      '',
      ...describeFinding(found, width),
      ...(found.severity === 'warning' ? wrap(en.cli.acceptWith(findingName(found)), width, '  ') : []),
    ]);
}

/** What a person has to do: the instruction that was shown last, else the question that nobody answered. */
function waitingLines({ events }: MigrationResult, width: number): string[] {
  const thisRun = events.slice(events.findLastIndex((event) => event.type === 'run.started'));
  const last = thisRun.findLast(isCallForAPerson);
  if (last === undefined) return [];
  if (last.type === 'step.waiting') return ['', ...describeInstruction(last.instruction, width)];
  return ['', ...askWords(last.question, width).body];
}

type CallForAPerson = Extract<RunEvent, { type: 'step.waiting' | 'question.asked' }>;

function isCallForAPerson(event: RunEvent): event is CallForAPerson {
  return event.type === 'step.waiting' || event.type === 'question.asked';
}

function lastStep({ state }: MigrationResult): StepId | undefined {
  return (
    stepIds.find((id) => state.steps[id].kind === 'failed') ??
    stepIds.findLast((id) => state.steps[id].kind !== 'pending')
  );
}
