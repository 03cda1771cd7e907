import { enCliOnly, enConsole, enInit, enProbe } from './en/cli.ts';
import { enClients } from './en/clients.ts';
import { enEvents } from './en/events.ts';
import { waveReasons } from './en/findings.ts';
import { enInspectOnly } from './en/inspect.ts';
import { enJobs } from './en/jobs.ts';
import { enKitOnly } from './en/kit.ts';
import { enReportOnly } from './en/report.ts';
import { shownEn } from './en/shown.ts';
import { enStepsOnly } from './en/steps.ts';

/** English: what the window says too, and what only the command line, the plain log and the report say. */
export const en = {
  ...shownEn,
  ...enStepsOnly,
  events: enEvents,
  probe: enProbe,
  init: enInit,
  console: enConsole,
  clients: { ...enClients, waveReasons },
  jobs: enJobs,
  inspect: { ...shownEn.inspect, ...enInspectOnly },
  kit: { ...shownEn.kit, ...enKitOnly },
  report: { ...shownEn.report, ...enReportOnly },
  cli: { ...shownEn.cli, ...enCliOnly },
};
export type EnglishWords = typeof en;
