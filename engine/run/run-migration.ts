import path from 'node:path';
import type { RunEvent, RunMode } from '../../shared/run/event.ts';
import { packOfMove } from '../../shared/rules/rule-pack.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { loadProfile } from '../appliance/profiles/load-profile.ts';
import type { Profile } from '../appliance/profiles/profile-schema.ts';
import type { Answerer } from '../ask.ts';
import { systemClock, type Clock } from '../clock.ts';
import { appVersion } from '../app-version.ts';
import { isMigrationError, type MigrationError } from '../errors.ts';
import { PauseGate } from '../transfer/pause-gate.ts';
import { SecretGuard } from './secret-guard.ts';
import { createConnections, type ConnectionOptions } from './connections.ts';
import type { Job } from '../job/job-folder.ts';
import { profileOfJob } from '../job/job-profile.ts';
import { withAccepted } from '../job/plan-file.ts';
import { runJob, type RunOptions, type RunResult } from './runner.ts';
import type { Network } from '../cut-over/look/network.ts';
import { createTcpNetwork } from '../cut-over/look/tcp-network.ts';
import { writeReport } from '../report/write-report.ts';
import { sshConnector } from './ssh-connector.ts';

export interface MigrationOptions {
  /** Where Handover keeps its `known_hosts`. */
  readonly home: string;
  readonly job: Job;
  readonly mode: RunMode;
  readonly operator: string;
  readonly ask: Answerer;
  /** Whether a person follows the run: guided steps are then waited for. */
  readonly isAttended: boolean;
  readonly signal: AbortSignal;
  /** By which a person pauses a transfer; absent where nobody can. */
  readonly pause?: PauseGate;
  readonly onEvent: (event: RunEvent, state: RunState) => void;
  readonly onEvidenceWay?: RunOptions['onEvidenceWay'];
  /** Names of findings that are accepted for this run beyond those of the plan. */
  readonly accept?: readonly string[];
  readonly clock?: Clock;
  readonly network?: Network;
  readonly open?: ConnectionOptions['open'];
}

export interface MigrationResult extends RunResult {
  /** Where the report stands; undefined where it could not be written. */
  readonly reportPath: string | undefined;
  /** Why there is no report: the run counts all the same. */
  readonly reportError?: MigrationError;
}

/**
 * Runs or resumes a job by its own plan, and writes its report however it ends. The one way in for window, command line and
 * tests. Throws only what comes before the run can be recorded: `plan.*`, `profile.*`, `local.*`.
 */
export async function runMigration(options: MigrationOptions): Promise<MigrationResult> {
  const { job, signal } = options;
  const clock = options.clock ?? systemClock;
  const plan = withAccepted(job.plan, options.accept ?? []);
  const folder = path.dirname(job.planPath);
  // A profile that cannot be used is told before anything begins; whether a changed one is taken is asked in the run. Whose rules
  // hold stands at its beginning, so that those of a changed profile hold from the next run on.
  const [old, fresh] = [
    await loadProfile(plan.old.profile, folder),
    await loadProfile(plan.new.profile, folder),
  ];
  const decided = new Map<string, Profile>();
  const profileOf: ConnectionOptions['profileOf'] = async (side, ask, stop) => {
    // Once a run: nobody is to be asked about a file while a connection is made again in the outage.
    const profile = decided.get(side) ?? (await profileOfJob(plan[side].profile, folder, side, ask, stop));
    decided.set(side, profile);
    return profile;
  };
  const network = options.network ?? createTcpNetwork();
  const open = options.open ?? sshConnector({ home: options.home });
  const guard = new SecretGuard();
  try {
    const result = await runJob({
      job,
      guard,
      plan,
      rules: packOfMove(old.rules, fresh.rules),
      appVersion,
      signal,
      pause: options.pause ?? new PauseGate(),
      clock,
      mode: options.mode,
      operator: options.operator,
      ask: options.ask,
      isAttended: options.isAttended,
      onEvidenceWay: options.onEvidenceWay,
      onEvent: options.onEvent,
      network,
      connect: (emit, state, ask) =>
        createConnections({ plan, profileOf, emit, state, ask, clock, network, open }),
    });
    try {
      const { lastHash } = result;
      const { html } = await writeReport(job.reportFolder, result.events, plan, {
        lastHash,
        guard,
        isDemo: job.isDemo,
      });
      return { ...result, reportPath: html };
    } catch (error) {
      // Whoever needs the way back must get it, also from a computer with a full disk.
      if (!isMigrationError(error)) throw error;
      return { ...result, reportPath: undefined, reportError: error };
    }
  } finally {
    guard.forget();
  }
}
