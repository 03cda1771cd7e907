import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { byHandSheet, rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import type { RunSheet } from '../../../shared/text/sheets/by-hand-words.ts';
import { lines, list, paragraph, section, small, strong, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';
import { machineNames } from '../run-sheet.ts';

/** What is left to do, and the way back. */
export function afterwards(report: Report, words: EnglishWords): Block[] {
  const names = machineNames(report);
  const { strategy } = report.final;
  const lost = lostAddresses(report.findings);
  const tasks = report.isAddressTaken ? words.whatNext({ ...names, strategy, lostAddresses: lost }) : [];
  // Where the job was stopped.
  const left = report.error && byHandSheet(words, report.left);
  const phase = report.isAfterHoldPoint ? 'after-hold-point' : 'before-hold-point';
  return [
    ...section(
      words.report.whatNext,
      list(tasks.map((task) => lines([strong(task.title), text(' '), small(task.when)], [text(task.body)]))),
    ),
    ...(left ? runSheet(left, left.title) : []),
    ...(report.lifecycle === 'finalised' ? runSheet(words.decommission, words.decommission.title) : []),
    ...runSheet(rollbackSheet(words, report.left, phase), words.report.rollback),
  ];
}

function runSheet({ intro, steps }: RunSheet, heading: string): Block[] {
  const items = steps.map((step) => [text(step)]);
  return section(heading, paragraph(text(intro)), list(items, true));
}
