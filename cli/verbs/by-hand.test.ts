import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOldJob } from '../../lab/testing/old-jobs.ts';
import { en } from '../../shared/text/en.ts';
import { byHand } from './by-hand.ts';

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-by-hand-'));
  vi.stubEnv('HANDOVER_HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  fs.rmSync(home, { recursive: true, force: true });
});

/** What is printed of a job of an earlier version. */
async function printed(job: string, options?: { readonly back: boolean }): Promise<string> {
  const { id } = copyOldJob(job, home);
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  expect(await byHand(id, options)).toBe(0);
  vi.restoreAllMocks();
  // As one reads on where a line was broken.
  return lines.join('').replace(/\s+/g, ' ');
}

test('a job that was cut off in the outage says what is left, from the address on', async () => {
  const said = await printed('killed-in-cut-over');
  expect(said).toContain('Finish by hand from here');
  expect(said).toMatch(/handover probe \S+/);
  expect(said).not.toContain('make a backup');
});

test('a job that came to the pull names no backup that is still to be made', async () => {
  const said = await printed('killed-in-pull');
  expect(said).toContain('download the backup');
  expect(said).not.toContain('make a backup');
});

test('of a job that is finished no step is left, and what is still open is named', async () => {
  const said = await printed('finished');
  expect(said).not.toContain('Nothing is left');
  expect(said).toContain(en.cli.onlyOpenByHand);
  expect(said).toContain(`${en.cli.openPoints(4)}: - `);
});

test('the rollback run sheet is printed with real values before it is wanted', async () => {
  const said = await printed('killed-in-pull', { back: true });
  expect(said).toContain('Rollback run sheet');
  expect(said).toMatch(/Take \S+ off .+ Start .+ handover probe \S+ --expect SHA256:/);
});
