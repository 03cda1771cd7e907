import { isWholeKindMissing } from '../../../shared/rules/missing-clients.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  facts,
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

/** How long the clients were without a server, each time, how many there were before, and who is not back. */
export function clients(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const { baseline, seen } = report.clients;
  const share = (part: number, whole: number) => `${format.number(part)} / ${format.number(whole)}`;
  const outages = report.outages.map(({ beganAt, endedAt, outageMs }): Fact => {
    const length =
      outageMs !== undefined
        ? text(format.duration(outageMs))
        : mark('open', endedAt === undefined ? heads.outageOpen : heads.outageUnseen);
    return [heads.outage, lines([length], [small(`${stamp(beganAt)} UTC`)])];
  });
  const told = facts(
    ...outages,
    baseline && [heads.clientsBefore, lines([text(format.number(baseline.count))], [small(baseline.source)])],
    seen && [heads.clientsAfter, [text(share(seen.seen, seen.baseline))]],
  );
  if (told.length === 0) return [];
  const kinds = (seen?.missingKinds ?? []).map((kind) => [
    [text(kind.os || heads.unknown)],
    [text(kind.agentVersion || heads.unknown)],
    [(isWholeKindMissing(kind) ? strong : text)(share(kind.missing, kind.baseline))],
  ]);
  const missing = (seen?.missing ?? []).map((name) => [text(name)]);
  const missingCount = format.number((seen?.baseline ?? 0) - (seen?.seen ?? 0));
  return section(
    heads.clients,
    told,
    subsection(
      heads.clientsMissingByKind,
      table([heads.system, heads.agentVersion, heads.missingOfAll], kinds),
    ),
    subsection(`${heads.clientsMissing} (${missingCount})`, list(missing)),
  );
}
