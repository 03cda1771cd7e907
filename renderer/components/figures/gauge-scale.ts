import { limits } from '../../../shared/rules/limits.ts';

/** The right end of the gauge, in bytes: room for the labels of the limit, and for somewhat larger files. */
const scaleBytes = 260_000_000;

/** Where on the gauge a size stands, in percent of its width. What is larger than the scale stands at its end. */
export function gaugePercent(sizeBytes: number): number {
  return Math.min(100, (Math.max(0, sizeBytes) / scaleBytes) * 100);
}

/** Where the three marks stand. */
export const gaugeMarks = {
  warn: gaugePercent(limits.warnBytes),
  soft: gaugePercent(limits.softBytes),
  hard: gaugePercent(limits.hardBytes),
} as const;
