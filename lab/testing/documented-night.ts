import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { JobFolder } from '../../engine/index.ts';
import { stepIds, type StepEnd } from '../../shared/run/steps.ts';
import type { RunState } from '../../shared/run/run-state.ts';

/** What each column of the table in docs/profiles.md is about: what the login of a look-alike allows. */
export const nights = {
  'With root': 'sudo-password',
  'Without root': 'no-sudo',
  'Without SSH': 'no-ssh',
} as const;

/** The words of the admin that may stand among the proofs of a report; every other one is observed, or says that nobody could look. */
export const mostWords = { 'With root': 6, 'Without root': 12, 'Without SSH': 12 } as const;

/** The words of the admin that stand in a report, one by one. */
export function wordsOf({ reportFolder }: JobFolder): string[] {
  const report = fs.readFileSync(path.join(reportFolder, 'report.json'), 'utf8');
  const { byWord } = z
    .object({ byWord: z.array(z.looseObject({ kind: z.string() })) })
    .parse(JSON.parse(report));
  return byWord.map((said) => JSON.stringify(said));
}

/** How each step of a night ended. */
export function endsOf(state: RunState): Record<string, string> {
  const ends = stepIds.map((id) => {
    const step = state.steps[id];
    return [id, step.kind === 'done' ? step.end : step.kind] as const;
  });
  return Object.fromEntries(ends);
}

/** What the table of the docs says of each step. */
export function documentedEnds(column: keyof typeof nights): Record<string, StepEnd> {
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
