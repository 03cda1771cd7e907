import { en } from '../../shared/text/en.ts';
import type { JobFolder } from '../job/job-folder.ts';
import { readJournal } from '../job/journal.ts';
import { lockHolder } from '../job/lock.ts';
import { readPlan } from '../job/plan-file.ts';
import { composeReport } from './compose-report.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { buildReport, type Report } from './report-data.ts';

export type ReportFormat = 'html' | 'md' | 'json';

/** The report of a job as it stands, from its journal; writes nothing. Throws `local.*` and `plan.*`. */
export async function renderReport(job: JobFolder, format: ReportFormat): Promise<string> {
  const plan = await readPlan(job.planPath);
  const { events, lastHash } = readJournal(job.journalPath, job.id);
  const report = buildReport(events, plan, { lastHash, isDemo: job.isDemo });
  // A journal that says that a run goes on, of a job that nobody holds, is that of a process which died.
  const isRunning = report.isRunning && lockHolder(job.lockPath) !== undefined;
  return formatReport({ ...report, isRunning }, format);
}

/** One form of a report, in English. Pure. */
export function formatReport(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'json':
      // For programs: the data as it is, without words.
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'md':
      return toMarkdown(composeReport(report, en));
    case 'html':
      return toHtml(composeReport(report, en));
    default:
      return format satisfies never;
  }
}
