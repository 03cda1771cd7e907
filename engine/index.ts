/** The whole public surface of the engine: what the command line, the desktop shell and the lab may use. */
export { appVersion } from './app-version.ts';
export {
  answerForAudit,
  type Answerer,
  type AnswerOf,
  type Answers,
  type Ask,
  type AskOptions,
} from './ask.ts';
export { systemClock, type Clock } from './clock.ts';
export { asMigrationError, isMigrationError, MigrationError } from './errors.ts';
export { Secret } from './secret.ts';
export { runMigration, type MigrationOptions, type MigrationResult } from './run/run-migration.ts';
export {
  createJob,
  findJob,
  findNamedJob,
  handoverHome,
  openJob,
  listJobs,
  type JobFolder,
  type JobSummary,
} from './job/job-folder.ts';
export { archiveJob, deleteJob, jobContents, requireIdle } from './job/remove-job.ts';
export {
  formatPlan,
  namesOneMachine,
  parsePlan,
  readPlan,
  withAccepted,
  writeNewPlan,
} from './job/plan-file.ts';
export { readKit, readKitText, sha256OfKit, writeKitFile } from './report/emergency-kit.ts';
export { factsOfFile, type KitFacts } from './report/kit/kit-facts.ts';
export { joinKey, sideOf, splitKey } from './report/kit/key-halves.ts';
export { keyFolderHints } from './report/kit/owner-only.ts';
export { addEvidence } from './job/add-evidence.ts';
export { settleAfterwards } from './ledger/settle-afterwards.ts';
export { evidenceLine, probeAddress, type ProbeEvidence } from './cut-over/look/probe-address.ts';
export { makeBundle, type Bundle } from './bundle/bundle.ts';
export { renderReport, type ReportFormat } from './report/render-report.ts';
export { byHandRunSheet, printedRollbackRunSheet, rollbackRunSheet } from './report/run-sheet.ts';
export { inspectBackup, type Inspection } from './backup/inspect-backup.ts';
export { compareBackups } from './backup/compare-backups.ts';
export { folderForBrowser } from './browser-folder.ts';
export type { ConsoleRules } from './console/console-rules.ts';
export { watchConsole, type ConsoleLook, type ConsoleWindow } from './console/console-window.ts';
export { describePage, type PageDescription } from './console/describe-page.ts';
export { openConsole, type OpenConsole, type OpenConsoleOptions } from './console/open-console.ts';
export { recognisePage, type PageVerdict } from './console/recognise-page.ts';
export { findBackups } from './backup/inventory.ts';
export { lookAtClients, type ClientsLook } from './look-at-clients.ts';
export { createJobService, type JobService, type JobServiceOptions } from './job-service.ts';
export { examineHost, testConnection, type ConnectionTestResult, type Examination } from './examine-host.ts';
export { parseHop } from './ssh/ssh-config.ts';
export { operationCatalogue } from './appliance/operation.ts';
export { createBridge, type Bridge, type BridgeOptions } from './bridge/bridge.ts';
export type { BridgeSocket } from './bridge/port-socket.ts';
export type { BridgeHost, DemoHint, DemoSession } from './bridge/host.ts';
export { safeFileName } from './job/safe-name.ts';
export { localError } from './transfer/local-errors.ts';
