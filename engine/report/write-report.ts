import fs from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../shared/contract/plan.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { isPastHoldPoint, replayRun } from '../../shared/run/reduce-run.ts';
import type { SecretGuard } from '../run/secret-guard.ts';
import { localError } from '../transfer/local-errors.ts';
import { writeWhole } from '../transfer/local-partial.ts';
import { formatReport } from './render-report.ts';
import { buildReport, type ReportOrigin } from './report-data.ts';
import { rollbackRunSheetMarkdown } from './run-sheet.ts';

/** Where the forms of a report stand; `rollback` only when the job went past the hold point and is not finalised. */
export interface WrittenReport {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
  readonly rollback?: string;
}

export interface WriteReportOptions extends ReportOrigin {
  /** Knows the secrets of the run that has just ended: a report that holds one is not written. */
  readonly guard?: SecretGuard;
}

/**
 * Writes the report of a job into its folder, for the owner only. Each file is whole or the one before; may run again at
 * any time and then replaces them. Throws `local.*`, and `record.holds-secret` before anything is written.
 */
export async function writeReport(
  folder: string,
  events: readonly RunEvent[],
  plan: Plan,
  { guard, ...origin }: WriteReportOptions = {},
): Promise<WrittenReport> {
  const report = buildReport(events, plan, origin);
  guard?.assertClean(report, 'report');
  const state = replayRun(events);
  await makeFolder(folder);
  const html = await write(folder, 'report.html', formatReport(report, 'html'));
  const markdown = await write(folder, 'report.md', formatReport(report, 'md'));
  const json = await write(folder, 'report.json', formatReport(report, 'json'));
  if (!isPastHoldPoint(state) || state.lifecycle === 'finalised') {
    await fs.promises.rm(path.join(folder, 'rollback.md'), { force: true });
    return { html, markdown, json };
  }
  const rollback = await write(folder, 'rollback.md', rollbackRunSheetMarkdown(state, plan));
  return { html, markdown, json, rollback };
}

async function write(folder: string, name: string, content: string): Promise<string> {
  const target = path.join(folder, name);
  await writeWhole(target, content);
  return target;
}

/** Only this one: the folder of a job that was deleted meanwhile is not made again. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.promises.mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw await localError(error, folder);
  }
}
