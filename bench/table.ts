/* eslint-disable no-console -- a bench prints */
/** One comparison, measured. */
export interface Row {
  readonly name: string;
  readonly against: string;
  /** Ratio of medians that is aimed at. */
  readonly goal?: number;
  readonly baseMs: readonly number[];
  readonly oursMs: readonly number[];
}

const columns = [30, 36, 9, 9, 7, 15, 6] as const;

/** Medians, their ratio, the spread of the paired ratios, and the goal beside it. Prints no verdict: the reader judges. */
export function printTable(rows: readonly Row[], { isHeaded }: { readonly isHeaded: boolean }): void {
  if (isHeaded) {
    printLine(['what', 'against', 'theirs', 'ours', 'ratio', 'pairs from-to', 'goal']);
    printLine(columns.map((width) => '-'.repeat(width - 1)));
  }
  for (const { name, against, goal, baseMs, oursMs } of rows) {
    const paired = oursMs.map((ours, index) => ours / (baseMs[index] ?? NaN));
    printLine([
      name,
      against,
      `${median(baseMs).toFixed(0)} ms`,
      `${median(oursMs).toFixed(0)} ms`,
      (median(oursMs) / median(baseMs)).toFixed(2),
      `${Math.min(...paired).toFixed(2)}-${Math.max(...paired).toFixed(2)}`,
      goal === undefined ? '' : goal.toFixed(2),
    ]);
  }
}

function printLine(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, index) => cell.padEnd(columns[index] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
