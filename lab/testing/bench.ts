import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createJob,
  openJob,
  readPlan,
  runMigration,
  type Ask,
  type JobFolder,
  type MigrationOptions,
  type MigrationResult,
} from '../../engine/index.ts';
import { planSchema, type Plan, type PlanInput } from '../../shared/contract/plan.ts';
import type { RunEvent, RunMode } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { createDemoAdmin, type DemoAdminOverrides } from '../embedded/demo/demo-admin.ts';
import { demoPlan } from '../embedded/demo/demo-plan.ts';
import { createLab, type Lab, type LabOptions } from '../embedded/lab.ts';
import { createHurriedClock } from './hurried-clock.ts';

export interface BenchOptions extends LabOptions {
  /** What is different in the plan. */
  readonly plan?: (plan: PlanInput) => PlanInput;
  /** Brings a job along, and the lab to where that job left it, instead of making a new one. */
  readonly bringJob?: (lab: Lab, home: string) => Promise<JobFolder>;
}

export interface RunOptions {
  readonly mode?: RunMode;
  /** The run is cancelled by the first event of which this says true. */
  readonly cancelWhen?: (event: RunEvent) => boolean;
  readonly admin?: DemoAdminOverrides;
  /** Instead of the demo admin. */
  readonly ask?: Ask;
  readonly onEvent?: (event: RunEvent, state: RunState) => void;
  readonly network?: MigrationOptions['network'];
  readonly accept?: readonly string[];
}

/** A lab and one job on it, with a home of its own; what the run writes anywhere on this computer lies below `folder`. */
export interface Bench {
  readonly lab: Lab;
  readonly folder: string;
  readonly home: string;
  readonly job: JobFolder;
  readonly plan: Plan;
  /** All events of all runs. */
  readonly events: readonly RunEvent[];
  /** Begins the job, or goes on with it. */
  run(options?: RunOptions): Promise<MigrationResult>;
  close(): Promise<void>;
}

/** Quick enough to be run some hundred times. */
export const quickTimings = {
  backupMs: 20,
  importMs: 40,
  addressChangeMs: 10,
  powerOffMs: 10,
  checkInMs: 100,
} as const;

/** Where benches lie side by side: one that lay in another would be searched with it, while its own job runs. */
const temporaryFolder = os.tmpdir();

/** Makes a bench. `close` ends it; where this rejects nothing is left behind. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, 'handover-bench-'));
  const home = path.join(folder, 'home');
  const before = process.env['TMPDIR'];
  const tmp = path.join(folder, 'tmp');
  fs.mkdirSync(tmp);
  // What the engine and the lab put into the folder for temporary files must be found, and found to be clean.
  process.env['TMPDIR'] = tmp;
  const release = (): void => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const lab = await createLab({
      clients: 2,
      backupSizeBytes: 200_000,
      ...options,
      timings: { ...quickTimings, ...options.timings },
    });
    const wanted = planSchema.parse((options.plan ?? ((same) => same))(demoPlan(lab)));
    const job = (await options.bringJob?.(lab, home)) ?? createJob(home, wanted, folder, new Date());
    const plan = await readPlan(job.planPath);
    const events: RunEvent[] = [];
    return {
      lab,
      folder,
      home,
      job,
      plan,
      events,
      run: async (run = {}) => {
        const cancel = new AbortController();
        return runMigration({
          home,
          job: await openJob(job),
          mode: run.mode ?? 'run',
          operator: 'bench',
          ask: run.ask ?? createDemoAdmin(lab, run.admin),
          isAttended: true,
          signal: cancel.signal,
          clock: createHurriedClock(),
          accept: run.accept ?? [],
          ...(run.network && { network: run.network }),
          onEvent: (event, state) => {
            events.push(event);
            run.onEvent?.(event, state);
            if (run.cancelWhen?.(event)) cancel.abort();
          },
        });
      },
      close: async () => {
        await lab.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
