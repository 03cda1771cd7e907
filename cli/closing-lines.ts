import stringWidth from 'string-width';
import { rollbackRunSheet, type JobFolder, type MigrationResult } from '../engine/index.ts';
import type { Plan } from '../shared/contract/plan.ts';
import type { RunEvent } from '../shared/run/event.ts';
import { ledgerRows } from '../shared/rules/ledger/standing.ts';
import { declarationIds } from '../shared/run/declaration.ts';
import { findingName } from '../shared/run/finding.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { errorPlace, isPastHoldPoint } from '../shared/run/reduce-run.ts';
import { blockingFindings } from '../shared/run/standing/blocking.ts';
import { stepEnds, stepIds, type StepId } from '../shared/run/steps.ts';
import { openPoints } from '../shared/run/standing/open-points.ts';
import { isOnWayBack } from '../shared/run/standing/way-back.ts';
import { en } from '../shared/text/en.ts';
import { blockedText } from '../shared/text/render.ts';
import { paramText } from '../shared/text/plain-text.ts';
import { openPointText } from '../shared/text/open-point-text.ts';
import { outcomeWord } from '../shared/text/outcome-text.ts';
import { wordsOf } from '../shared/text/words-of.ts';
import { describeError } from './describe/error.ts';
import { describeFinding } from './describe/finding.ts';
import { describeInstruction } from './describe/instruction.ts';
import { describeRows } from './describe/ledger.ts';
import { askWords } from './describe/question.ts';
import { wrap, wrapSheet } from './wrap.ts';

/** What a person is told when a run has ended: how, why, what state things are in, and how it goes on. */
export function closingLines(result: MigrationResult, plan: Plan, job: JobFolder, width: number): string[] {
  const { outcome, error, state, reportPath, reportError } = result;
  const { word, means } = en.outcomes[outcome];
  const isDone = outcome === 'done';
  const step = lastStep(result);
  // A check is made again with the plan; its job is never meant to go further.
  // The appliances of a demo end with this program.
  const isOver = outcome === 'done' || outcome === 'reverted' || state.mode === 'check' || job.isDemo;
  // Who has to act now needs the way back at hand; who is only waited for may ask for it.
  const isSwitched = isPastHoldPoint(state) && outcome !== 'done';
  const needsWayBack = (isSwitched && outcome !== 'waiting') || outcome === 'reverted';
  const isBlocked = outcome === 'blocked' && step !== undefined;
  const cause = isBlocked ? blockedText(wordsOf(en, state.rules), blockingFindings(state, step)) : undefined;
  const summary = wrap(`${isDone ? (outcomeWord(en, state) ?? word) : word}: ${cause ?? means}`, width);
  return [
    '',
    // Of a job that is done the word for it comes last, for a small terminal shows the end only.
    ...(isDone ? [] : summary),
    ...endLines(result, width),
    ...(isDone ? ledgerLines(result, plan, width) : []),
    ...(isDone ? openLines(result, width) : []),
    ...(outcome === 'checked' ? checkedLines(result, width) : []),
    ...(isBlocked ? blockingLines(result, step, width) : []),
    ...(outcome === 'waiting' ? waitingLines(result, width) : []),
    // What blocks was told above, finding by finding.
    ...(error && !isBlocked
      ? ['', describeError(error.toRecord(), errorPlace(state, step), width, state)]
      : []),
    ...(needsWayBack ? ['', ...wayBack(result, plan, width)] : []),
    '',
    ...(state.mode === 'check' && outcome !== 'checked' ? wrap(en.cli.checkAgain, width) : []),
    ...(isOver
      ? []
      : wrap(
          state.mode === 'revert'
            ? en.cli.revertAgainWith(job.id)
            : en.cli.resumeWith(job.id, state.mode === 'rehearse'),
          width,
        )),
    ...(!isOver && isOnWayBack(state) ? wrap(en.cli.forwardWith(job.id), width) : []),
    ...(isOver || outcome === 'rehearsed' || outcome === 'rechecked'
      ? []
      : wrap(en.cli.byHandWith(job.id), width)),
    ...(isSwitched && !needsWayBack && state.mode !== 'revert' && !job.isDemo
      ? wrap(en.cli.revertWith(job.id), width)
      : []),
    ...(reportPath === undefined ? [] : pathLine(en.report.title, reportPath, width)),
    ...(reportError ? ['', describeError(reportError.toRecord(), errorPlace(state, step), width)] : []),
    ...(isDone ? ['', ...summary] : []),
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

/** The rows of the ledger that the job waited for. */
function ledgerLines({ state }: MigrationResult, plan: Plan, width: number): string[] {
  const lines = describeRows(ledgerRows(state, plan), width);
  return lines.length === 0 ? [] : [`${en.ledger.title}:`, ...lines];
}

/** What a person still has to look at, and why. */
export function openLines({ state }: Pick<MigrationResult, 'state'>, width: number): string[] {
  const words = wordsOf(en, state.rules);
  const points = openPoints(state);
  if (points.length === 0) return [];
  const rows = points.flatMap((point) =>
    point.kind === 'accepted' && point.finding.id === 'ledger.row-open'
      ? [paramText(point.finding.params['row'])]
      : [],
  );
  return [
    `${en.cli.openPoints(points.length)}:`,
    ...points
      .map((point) => openPointText(words, point))
      .flatMap(({ title, status }) => wrap(`${title} (${status})`, width, '  - ', '    ')),
    ...(rows.length > 0 ? wrap(en.cli.settleWith(state.jobId, rows), width) : []),
  ];
}

function checkedLines({ state }: MigrationResult, width: number): string[] {
  return [
    ...(state.findings.preflight ?? []).flatMap((found) => [
      '',
      ...describeFinding(found, width, wordsOf(en, state.rules)),
    ]),
    ...unansweredLines(state, width),
  ];
}

/** What only a person can say and nobody did: a plan may hold it. */
function unansweredLines({ declared }: RunState, width: number): string[] {
  const names = declarationIds.filter((id) => declared[id]?.value === 'unknown').map((id) => `declare.${id}`);
  return names.length === 0 ? [] : ['', ...wrap(en.cli.notDeclared(names), width)];
}

function blockingLines({ state }: MigrationResult, step: StepId, width: number): string[] {
  return [
    ...blockingFindings(state, step).flatMap((found) => [
      '',
      ...describeFinding(found, width, wordsOf(en, state.rules)),
      ...(found.severity === 'warning' ? wrap(en.cli.acceptWith(findingName(found)), width, '  ') : []),
    ]),
    ...unansweredLines(state, width),
  ];
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
