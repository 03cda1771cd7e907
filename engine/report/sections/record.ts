import { rulesReadOn, sources, type Source } from '../../../shared/rules/sources.ts';
import { findingText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import {
  capital,
  code,
  facts,
  list,
  mark,
  pageSection,
  paragraph,
  section,
  small,
  stamp,
  subsection,
  table,
  text,
  type Block,
  type Cell,
} from '../document.ts';
import type { Report } from '../report-data.ts';

/** The end of the journal's chain, the pages that the findings cite, and as an appendix every command that ran. */
export function record(report: Report, words: EnglishWords): Block[] {
  return [...journal(report, words), ...citedSources(report, words), ...commands(report, words)];
}

function commands(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format, language } = words;
  const ofSide = (side: 'old' | 'new'): Block[] => {
    const ran = report.commands.filter((command) => command.side === side);
    const rows = ran.map(({ at, operation, command, exitCode, durationMs }) => [
      [small(stamp(at))],
      [code(command), text(' '), small(operation)],
      // Below nought: nobody heard of its end.
      [exitCode === 0 ? text('0') : mark('warning', exitCode < 0 ? '?' : String(exitCode))],
      [text(format.duration(durationMs))],
    ]);
    const columns = [heads.when, heads.command, heads.exitCode, heads.duration];
    return subsection(capital(words.sides[side], language), table(columns, rows));
  };
  return pageSection(heads.commands, ofSide('old'), ofSide('new'));
}

function journal({ journal: end, appVersions }: Report, { report: heads, format }: EnglishWords): Block[] {
  return section(
    heads.journal,
    facts(
      end.lastHash !== undefined && [heads.lastHash, [code(end.lastHash)]],
      [heads.appVersion, [text(appVersions.join(', '))]],
      [heads.lastEvent, [text(format.number(end.lastSeq))]],
      end.droppedBytes > 0 && [heads.repaired, [text(format.bytes(end.droppedBytes))]],
    ),
  );
}

function citedSources(report: Report, words: EnglishWords): Block[] {
  const cited = report.findings.flatMap((found) => findingText(words, found).sources);
  const own = report.rules === 'none' ? [] : [sources['system-backup']];
  const all = [...new Set<Source>([...own, ...cited])];
  if (all.length === 0) return [];
  const read = paragraph(small(words.report.sourcesRead(rulesReadOn)));
  return section(words.report.sources, list(all.map(sourceLine)), read);
}

function sourceLine({ title, url }: Source): Cell {
  return [url === undefined ? text(title) : { kind: 'link', text: title, url }];
}
