import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createJob, handoverHome } from '../../engine/index.ts';
import { createDemoAdmin } from '../../lab/embedded/demo/demo-admin.ts';
import { createDemoHands, createGuidedAdmin, type DemoHands } from '../../lab/embedded/demo/demo-hands.ts';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { hintOf, noteKeys } from '../../lab/embedded/demo/demo-session.ts';
import { createLab, type Lab } from '../../lab/embedded/lab.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { withCancel } from '../cancel.ts';
import { performRun, type PerformOptions } from '../perform-run.ts';
import { isInteractive, type RunOptions } from '../run-options.ts';

export interface DemoOptions extends Pick<RunOptions, 'json' | 'rehearse' | 'verbose'> {
  /** Size of the demo backup in MB. */
  readonly size?: number;
  /** The product that leads by cards. */
  readonly guided?: boolean;
}

/**
 * `handover demo`: a migration between two demo appliances in this process, with a scripted admin in place of the person. With
 * `--guided` they are look-alikes of Endpoint Protector, which leads by cards: at a terminal the person answers, with hints, and the demo's hands work at
 * the web consoles. The engine runs as in earnest. Host keys are made anew each time, so that they are remembered in a folder of
 * the demo only. Returns the exit code.
 */
export async function demo(options: DemoOptions): Promise<number> {
  // Around all of it, so that appliances and folder go also where the end comes before or after the run.
  return withCancel(async (signal) => {
    const lab = await createLab({
      ...(options.size !== undefined && { backupSizeBytes: Math.round(options.size * 1e6) }),
      ...(options.guided === true && { lookAlike: {} }),
    });
    const hands = lab.epp && createDemoHands(lab);
    const trust = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-'));
    try {
      const plan = planSchema.parse(demoPlan(lab));
      const job = createJob(handoverHome(process.env), plan, process.cwd(), new Date(), { isDemo: true });
      signal.throwIfAborted();
      return await performRun({
        home: trust,
        job,
        mode: options.rehearse === true ? 'rehearse' : 'run',
        options,
        ...(hands ? answeredByHand(lab, hands, options) : { ask: createDemoAdmin(lab) }),
      });
    } finally {
      hands?.close();
      await lab.close();
      fs.rmSync(trust, { recursive: true, force: true });
    }
  });
}

/** Who answers where cards lead: the person at the terminal with hints, or the scripted admin who has the same hands. */
function answeredByHand(
  lab: Lab,
  hands: DemoHands,
  options: DemoOptions,
): Pick<PerformOptions, 'ask' | 'hint' | 'onEvent'> {
  noteKeys(lab);
  const onEvent: PerformOptions['onEvent'] = (event) => hands.onEvent(event);
  if (isInteractive(options))
    return {
      onEvent,
      hint: async (question) => {
        const hint = await hintOf(lab, hands, question);
        return hint?.kind === 'file' ? hint.path : hint?.kind === 'done' ? 'yes' : hint?.text;
      },
    };
  return { onEvent, ask: createGuidedAdmin(lab, hands) };
}
