import checkbox from '@inquirer/checkbox';
import input from '@inquirer/input';
import type { Answers } from '../../engine/index.ts';
import type { QuestionOf } from '../../shared/run/question.ts';
import { en } from '../../shared/text/en.ts';
import { choiceText, countedChoices } from './choices.ts';
import { expandHome, fileProblem } from './typed-path.ts';

interface Talk {
  readonly prompt: string;
  readonly signal: AbortSignal;
}

/** Which rows there are. All are ticked, for that folds nothing away. */
export const chooseRows = (
  { rows }: QuestionOf<'choose-rows'>,
  { prompt, signal }: Talk,
): Promise<string[]> =>
  checkbox(
    {
      message: `${prompt}:`,
      choices: rows.map((row) => ({ value: row, name: choiceText([en.ledgerNames[row]]), checked: true })),
      theme: countedChoices(rows.length),
    },
    { signal },
  );

/** Which rows are done; then, for each, what was read there or a file, or her word alone. None is ticked. */
export async function settleRows(
  { rows }: QuestionOf<'settle-rows'>,
  { prompt, signal }: Talk,
): Promise<Answers['settle-rows']> {
  const done = await checkbox(
    {
      message: `${prompt}:`,
      choices: rows.map((row) => ({ value: row, name: choiceText([en.ledgerNames[row]]) })),
      theme: countedChoices(rows.length),
    },
    { signal },
  );
  const given: Answers['settle-rows'][number][] = [];
  for (const row of done) {
    const text = await input(
      {
        message: `${en.ledgerNames[row]} (${en.cli.rowEvidence}):`,
        validate: (typed) => !typed.startsWith('@') || fileProblem(typed.slice(1)),
      },
      { signal },
    );
    const isFile = text.startsWith('@');
    given.push({ row, value: isFile ? '' : text, file: isFile ? expandHome(text.slice(1)) : '' });
  }
  return given;
}
