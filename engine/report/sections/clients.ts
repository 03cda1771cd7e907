import { isWholeKindMissing } from '../../../shared/rules/clients/missing-clients.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  lines,
  list,
  mark,
  section,
  small,
  stamp,
  strong,
  subsection,
  table,
  text,
  type Block,
  type Fact,
} from '../document.ts';
import type { Report } from '../report-data.ts';

/** How long the clients were without a server, each time. */
export function outages(report: Report, { report: heads, format }: EnglishWords): Fact[] {
  return report.outages.map(({ beganAt, endedAt, outageMs }): Fact => {
    const length =
      outageMs !== undefined
        ? text(format.duration(outageMs))
        : mark('open', endedAt === undefined ? heads.outageOpen : heads.outageUnseen);
    return [heads.outage, lines([length], [small(`${stamp(beganAt)} UTC`)])];
  });
}

/** How many clients there were before the cut-over, and how many were seen after it. */
export function clientCounts(report: Report, words: EnglishWords): Fact[] {
  const { report: heads, format } = words;
  const { baseline, seen } = report.clients;
  const before: Fact[] = baseline
    ? [[heads.clientsBefore, lines([text(format.number(baseline.count))], [small(baseline.source)])]]
    : [];
  return seen ? [...before, [heads.clientsAfter, [text(shareOf(seen.seen, seen.baseline, words))]]] : before;
}

function shareOf(part: number, whole: number, { format }: EnglishWords): string {
  return `${format.number(part)} / ${format.number(whole)}`;
}

/** Who is not back; how many they are stands on the first page. */
export function clients(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const { seen } = report.clients;
  const share = (part: number, whole: number) => shareOf(part, whole, words);
  const kinds = (seen?.missingKinds ?? []).map((kind) => [
    [text(kind.os || heads.unknown)],
    [text(kind.agentVersion || heads.unknown)],
    [(isWholeKindMissing(kind) ? strong : text)(share(kind.missing, kind.baseline))],
  ]);
  const missing = (seen?.missing ?? []).map((name) => [text(name)]);
  const missingCount = format.number((seen?.baseline ?? 0) - (seen?.seen ?? 0));
  return section(
    heads.clients,
    subsection(
      heads.clientsMissingByKind,
      table([heads.system, heads.agentVersion, heads.missingOfAll], kinds),
    ),
    subsection(`${heads.clientsMissing} (${missingCount})`, list(missing)),
  );
}
