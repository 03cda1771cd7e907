import type { Report } from './report-data.ts';

/** The report for programs: the data as it is, without words. `reportVersion` rises when a field changes its meaning. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
