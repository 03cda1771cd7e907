import type { Words } from '../../../shared/text/words.ts';
import { lines, mark, small, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';
import { stamp } from '../stamp.ts';

/** How long the clients were without a server, how many there were before, and who is not back. */
export function clients(report: Report, words: Words): Block[] {
  const { report: heads, format } = words;
  const { baseline, seen } = report.clients;
  const { outage } = report;
  const missing = seen?.missing ?? [];
  const rows = [
    ...(outage
      ? [
          {
            label: heads.outage,
            value: lines(
              outage.outageMs === undefined
                ? [mark('open', heads.outageOpen)]
                : [text(format.duration(outage.outageMs))],
              [small(`${stamp(outage.beganAt)} UTC`)],
            ),
          },
        ]
      : []),
    ...(baseline
      ? [
          {
            label: heads.clientsBefore,
            value: lines([text(format.number(baseline.count))], [small(baseline.source)]),
          },
        ]
      : []),
    ...(seen
      ? [
          {
            label: heads.clientsAfter,
            value: [text(`${format.number(seen.seen)} / ${format.number(seen.baseline)}`)],
          },
        ]
      : []),
  ];
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: heads.clients },
    { kind: 'facts', rows },
    ...(missing.length === 0
      ? []
      : ([
          {
            kind: 'subheading',
            text: `${heads.clientsMissing} (${format.number((seen?.baseline ?? 0) - (seen?.seen ?? 0))})`,
          },
          { kind: 'list', isOrdered: false, items: missing.map((name) => [text(name)]) },
        ] satisfies Block[])),
  ];
}
