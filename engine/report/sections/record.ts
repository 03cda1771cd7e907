import { rulesReadOn, sources, type Source } from '../../../shared/rules/sources.ts';
import { findingText } from '../../../shared/text/render.ts';
import type { EnglishWords } from '../../../shared/text/en.ts';
import { capital } from '../capital.ts';
import { code, mark, small, text, type Block, type Cell } from '../document.ts';
import type { Report } from '../report-data.ts';
import { stamp } from '../stamp.ts';

/** Every command that ran, the end of the journal's chain, and the pages that the findings cite. */
export function record(report: Report, words: EnglishWords): Block[] {
  return [...commands(report, words), ...journal(report, words), ...citedSources(report, words)];
}

function commands(report: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const ofSide = (side: 'old' | 'new'): Block[] => {
    const ran = report.commands.filter((command) => command.side === side);
    if (ran.length === 0) return [];
    return [
      { kind: 'subheading', text: capital(words.sides[side], words) },
      {
        kind: 'table',
        columns: [heads.when, heads.command, heads.exitCode, heads.duration],
        rows: ran.map(({ at, operation, command, exitCode, durationMs }) => [
          [small(stamp(at))],
          [code(command), text(' '), small(operation)],
          // Below nought: nobody heard of its end.
          [exitCode === 0 ? text('0') : mark('warning', exitCode < 0 ? '?' : String(exitCode))],
          [text(format.duration(durationMs))],
        ]),
      },
    ];
  };
  const both = [...ofSide('old'), ...ofSide('new')];
  return both.length === 0 ? [] : [{ kind: 'heading', text: heads.commands }, ...both];
}

function journal({ journal: end }: Report, words: EnglishWords): Block[] {
  const { report: heads, format } = words;
  const rows = [
    ...(end.lastHash === undefined ? [] : [{ label: heads.lastHash, value: [code(end.lastHash)] }]),
    { label: heads.lastEvent, value: [text(format.number(end.lastSeq))] },
    ...(end.droppedBytes === 0
      ? []
      : [{ label: heads.repaired, value: [text(format.bytes(end.droppedBytes))] }]),
  ];
  return [
    { kind: 'heading', text: heads.journal },
    { kind: 'facts', rows },
  ];
}

function citedSources(report: Report, words: EnglishWords): Block[] {
  const cited = report.findings.map((found) => findingText(words, found).source);
  const own = report.rules === 'none' ? [] : [sources['system-backup']];
  const all = [...new Set<Source>([...own, ...cited])];
  if (all.length === 0) return [];
  return [
    { kind: 'heading', text: words.report.sources },
    { kind: 'list', isOrdered: false, items: all.map(sourceLine) },
    { kind: 'paragraph', spans: [small(words.report.sourcesRead(rulesReadOn))] },
  ];
}

function sourceLine({ title, url }: Source): Cell {
  return [url === undefined ? text(title) : { kind: 'link', text: title, url }];
}
