import { firstStepAfterHoldPoint, isBefore, stepEnds } from '../../../shared/run/steps.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { lastSeenText, lifecycleText } from '../../../shared/text/last-seen-text.ts';
import { openPointText } from '../../../shared/text/open-point-text.ts';
import { errorText, proofText } from '../../../shared/text/render.ts';
import {
  capital,
  code,
  facts,
  lineBreak,
  labelled,
  lines,
  list,
  mark,
  section,
  small,
  stamp,
  strong,
  text,
  type Block,
  type Cell,
  type Tone,
} from '../document.ts';
import type { Report } from '../report-data.ts';
import { endTones, outcomeTones, proofTones } from '../tones.ts';
import { clientCounts, outages } from './clients.ts';

/**
 * The first page: how it ended, how long the clients had no server and whether they are back, what is still open, and what
 * rests on somebody's word.
 */
export function summary(report: Report, words: EnglishWords): Block[] {
  const { report: heads } = words;
  return [
    ...(report.isDemo ? [demoMark(words)] : []),
    result(report, words),
    ...facts(
      [heads.job, [text(report.planName), lineBreak, small(report.jobId)]],
      [heads.state, standing(report, words)],
      ...outages(report, words),
      ...clientCounts(report, words),
      [heads.finalAddress, [text(report.final.address)]],
      [heads.operator, [text(report.operators.join(', '))]],
      [heads.started, moment(report.startedAt, words)],
      !report.isRunning && [heads.ended, moment(report.lastAt, words)],
      [heads.steps, endCounts(report, words)],
      [heads.proofs, proofCounts(report, words)],
    ),
    ...open(report, words),
    ...onWord(report, words),
  ];
}

function demoMark({ report: heads }: EnglishWords): Block {
  return { kind: 'callout', tone: 'word', title: heads.demo, spans: [text(heads.demoMeans)] };
}

/** What a green report still does not say. */
function open(report: Report, words: EnglishWords): Block[] {
  const items = report.openPoints.map((point) => {
    const { title, status, seen } = openPointText(words, point);
    const tone = point.kind === 'proof' ? proofTones[point.proofs[0]?.status ?? 'could-not-test'] : 'open';
    return lines([mark(tone, status), text(` ${title}`)], seen === '' ? [] : [small(seen)]);
  });
  return section(words.report.stillOpen, list(items));
}

/** What nobody saw and somebody said. */
function onWord(report: Report, words: EnglishWords): Block[] {
  const { report: heads, declarations, cli } = words;
  const items = report.byWord.map((said): Cell => {
    switch (said.kind) {
      case 'declarations':
        return lines(
          [mark('word', heads.wordOf(said.by)), text(` ${heads.declarations}`)],
          ...said.answers.map(({ id, value }) => [text(`${declarations[id].question} `), strong(cli[value])]),
        );
      case 'product': {
        const { product, version, ofPlan } = said.product;
        const of = capital(words.sides[said.side], words.language);
        const named = ofPlan === 'all' ? `${product} ${version}` : version;
        return [mark('word', heads.wordOf(said.by)), text(` ${of}: `), strong(named)];
      }
      case 'ledger':
        return [
          mark('word', heads.wordOf(said.by)),
          text(` ${words.ledger.doneAll}: `),
          strong(said.rows.map((row) => words.ledgerNames[row]).join(', ')),
        ];
      case 'proofs': {
        const shown = said.proofs.map((proof) => proofText(words, proof));
        const [first, ...others] = shown.map(({ title, seen }) => [text(` ${title}`), small(` ${seen}`)]);
        return lines([mark('word', heads.wordOf(said.by)), ...(first ?? [])], ...others);
      }
      default:
        return said satisfies never;
    }
  });
  return section(heads.onWord, list(items));
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
  // A job that looks back from beyond the hold point has changed more than the step in which that ended.
  const isLookBack = failed && report.isAfterHoldPoint && isBefore(failed.id, firstStepAfterHoldPoint);
  const place = failed && isLookBack !== true ? failed.id : phase;
  const error = report.error && errorText(words, report.error, place);
  const spans = lines(
    [text(means)],
    ...(error
      ? [
          labelled(words.cli.what, error.what),
          labelled(words.cli.meanwhile, error.meanwhile),
          labelled(words.cli.next, error.next),
          ...(error.retry === '' ? [] : [labelled(words.cli.retry, error.retry)]),
          [code(error.code)],
        ]
      : []),
  );
  return { kind: 'callout', tone: outcomeTones[report.outcome], title: word, spans };
}

/**
 * Where the job stands, and when each machine was last seen. Between the two addresses the word for how far it has come is too
 * coarse: the step begun last says it.
 */
function standing(report: Report, words: EnglishWords): Cell {
  const { date } = words.format;
  if (report.isAfterHoldPoint && !report.isAddressTaken) {
    const last = report.steps.findLast((step) => step.state !== 'pending');
    const seen = lastSeenText(words, report.lastSeen, date);
    return lines([text(words.standing[last?.id ?? 'after-hold-point'])], seen === '' ? [] : [small(seen)]);
  }
  return [strong(words.lifecycle[report.lifecycle]), lineBreak, small(lifecycleText(words, report, date))];
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
