import path from 'node:path';
import stringWidth from 'string-width';
import type { Inspection } from '../../engine/index.ts';
import { keyResultOf, type KeyResult } from '../../shared/run/inspection.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';

const shortHash = 8;

/**
 * Many backups as a table, and how many of each verdict. A line each; where the names do not fit beside the rest, each stands
 * whole below it: it is what goes into the next command.
 */
export function inventoryTable(inspections: readonly Inspection[], width = 80): string[] {
  if (inspections.length === 0) return [];
  const { inspect, report } = en;
  const keys = inspections.map(keyResultOf);
  const hasKey = keys.some((key) => key !== undefined);
  const head = [
    inspect.verdict,
    report.size,
    inspect.ofLimit,
    ...(hasKey ? [inspect.key] : []),
    inspect.madeAt,
    inspect.madeOn,
    report.sha256,
    report.file,
  ];
  const folder = commonFolder(inspections.map((seen) => seen.path));
  const rows = inspections.map((seen, index) => [
    en.verdicts[seen.restorable.kind].word,
    en.format.bytes(seen.sizeBytes),
    en.format.percent((seen.sizeBytes / seen.limit.limitBytes) * 100),
    ...(hasKey ? [keyWord(keys[index])] : []),
    seen.madeAt ? en.format.date(seen.madeAt.at) : '',
    plainText(seen.madeOn?.version ?? ''),
    seen.sha256?.slice(0, shortHash) ?? inspect.notHashed,
    plainText(path.relative(folder, seen.path)),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => stringWidth(row[column] ?? ''))),
  );
  const isWide = widths.reduce((sum, cell) => sum + 2 + cell, -2) > width;
  const lines = (row: readonly string[]): string[] => {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)));
    if (!isWide) return [cells.join('  ').trimEnd()];
    return [cells.slice(0, -1).join('  ').trimEnd(), `  ${row.at(-1) ?? ''}`];
  };
  const count = (kind: Inspection['restorable']['kind']) =>
    inspections.filter((seen) => seen.restorable.kind === kind).length;
  return [
    ...[head, ...rows].flatMap(lines),
    '',
    inspect.counted({ fine: count('looks-fine'), open: count('cannot-tell'), bad: count('no') }),
  ];
}

const keyWord = (key: KeyResult | undefined): string => (key ? en.inspect.keyResults[key] : '');

/** The folder that all files lie below, so that the names are short. */
function commonFolder(files: readonly string[]): string {
  const parts = files.map((file) => path.resolve(file).split(path.sep).slice(0, -1));
  const [first = []] = parts;
  const length = first.findIndex((part, at) => parts.some((other) => other[at] !== part));
  return (length === -1 ? first : first.slice(0, length)).join(path.sep) || path.sep;
}
