import { lostAddresses } from '../../../shared/rules/preflight/lost-addresses.ts';
import { proofText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import type { RunSheet } from '../../../shared/text/words.ts';
import { lines, mark, small, strong, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';
import { machineNames } from '../run-sheet.ts';
import { proofTones } from '../tones.ts';

/** What is left to do, what the backup never held, and the way back. */
export function afterwards(report: Report, words: EnglishWords): Block[] {
  const names = machineNames(report);
  const { strategy } = report.final;
  const lost = lostAddresses(report.findings);
  const tasks = report.isAddressTaken ? words.whatNext({ ...names, strategy, lostAddresses: lost }) : [];
  return [
    ...openProofs(report, words),
    ...(tasks.length === 0
      ? []
      : ([
          { kind: 'heading', text: words.report.whatNext },
          {
            kind: 'list',
            isOrdered: false,
            items: tasks.map((task) =>
              lines([strong(task.title), text(' '), small(task.when)], [text(task.body)]),
            ),
          },
        ] satisfies Block[])),
    ...(report.backup
      ? ([
          { kind: 'heading', text: words.notInBackup.title },
          { kind: 'list', isOrdered: false, items: words.notInBackup.items.map((item) => [text(item)]) },
          { kind: 'paragraph', spans: [text(words.notInBackup.advice)] },
        ] satisfies Block[])
      : []),
    ...(report.lifecycle === 'finalised' ? runSheet(words.decommission, words.decommission.title) : []),
    ...runSheet(
      words.rollback[report.isAfterHoldPoint ? 'after-hold-point' : 'before-hold-point'](names),
      words.report.rollback,
    ),
  ];
}

/** What a green report still does not say. */
function openProofs(report: Report, words: EnglishWords): Block[] {
  const open = report.proofs.filter((proof) => proof.status !== 'passed');
  if (open.length === 0) return [];
  return [
    { kind: 'heading', text: words.report.stillOpen },
    {
      kind: 'list',
      isOrdered: false,
      items: open.map((proof) => {
        const { title, seen } = proofText(words, proof);
        return lines(
          [mark(proofTones[proof.status], words.proofStatuses[proof.status]), text(` ${title}`)],
          [text(seen)],
        );
      }),
    },
  ];
}

function runSheet(sheet: RunSheet, heading: string): Block[] {
  return [
    { kind: 'heading', text: heading },
    { kind: 'paragraph', spans: [text(sheet.intro)] },
    { kind: 'list', isOrdered: true, items: sheet.steps.map((step) => [text(step)]) },
  ];
}
