import type { EnglishWords } from '../../../shared/text/en.ts';
import { mark, section, stamp, table, text, type Block, type Cell } from '../document.ts';
import type { Report, RunRecord } from '../report-data.ts';
import { outcomeTones } from '../tones.ts';

/** Only where there is more to tell than the first page says: a job that was resumed, reverted or rehearsed first. */
export function runs(report: Report, words: EnglishWords): Block[] {
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
