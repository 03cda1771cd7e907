import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hangMs } from '../../engine/testing/limits.ts';
import { en } from '../../shared/text/en.ts';
import { linesOver } from '../testing/lines-over.ts';
import { buildCommand, handover } from '../testing/built-command.ts';

let home: string;
beforeAll(buildCommand);
beforeEach(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-demo-test-'))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

test.each([60, 80])(
  'the demo that leads by cards says first and last that it is a demo, in lines of a terminal of %i columns',
  async (columns) => {
    const { exitCode, stdout } = await handover(['demo', '--guided', '--size', '1', '--verbose'], {
      home,
      environment: { COLUMNS: String(columns) },
    });
    expect(stdout).toContain(en.proofStatuses['by-word']);
    expect(exitCode, stdout).toBe(0);
    expect(linesOver(columns, stdout)).toEqual([]);
    const said = stdout.trim().replaceAll(/\s+/g, ' ');
    expect(said.startsWith(en.jobs.demoRun), said.slice(0, 200)).toBe(true);
    expect(said.endsWith(en.jobs.demoRun), said.slice(-200)).toBe(true);
    const { stdout: listed } = await handover(['jobs', '--json'], { home });
    expect(JSON.parse(listed)).toMatchObject({ isDemo: true, outcome: 'done' });
  },
  hangMs,
);
