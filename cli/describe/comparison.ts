import type { Comparison } from '../../shared/run/comparison.ts';
import { comparisonText } from '../../shared/text/comparison-text.ts';
import { en } from '../../shared/text/en.ts';
import { wrap } from '../wrap.ts';

/** What two backups have to do with each other, as lines. */
export function describeComparison(comparison: Comparison, width = 80): string[] {
  const { sentences, paths, more } = comparisonText(en, comparison);
  return [
    ...sentences.flatMap((sentence) => wrap(sentence, width)),
    ...paths.map((path) => `  ${path}`),
    ...more.flatMap((line) => wrap(line, width, '  ', '  ')),
  ];
}
