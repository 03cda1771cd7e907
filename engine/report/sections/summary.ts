import { stepEnds } from '../../../shared/run/steps.ts';
import { errorText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  code,
  facts,
  lineBreak,
  lines,
  mark,
  section,
  small,
  stamp,
  strong,
  table,
  text,
  type Block,
  type Cell,
  type Tone,
} from '../document.ts';
import type { Report, RunRecord } from '../report-data.ts';
import { endTones, outcomeTones, proofTones } from '../tones.ts';

/** The result in one sentence, what stopped the job if anything did, and who did it when with which version. */
export function summary(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  return [
    result(report, words),
    ...facts(
      [heads.job, [text(report.planName), lineBreak, small(report.jobId)]],
      [heads.operator, [text(report.operators.join(', '))]],
      [heads.appVersion, [text(report.appVersions.join(', '))]],
      [heads.started, moment(report.startedAt, words)],
      !report.isRunning && [heads.ended, moment(report.lastAt, words)],
      [heads.state, standing(report, words)],
      [heads.finalAddress, [text(report.final.address)]],
      [heads.steps, endCounts(report, words)],
      [heads.proofs, proofCounts(report, words)],
    ),
    ...runs(report, words),
  ];
}

function result(report: Report, words: EnglishWords): Block {
  const phase = report.isAfterHoldPoint ? 'after-hold-point' : 'before-hold-point';
  if (!report.outcome) {
    const { pending, running } = words.stepStates;
    const title = report.isRunning ? running : report.startedAt === '' ? pending : words.report.interrupted;
    return { kind: 'callout', tone: 'open', title, spans: [] };
  }
  const { word, means } = words.outcomes[report.outcome];
  const failed = report.steps.find((step) => step.state === 'failed');
  const error = report.error && errorText(words, report.error, failed?.id ?? phase);
  const spans = lines(
    [text(means)],
    ...(error
      ? [
          labelled(words.cli.what, error.what),
          labelled(words.cli.meanwhile, error.meanwhile),
          labelled(words.cli.next, error.next),
          labelled(words.cli.retry, error.retry),
          [code(error.code)],
        ]
      : []),
  );
  return { kind: 'callout', tone: outcomeTones[report.outcome], title: word, spans };
}

function labelled(label: string, sentence: string): Cell {
  return [strong(`${label}:`), text(` ${sentence}`)];
}

/** Where the job stands. Between the two addresses the word of the state strip is too coarse: the step begun last says it. */
function standing(report: Report, words: EnglishWords): Cell {
  const { lifecycle } = report;
  if (report.isAfterHoldPoint && !report.isAddressTaken) {
    const last = report.steps.findLast((step) => step.state !== 'pending');
    return [text(words.standing[last?.id ?? 'after-hold-point'])];
  }
  return [strong(words.lifecycle[lifecycle]), lineBreak, small(words.lifecycleMeans[lifecycle])];
}

/** In the reader's time, and in UTC for the record. */
function moment(iso: string, words: EnglishWords): Cell {
  return iso === ''
    ? [text(words.report.unknown)]
    : [text(words.format.date(iso)), lineBreak, small(`${stamp(iso)} UTC`)];
}

/** How many steps are proved, rest on a person's word, or could not be tested. */
function endCounts({ steps }: Report, words: EnglishWords): Cell {
  const counts = stepEnds.map((end): Count => {
    const count = steps.filter((step) => step.end === end).length;
    return [endTones[end], words.stepEnds[end].word, count];
  });
  return counted(counts, words);
}

function proofCounts(report: Report, words: EnglishWords): Cell {
  const statuses = Object.keys(proofTones) as (keyof typeof proofTones)[];
  const counts = statuses.map((status): Count => {
    const count = report.proofs.filter((proof) => proof.status === status).length;
    return [proofTones[status], words.proofStatuses[status], count];
  });
  return counted(counts, words);
}

type Count = readonly [tone: Tone, word: string, count: number];

function counted(counts: readonly Count[], words: EnglishWords): Cell {
  const some = counts.filter(([, , count]) => count > 0);
  if (some.length === 0) return [text(words.report.none)];
  return some.flatMap(([tone, word, count], index) => [
    ...(index > 0 ? [text('  ')] : []),
    mark(tone, `${word}: ${words.format.number(count)}`),
  ]);
}

/** Only where there is more to tell than the facts above: a job that was resumed, reverted or rehearsed first. */
function runs(report: Report, words: EnglishWords): Block[] {
  if (report.runs.length < 2) return [];
  const { report: heads } = words;
  const columns = [heads.started, heads.ended, heads.mode, heads.operator, heads.appVersion, heads.outcome];
  const rows = report.runs.map((run) => [
    [text(stamp(run.startedAt))],
    [text(run.endedAt === undefined ? '' : stamp(run.endedAt))],
    [text(words.modes[run.mode])],
    [text(run.operator)],
    [text(run.appVersion)],
    outcome(run, report, words),
  ]);
  return section(heads.runs, table(columns, rows));
}

function outcome(run: RunRecord, report: Report, words: EnglishWords): Cell {
  if (run.outcome) return [mark(outcomeTones[run.outcome], words.outcomes[run.outcome].word)];
  const isLast = run === report.runs.at(-1);
  return [mark('open', isLast && report.isRunning ? words.stepStates.running : words.report.interrupted)];
}
