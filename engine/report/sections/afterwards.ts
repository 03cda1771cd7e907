import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { byHandSheet, rollbackSheet } from '../../../shared/text/sheets/by-hand-text.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import type { RunSheet } from '../../../shared/text/sheets/by-hand-words.ts';
import { lines, list, paragraph, section, small, strong, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';

/** What is left to do, and the way back. */
export function afterwards(report: Report, words: EnglishWords): Block[] {
  const { old, new: fresh, final } = report;
  const planned = { old: { address: old.plannedAddress }, new: { address: fresh.plannedAddress }, final };
  const names = { ...machineNamesOf(planned, report), strategy: final.strategy };
  const lost = lostAddresses(report.findings);
  const tasks = report.isAddressTaken ? words.whatNext({ ...names, lostAddresses: lost }) : [];
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
