import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createJob } from '../../engine/index.ts';
import { hangMs } from '../../engine/testing/limits.ts';
import { folderOfTest } from '../../engine/testing/temporary-folder.ts';
import { createDemoHands, createGuidedAdmin } from '../../lab/embedded/demo/demo-hands.ts';
import { demoPlan } from '../../lab/embedded/demo/demo-plan.ts';
import { createLab, type Lab } from '../../lab/embedded/lab.ts';
import { quickTimings } from '../../lab/testing/bench.ts';
import { planSchema } from '../../shared/contract/plan.ts';
import { en } from '../../shared/text/en.ts';
import { describePlan } from './plan.ts';
import { performRun } from '../perform-run.ts';

let lab: Lab | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await lab?.close();
});

test(
  'at the terminal the clients are led in waves by an admin who does what the cards say, and who did not move is named with the line',
  async () => {
    const home = folderOfTest();
    const lookAlike = { failToMove: ['demo-client-11'], downMs: 100, errorMs: 300 };
    lab = await createLab({
      clients: 12,
      clientLine: 'unified',
      oldVersion: '2604',
      lookAlike,
      timings: quickTimings,
    });
    const base = demoPlan(lab);
    const plan = planSchema.parse({
      ...base,
      final: { strategy: 'different', clients: 'in-waves' },
      limits: { ...base.limits, importWatchMinutes: 0.03 },
    });
    expect(describePlan(plan, 1000).join('\n')).toContain(en.address.inWaves.title);
    const said: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
    const hands = createDemoHands(lab);
    const code = await performRun({
      home,
      job: createJob(home, plan, home, new Date()),
      mode: 'run',
      options: {},
      ask: createGuidedAdmin(lab, hands),
      onEvent: (event) => hands.onEvent(event),
    });
    const problems = [...hands.problems.values()];
    hands.close();
    const told = said.join('').replaceAll(/\s+/gu, ' ');
    expect(problems).toEqual([]);
    expect(code, told).toBe(0);
    for (const words of [
      'Move the pilot to the new appliance',
      '10 of 10 clients moved',
      'Move the other clients',
      '11 of 12 clients moved to the new appliance, 1 seen by the old one since',
    ])
      expect(told).toContain(words);
    const [job = ''] = fs.readdirSync(path.join(home, 'jobs'));
    expect(fs.readFileSync(path.join(home, 'jobs', job, 'report', 'report.html'), 'utf8')).toContain(
      'EPPSetServer.exe -ip',
    );
    expect(lab.old.power).toBe('off');
  },
  hangMs,
);
