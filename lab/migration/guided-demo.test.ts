import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { hangMs } from '../../engine/testing/limits.ts';
import { stepIds, type StepEnd } from '../../shared/run/steps.ts';
import type { Bench } from '../testing/bench.ts';
import { guidedRun, openNight } from '../testing/guided-night.ts';
import { filesWithSecrets } from '../testing/secrets-on-disk.ts';

let bench: Bench | undefined;
afterEach(() => bench?.close());

const nights = { 'With root': 'sudo-password', 'Without root': 'no-sudo', 'Without SSH': 'no-ssh' } as const;

/** The words of the admin that may stand among the proofs of a report; every other one is observed, or says that nobody could look. */
const mostWords = { 'With root': 6, 'Without root': 12, 'Without SSH': 12 } as const;

test.each(Object.entries(nights))(
  '%s: every step ends as the table in docs/profiles.md says, and nothing is claimed that was not seen',
  async (name, login) => {
    const column = name as keyof typeof nights;
    // Whatever a form of the preflight asks for is answered in it.
    bench = await openNight({ login }, { plan: (plan) => ({ ...plan, declare: {} }) });
    const { lab, job } = bench;
    const { outcome, error, state, problems } = await guidedRun(bench);
    expect(error?.toRecord()).toBeUndefined();
    expect(problems).toEqual([]);
    expect(outcome).toBe('done');
    expect(state.lifecycle).toBe('finalised');
    expect(lab.new.endpoint).toEqual(lab.final);
    expect(lab.new.product.inventory).toMatchObject({ restoredFrom: expect.any(String) as string });
    expect(lab.new.product.clientCommunication).toBe('on');
    const ends = stepIds.map((id) => {
      const step = state.steps[id];
      return [id, step.kind === 'done' ? step.end : step.kind];
    });
    const report = fs.readFileSync(path.join(job.reportFolder, 'report.json'), 'utf8');
    const { byWord } = z
      .object({ byWord: z.array(z.looseObject({ kind: z.string() })) })
      .parse(JSON.parse(report));
    const words = byWord.map((said) => JSON.stringify(said));
    // The published order: both wait before the clients are let in.
    expect(lab.epp?.new.isLicensed).toBe(true);
    expect(lab.epp?.new.packages.size).toBeGreaterThan(0);
    expect(Object.fromEntries(ends)).toEqual(documented(column));
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(mostWords[column]);
    const { old, new: fresh } = lab.epp ?? {};
    const passwords = [lab.login.password, old?.account.password, fresh?.account.password];
    const secrets = [...passwords, ...lab.notebook.values()].filter((each) => each !== undefined);
    expect(filesWithSecrets(job.folder, secrets)).toEqual([]);
  },
  hangMs,
);

/** What the table of the docs says of each step. */
function documented(column: keyof typeof nights): Record<string, StepEnd> {
  const file = path.join(import.meta.dirname, '..', '..', 'docs', 'profiles.md');
  const rows = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const heading = rows.find((cells) => cells.includes(column)) ?? [];
  const at = heading.indexOf(column);
  const endOf = (cell = ''): StepEnd =>
    cell.startsWith('proved') ? 'proved' : cell.startsWith('by word') ? 'by-word' : 'untested';
  return Object.fromEntries(
    stepIds.map((id) => [id, endOf(rows.find((cells) => cells[1] === `\`${id}\``)?.[at])]),
  );
}
