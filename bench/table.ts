/* eslint-disable no-console -- a bench prints */

/** Milliseconds of what is compared with, and of ours, pair by pair. */
export interface Pairs {
  readonly baseMs: readonly number[];
  readonly oursMs: readonly number[];
}

/** One comparison, measured. */
export interface Row extends Pairs {
  readonly name: string;
  readonly against: string;
  /** Ratio of medians that is aimed at. */
  readonly goal?: number | undefined;
}

/** Alternating pairs, who goes first changing from pair to pair; one pair before that warms both up. Each tells its milliseconds. */
export async function measurePairs(
  pairs: number,
  base: () => number | Promise<number>,
  ours: () => number | Promise<number>,
): Promise<Pairs> {
  const baseMs: number[] = [];
  const oursMs: number[] = [];
  const turns = [async () => baseMs.push(await base()), async () => oursMs.push(await ours())];
  for (let pair = 0; pair <= pairs; pair += 1)
    for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) await turn();
  return { baseMs: baseMs.slice(1), oursMs: oursMs.slice(1) };
}

const columns = [30, 36, 9, 9, 7, 15, 6] as const;

/** Medians, their ratio, the spread of the paired ratios, and the goal beside it. Prints no verdict: the reader judges. */
export function printTable(rows: readonly Row[], { isHeaded }: { readonly isHeaded: boolean }): void {
  if (isHeaded) {
    printLine(['what', 'against', 'theirs', 'ours', 'ratio', 'pairs from-to', 'goal'], columns);
    printLine(
      columns.map((width) => '-'.repeat(width - 1)),
      columns,
    );
  }
  for (const { name, against, goal, baseMs, oursMs } of rows) {
    const paired = oursMs.map((ours, index) => ours / (baseMs[index] ?? NaN));
    const ratio = (median(oursMs) / median(baseMs)).toFixed(2);
    printLine(
      [name, against, inMs(baseMs), inMs(oursMs), ratio, spread(paired, 2), goal?.toFixed(2) ?? ''],
      columns,
    );
  }
}

/** A line of a table, each cell as wide as its column. */
export function printLine(cells: readonly string[], widths: readonly number[]): void {
  console.log(
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

/** The median of milliseconds. */
export function inMs(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`;
}

/** The least and the most of them. */
export function spread(values: readonly number[], digits = 0): string {
  return `${Math.min(...values).toFixed(digits)}-${Math.max(...values).toFixed(digits)}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
