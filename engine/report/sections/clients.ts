import { isWholeKindMissing } from '../../../shared/rules/missing-clients.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { lines, mark, small, strong, text, type Block } from '../document.ts';
import type { Report } from '../report-data.ts';
import { stamp } from '../stamp.ts';

/** How long the clients were without a server, each time, how many there were before, and who is not back. */
export function clients(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const { baseline, seen } = report.clients;
  const missing = seen?.missing ?? [];
  const kinds = seen?.missingKinds ?? [];
  const rows = [
    ...report.outages.map(({ beganAt, endedAt, outageMs }) => ({
      label: heads.outage,
      value: lines(
        outageMs !== undefined
          ? [text(format.duration(outageMs))]
          : [mark('open', endedAt === undefined ? heads.outageOpen : heads.outageUnseen)],
        [small(`${stamp(beganAt)} UTC`)],
      ),
    })),
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
    ...(kinds.length === 0
      ? []
      : ([
          { kind: 'subheading', text: heads.clientsMissingByKind },
          {
            kind: 'table',
            columns: [heads.system, heads.agentVersion, heads.missingOfAll],
            rows: kinds.map((kind) => [
              [text(kind.os === '' ? heads.unknown : kind.os)],
              [text(kind.agentVersion === '' ? heads.unknown : kind.agentVersion)],
              [
                (isWholeKindMissing(kind) ? strong : text)(
                  `${format.number(kind.missing)} / ${format.number(kind.baseline)}`,
                ),
              ],
            ]),
          },
        ] satisfies Block[])),
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
