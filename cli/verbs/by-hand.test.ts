import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOldJob } from '../../lab/testing/old-jobs.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { LedgerRowId } from '../../shared/rules/ledger/ledger.ts';
import { finding } from '../../shared/run/finding.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import { en } from '../../shared/text/en.ts';
import { openLines } from '../closing-lines.ts';
import { byHand } from './by-hand.ts';
import { folderForEach } from '../../engine/testing/temporary-folder.ts';

const home = folderForEach();
beforeEach(() => vi.stubEnv('HANDOVER_HOME', home));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
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

/** What is told of a job whose rows were left open, and accepted so. */
function toldOfRows(...rows: readonly LedgerRowId[]): string[] {
  const bodies: readonly EventBody[] = [
    {
      type: 'run.started',
      jobId: 'j1',
      planName: 'p',
      mode: 'run',
      resumed: false,
      appVersion: '1',
      operator: 'ada',
      rules: 'endpoint-protector',
    },
    {
      type: 'findings.replaced',
      step: 'finalise',
      findings: rows.map((row) => finding('ledger.row-open', 'warning', { row })),
    },
    ...rows.map((row): EventBody => ({
      type: 'finding.accepted',
      step: 'finalise',
      name: `ledger.row-open:${row}`,
      by: 'ada',
    })),
  ];
  const state = replayRun(
    bodies.map((body, index) => ({ ...body, seq: index + 1, at: '2026-12-01T02:00:00.000Z' })),
  );
  return openLines({ state }, 100);
}

test('of a row that was left open it is told how it is settled later', () => {
  expect(toldOfRows()).toEqual([]);
  expect(toldOfRows('siem').at(-1)).toBe('Once it is done: handover settle j1 siem');
  expect(toldOfRows('siem', 'sso').at(-1)).toBe('Once it is done: handover settle j1 ROW (siem, sso)');
});
