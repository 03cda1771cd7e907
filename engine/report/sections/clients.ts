import { clientFleet } from '../../../shared/rules/clients/client-builds.ts';
import { isWholeKindMissing } from '../../../shared/rules/clients/missing-clients.ts';
import { wavesOf } from '../../../shared/rules/clients/waves.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  facts,
  lines,
  list,
  mark,
  paragraph,
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

/** Who is not back, who is new or came with another version, and what the old appliance's clients need; how many are back stands on the first page. */
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
    named(words.clients.added, seen?.added?.names ?? [], words, seen?.added?.count),
    named(
      words.clients.otherVersion,
      (seen?.otherVersion?.clients ?? []).map(
        ({ name, before, after }) => `${name}: ${words.clients.beforeAfter(before, after)}`,
      ),
      words,
      seen?.otherVersion?.count,
    ),
    movedInWaves(report, words),
    ofOldList(report, words),
  );
}

/** How many were with each appliance at each look that could be compared while they were moved, and who did not move. */
function movedInWaves({ clients: { moves } }: Report, words: EnglishWords): Block[] {
  if (!moves) return [];
  const { clients: heads, format } = words;
  const { result, moving, duplicates, curve } = moves;
  const looks = curve.map(({ at, moving: told, onNew, onOld, isByWord }) => [
    [text(stamp(at))],
    lines([text(shareOf(onNew, told, words))], ...(isByWord ? [[small(heads.zoneByWord)]] : [])),
    [text(format.number(onOld))],
  ]);
  const compared = table([words.report.when, heads.there, heads.withOld], looks);
  if (result.kind === 'uncompared') {
    const open = mark('open', heads.uncompared(format.number(result.seen), format.number(moving)));
    return [...subsection(heads.moved, compared, paragraph(open)), ...named(heads.double, duplicates, words)];
  }
  return [
    subsection(heads.moved, compared),
    named(heads.stragglers, result.behind, words, moving - result.there),
    named(heads.withOld, result.withOld.names, words, result.withOld.count),
    named(heads.double, duplicates, words),
  ].flat();
}

/** What the clients of the old appliance need, by name; who can be moved in waves, where they get another address. */
function ofOldList({ clients: { baseline }, rules, final }: Report, words: EnglishWords): Block[] {
  if (!baseline || rules === 'none') return [];
  const { names, kinds = [], duplicates = [] } = baseline;
  const { clients: heads, format } = words;
  const fleet = clientFleet(names, kinds);
  const waves = final.strategy === 'same' ? undefined : wavesOf(names, kinds, duplicates);
  const staying = (waves?.staying ?? []).map(({ name, reason }) => `${name}: ${heads.stayReasons[reason]}`);
  return [
    named(heads.double, duplicates, words),
    named(heads.bridge, fleet.bridge, words),
    facts(fleet.bridge.length > 0 && [heads.hours, [text(format.number(fleet.hours))]]),
    named(heads.linux, fleet.linux, words),
    named(heads.unknown, fleet.unknown, words),
    named(heads.pilot, waves?.pilot ?? [], words),
    named(heads.rest, waves?.rest ?? [], words),
    named(heads.staying, staying, words),
    named(heads.certificate, waves?.certificateByHand ?? [], words),
  ].flat();
}

const mostNames = 200;

/** Names under their count, no more than a reader looks through; nothing where there are none. */
function named(
  title: string,
  names: readonly string[],
  { format, clients: heads }: EnglishWords,
  count = names.length,
): Block[] {
  const shown = names.slice(0, mostNames).map((name) => [text(name)]);
  const more = count - shown.length;
  const items = more > 0 ? [...shown, [small(heads.more(format.number(more)))]] : shown;
  return subsection(`${title} (${format.number(count)})`, list(items));
}
