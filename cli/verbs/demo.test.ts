import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import { en } from '../../shared/text/en.ts';
import { buildCommand, handover } from '../testing/built-command.ts';

let home: string;
beforeAll(buildCommand);
beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-test-'))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

test(
  'the demo that leads by cards comes to its end, and says first and last that it is a demo',
  async () => {
    const { exitCode, stdout } = await handover(['demo', '--guided', '--size', '1'], {
      home,
      environment: { COLUMNS: '200' },
    });
    expect(stdout).toContain(en.proofStatuses['by-word']);
    expect(exitCode, stdout).toBe(0);
    const lines = stdout.trim().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual([en.jobs.demoRun, en.jobs.demoRun]);
    const { stdout: listed } = await handover(['jobs', '--json'], { home });
    expect(JSON.parse(listed)).toMatchObject({ isDemo: true, outcome: 'done' });
  },
  hangMs,
);
