import stringWidth from 'string-width';
import { rollbackRunSheet, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { Plan } from '../shared/contract/plan.ts';
import type { RunEvent } from '../shared/run/event.ts';
import { findingName, type Finding } from '../shared/run/finding.ts';
import { errorPlace, isPastHoldPoint, unacceptedWarnings } from '../shared/run/reduce-run.ts';
import { stepEnds, stepIds, type StepId } from '../shared/run/steps.ts';
import { en } from '../shared/text/en.ts';
import { wordsOf } from '../shared/text/words-of.ts';
import { describeError } from './describe/error.ts';
import { describeFinding } from './describe/finding.ts';
import { describeInstruction } from './describe/instruction.ts';
import { askWords } from './describe/question.ts';
import { wrap, wrapSheet } from './wrap.ts';

/** What a person is told when a run has ended: how, why, what state things are in, and how it goes on. */
export function closingLines(result: MigrationResult, plan: Plan, job: JobFolder, width: number): string[] {
  const { outcome, error, state, reportPath, reportError } = result;
  const { word, means } = en.outcomes[outcome];
  const step = lastStep(result);
  // A check is made again with the plan; its job is never meant to go further.
  const isOver = outcome === 'done' || outcome === 'reverted' || state.mode === 'check';
  // Who has to act now needs the way back at hand; who is only waited for may ask for it.
  const isSwitched = isPastHoldPoint(state) && outcome !== 'done';
  const needsWayBack = (isSwitched && outcome !== 'waiting') || outcome === 'reverted';
  const isBlocked = outcome === 'blocked' && step !== undefined;
  return [
    '',
    ...wrap(`${word}: ${means}`, width),
    ...endLines(result, width),
    ...(outcome === 'checked' ? checkedLines(result, width) : []),
    ...(isBlocked ? blockingLines(result, step, width) : []),
    ...(outcome === 'waiting' ? waitingLines(result, width) : []),
    // What blocks was told above, finding by finding.
    ...(error && !isBlocked ? ['', describeError(error.toRecord(), errorPlace(state, step), width)] : []),
    ...(needsWayBack ? ['', ...wayBack(result, plan, width)] : []),
    '',
    ...(isOver
      ? []
      : wrap(state.mode === 'revert' ? en.cli.revertAgainWith(job.id) : en.cli.resumeWith(job.id), width)),
    ...(isSwitched && !needsWayBack && state.mode !== 'revert' ? wrap(en.cli.revertWith(job.id), width) : []),
    ...(reportPath === undefined ? [] : pathLine(en.report.title, reportPath, width)),
    ...(reportError ? ['', describeError(reportError.toRecord(), errorPlace(state, step), width)] : []),
  ];
}

/** On one line where it fits; a path that a terminal breaks is hard to copy. */
function pathLine(label: string, path: string, width: number): string[] {
  const line = `${label}: ${path}`;
  return stringWidth(line) <= width ? [line] : [`${label}:`, path];
}

function wayBack({ state }: MigrationResult, plan: Plan, width: number): string[] {
  return wrapSheet(rollbackRunSheet(state, plan), width);
}

/** What stands behind the steps that are done, from best to worst; named are those that nothing was observed of. */
function endLines({ state }: MigrationResult, width: number): string[] {
  return stepEnds.flatMap((end) => {
    const titles = stepIds.flatMap((id) => {
      const step = state.steps[id];
      return step.kind === 'done' && step.end === end ? [en.steps[id].title] : [];
    });
    if (titles.length === 0) return [];
    const told = end === 'proved' ? en.cli.steps(titles.length) : titles.join('; ');
    return wrap(`${en.stepEnds[end].word}: ${told}`, width);
  });
}

function checkedLines({ state }: MigrationResult, width: number): string[] {
  return (state.findings.preflight ?? []).flatMap((found) => [
    '',
    ...describeFinding(found, width, wordsOf(en, state.rules)),
  ]);
}

function blockingLines({ state }: MigrationResult, step: StepId, width: number): string[] {
  const open = new Set(unacceptedWarnings(state, step));
  const isBlocking = (found: Finding) => found.severity === 'error' || open.has(found);
  return (state.findings[step] ?? [])
    .filter(isBlocking)
    .flatMap((found) => [
      '',
      ...describeFinding(found, width, wordsOf(en, state.rules)),
      ...(found.severity === 'warning' ? wrap(en.cli.acceptWith(findingName(found)), width, '  ') : []),
    ]);
}

/** What a person has to do: the instruction that was shown last, else the question that nobody answered. */
function waitingLines({ events }: MigrationResult, width: number): string[] {
  const thisRun = events.slice(events.findLastIndex((event) => event.type === 'run.started'));
  const last = thisRun.findLast(isCallForAPerson);
  if (last === undefined) return [];
  if (last.type === 'step.waiting') return ['', ...describeInstruction(last.instruction, width)];
  const { question } = last;
  const open = question.kind === 'confirm-finalise' ? question.open : [];
  return [
    '',
    ...askWords(question, width).body,
    ...open.flatMap((name) => wrap(en.cli.acceptWith(name), width, '  ')),
  ];
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
