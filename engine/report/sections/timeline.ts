import { errorText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  code,
  lines,
  mark,
  section,
  small,
  stamp,
  strong,
  subsection,
  table,
  text,
  type Block,
  type Cell,
  type Span,
  type Tone,
} from '../document.ts';
import type { Report } from '../report-data.ts';
import type { StepAttempt, TimelineStep } from '../step-timeline.ts';
import { endTones } from '../tones.ts';

const stateTones = {
  pending: 'plain',
  running: 'open',
  waiting: 'open',
  done: 'plain',
  failed: 'bad',
  reverted: 'warning',
} as const satisfies Record<TimelineStep['state'], Tone>;

/** Every step with every try at it, and when the connections were lost. */
export function timeline(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  const columns = [heads.step, heads.when, heads.duration, heads.result];
  const rows = report.steps.flatMap((step) => stepRows(step, report, words));
  return section(heads.steps, table(columns, rows), losses(report, words));
}

function stepRows(step: TimelineStep, report: Report, words: EnglishWords): Cell[][] {
  const title: Cell = lines([strong(words.steps[step.id].title)], [small(words.effects[step.effect].word)]);
  const rows = step.attempts.map((attempt, index): Cell[] => [
    index === 0 ? title : [],
    [small(stamp(attempt.startedAt))],
    [text(attempt.durationMs === undefined ? '' : words.format.duration(attempt.durationMs))],
    attemptResult(step, attempt, index === step.attempts.length - 1, report, words),
  ]);
  if (step.revertedAt !== undefined) {
    const reverted = mark(stateTones.reverted, words.stepStates.reverted);
    rows.push([rows.length === 0 ? title : [], [small(stamp(step.revertedAt))], [], [reverted]]);
  }
  if (rows.length > 0) return rows;
  return [[title, [], [], [mark(stateTones[step.state], words.stepStates[step.state])]]];
}

function attemptResult(
  step: TimelineStep,
  attempt: StepAttempt,
  isLast: boolean,
  report: Report,
  words: EnglishWords,
): Cell {
  const { report: heads, stepStates } = words;
  switch (attempt.result) {
    case 'done':
      return [doneMark(step, isLast, words)];
    case 'was-done':
      return [doneMark(step, isLast, words), text(` (${heads.wasDone})`)];
    case 'failed': {
      if (!attempt.error) return [mark('bad', stepStates.failed)];
      const { what } = errorText(words, attempt.error, step.id);
      return lines([mark('bad', stepStates.failed), text(` ${what}`)], [code(attempt.error.code)]);
    }
    case 'interrupted':
      return [mark('open', heads.interrupted)];
    case 'running': {
      const isHere = isLast && report.isRunning;
      return [mark('open', isHere ? stepStates[step.state] : heads.interrupted)];
    }
    default:
      return attempt.result satisfies never;
  }
}

/** What stands behind the step, at the try that it rests on; an earlier one was done, and no more is said of it. */
function doneMark({ end }: TimelineStep, isLast: boolean, { stepEnds, stepStates }: EnglishWords): Span {
  if (!isLast || end === undefined) return mark(stateTones.done, stepStates.done);
  return mark(endTones[end], stepEnds[end].word);
}

function losses(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  const rows = report.connectionLosses.map((loss) => [
    [text(words.sides[loss.side])],
    [small(stamp(loss.at))],
    [loss.restoredAt === undefined ? mark('open', heads.none) : small(stamp(loss.restoredAt))],
  ]);
  return subsection(heads.connectionLosses, table([heads.appliance, heads.lostAt, heads.restoredAt], rows));
}
