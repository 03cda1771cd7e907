import type { Comparison } from '../shared/run/comparison.ts';
import { en } from '../shared/text/en.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { wrap } from './wrap.ts';

const shownPaths = 20;

/** What two backups have to do with each other, as lines. */
export function describeComparison(comparison: Comparison, width = 80): string[] {
  const { inspect, format } = en;
  const { isSameContent, source, newer, entries } = comparison;
  const same =
    isSameContent === undefined
      ? inspect.contentUnknown
      : isSameContent
        ? inspect.sameContent
        : inspect.otherContent;
  const when = (at: string, from: typeof newer.firstFrom) => `${format.date(at)} (${inspect.sources[from]})`;
  return [
    ...wrap(same, width),
    ...wrap(inspect.source[source.kind](source.kind === 'unknown' ? '' : source.field), width),
    ...wrap(
      `${inspect.newer[newer.kind]} ${inspect.dates(when(newer.firstAt, newer.firstFrom), when(newer.secondAt, newer.secondFrom))}`,
      width,
    ),
    ...(entries ? entryLines(entries, width) : wrap(inspect.entriesUnknown, width)),
  ];
}

function entryLines(entries: NonNullable<Comparison['entries']>, width: number): string[] {
  const { added, removed, changed, same, isPartial } = entries;
  const marked = [
    ...changed.map((path) => `~ ${path}`),
    ...added.map((path) => `+ ${path}`),
    ...removed.map((path) => `- ${path}`),
  ];
  return [
    ...wrap(
      en.inspect.entriesDiffer({
        added: added.length,
        removed: removed.length,
        changed: changed.length,
        same,
      }),
      width,
    ),
    ...marked.slice(0, shownPaths).map((line) => `  ${plainText(line)}`),
    ...(marked.length > shownPaths ? [`  ${en.inspect.moreEntries(marked.length - shownPaths)}`] : []),
    ...(isPartial ? wrap(en.inspect.entriesPartial, width) : []),
  ];
}
