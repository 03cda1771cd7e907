import type { Comparison } from '../run/comparison.ts';
import { plainText } from './plain-text.ts';
import type { Words } from './words.ts';

export interface ComparisonText {
  readonly sentences: readonly string[];
  /** What differs: `~` changed, `+` only in the second, `-` only in the first. The first ones only. */
  readonly paths: readonly string[];
  /** How many more differ than `paths` shows, and whether there may be others; absent where that is all. */
  readonly more: readonly string[];
}

const shownPaths = 20;

/** What a comparison of two backups says, in sentences, and the entries that differ. */
export function comparisonText(words: Words, comparison: Comparison): ComparisonText {
  const { inspect, format } = words;
  const { isSameContent, source, newer, entries } = comparison;
  const same =
    isSameContent === undefined
      ? inspect.contentUnknown
      : isSameContent
        ? inspect.sameContent
        : inspect.otherContent;
  const when = (at: string, from: typeof newer.firstFrom) => `${format.date(at)} (${inspect.sources[from]})`;
  const marked = entries
    ? [
        ...entries.changed.map((path) => `~ ${path}`),
        ...entries.added.map((path) => `+ ${path}`),
        ...entries.removed.map((path) => `- ${path}`),
      ]
    : [];
  return {
    sentences: [
      same,
      inspect.source[source.kind](source.kind === 'unknown' ? '' : source.field),
      `${inspect.newer[newer.kind]} ${inspect.dates(when(newer.firstAt, newer.firstFrom), when(newer.secondAt, newer.secondFrom))}`,
      entries
        ? inspect.entriesDiffer({
            added: entries.added.length,
            removed: entries.removed.length,
            changed: entries.changed.length,
            same: entries.same,
          })
        : inspect.entriesUnknown,
    ],
    paths: marked.slice(0, shownPaths).map((line) => plainText(line)),
    more: [
      ...(marked.length > shownPaths ? [inspect.moreEntries(marked.length - shownPaths)] : []),
      ...(entries?.isPartial === true ? [inspect.entriesPartial] : []),
    ],
  };
}
