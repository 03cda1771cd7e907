import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createJob, handoverHome } from '../../engine/index.ts';
import { createDemoAdmin } from '../../lab/embedded/demo/demo-admin.ts';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { createLab } from '../../lab/embedded/lab.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { withCancel } from '../cancel.ts';
import { performRun } from '../perform-run.ts';
import type { RunOptions } from '../run-options.ts';

export interface DemoOptions extends Pick<RunOptions, 'json' | 'rehearse' | 'verbose'> {
  /** Size of the demo backup in MB. */
  readonly size?: number;
}

/**
 * `handover demo`: a migration between two demo appliances in this process, with a scripted admin in place of the person. The
 * engine runs as in earnest. Host keys are made anew each time, so that they are remembered in a folder of the demo only.
 * Returns the exit code.
 */
export async function demo(options: DemoOptions): Promise<number> {
  // Around all of it, so that appliances and folder go also where the end comes before or after the run.
  return withCancel(async (signal) => {
    const lab = await createLab(
      options.size === undefined ? {} : { backupSizeBytes: Math.round(options.size * 1e6) },
    );
    const trust = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-'));
    try {
      const plan = planSchema.parse(demoPlan(lab));
      const job = createJob(handoverHome(process.env), plan, process.cwd(), new Date(), {
        isDemo: true,
      });
      signal.throwIfAborted();
      return await performRun({
        home: trust,
        job,
        mode: options.rehearse === true ? 'rehearse' : 'run',
        options,
        ask: createDemoAdmin(lab),
      });
    } finally {
      await lab.close();
      fs.rmSync(trust, { recursive: true, force: true });
    }
  });
}
