// A whole guided night at the terminal between two booted look-alikes: run on the laptop of their network, by an admin who does
// what the cards say. Arguments: the lab, clients of each network, the folder of the operator.
// Ends as `handover` does; with 1 where something could not be done as a card said it.
import fs from 'node:fs';
import path from 'node:path';
import { createJob, findJob, handoverHome, type JobFolder } from '../../engine/index.ts';
import { createDemoHands, createGuidedAdmin } from '../../lab/embedded/demo/demo-hands.ts';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { openLinuxLab } from '../../lab/linux/lab.ts';
import { inSight } from '../../lab/linux/look-alike/in-sight.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { performRun } from '../perform-run.ts';

const [id = '', clientsEach = '', folder = ''] = process.argv.slice(2);
process.exitCode = await night();

async function night(): Promise<number> {
  const booted = openLinuxLab(id);
  if (!booted) throw new Error(`there is no lab ${id}`);
  const lab = inSight(booted, Number(clientsEach));
  const hands = createDemoHands(lab);
  try {
    const home = handoverHome(process.env);
    const code = await performRun({
      home,
      job: jobOf(home, lab),
      mode: 'run',
      options: {},
      ask: createGuidedAdmin(lab, hands),
      onEvent: (event) => hands.onEvent(event),
    });
    for (const [operation, problem] of hands.problems) process.stderr.write(`${operation}: ${problem}\n`);
    return hands.problems.size > 0 ? 1 : code;
  } finally {
    hands.close();
  }
}

/** The one that was begun, else a new one. */
function jobOf(home: string, lab: ReturnType<typeof inSight>): JobFolder {
  const [begun] = fs.existsSync(path.join(home, 'jobs')) ? fs.readdirSync(path.join(home, 'jobs')) : [];
  if (begun !== undefined) return findJob(home, begun);
  const plan = { ...demoPlan(lab), name: 'Guided night', declare: {} };
  const limits = { ...plan.limits, importWatchMinutes: 0.2, clientMinutes: 0.3 };
  return createJob(home, planSchema.parse({ ...plan, limits }), folder, new Date());
}
