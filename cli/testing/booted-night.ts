// A whole guided night at the terminal between two booted look-alikes: run on the laptop of their network, by an admin who does
// what the cards say. Arguments: the lab, the folder of the operator, what of the plan's `final` is another, forward or back, and the
// step at whose start Ctrl-C is pressed. Ends as `handover` does; with 1 where something could not be done as a card said it.
import fs from 'node:fs';
import path from 'node:path';
import { createJob, findJob, handoverHome, type JobFolder } from '../../engine/index.ts';
import { createDemoHands, createGuidedAdmin } from '../../lab/embedded/demo/demo-hands.ts';
import type { LabInSight } from '../../lab/embedded/demo/lab-in-sight.ts';
import { nightInSight, nightPlan, type NightFinal } from '../../lab/linux/look-alike/night.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { performRun } from '../perform-run.ts';

const [id = '', folder = '', final = '{}', direction = 'forward', stopAt = ''] = process.argv.slice(2);
process.exitCode = await night();

async function night(): Promise<number> {
  const lab = nightInSight(id);
  const hands = createDemoHands(lab);
  try {
    const home = handoverHome(process.env);
    const code = await performRun({
      home,
      job: jobOf(home, lab),
      mode: direction === 'back' ? 'revert' : 'run',
      options: {},
      ask: createGuidedAdmin(lab, hands),
      onEvent: (event) => {
        hands.onEvent(event);
        if (event.type === 'step.started' && event.step === stopAt) process.kill(process.pid, 'SIGINT');
      },
    });
    for (const [operation, problem] of hands.problems) process.stderr.write(`${operation}: ${problem}\n`);
    return hands.problems.size > 0 ? 1 : code;
  } finally {
    hands.close();
  }
}

/** The one that was begun, else a new one. */
function jobOf(home: string, lab: LabInSight): JobFolder {
  const [begun] = fs.existsSync(path.join(home, 'jobs')) ? fs.readdirSync(path.join(home, 'jobs')) : [];
  if (begun !== undefined) return findJob(home, begun);
  return createJob(
    home,
    planSchema.parse(nightPlan(lab, JSON.parse(final) as NightFinal)),
    folder,
    new Date(),
  );
}
