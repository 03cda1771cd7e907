import type { ByHandTask, ByHandValues, LeftByHand } from '../../run/standing/left-by-hand.ts';
import { plainText } from '../plain-text.ts';
import type { RunSheet } from './by-hand-words.ts';
import type { Phase, Words } from '../words.ts';

/**
 * The run sheet of a job that a person ends without Handover, from where it stopped; undefined where nothing is left. `folder`: that of
 * the job, before the path of the backup, where it is known. Pure.
 */
export function byHandSheet(
  words: Words,
  { isWayBack, tasks, values }: LeftByHand,
  folder = '',
): RunSheet | undefined {
  if (tasks.length === 0) return undefined;
  const { byHand: own } = words;
  const { backup } = values;
  const located =
    backup?.file === undefined ? values : { ...values, backup: { ...backup, file: folder + backup.file } };
  return plain({
    title: isWayBack ? own.titleBack : own.title,
    intro: own.intro(located),
    steps: stepsOf(words, tasks, located),
  });
}

/**
 * The rollback run sheet: the way back to the old appliance before or after it is switched off. Its steps are those by which a way back is
 * finished by hand. Pure.
 */
export function rollbackSheet(words: Words, { back, values }: LeftByHand, phase: Phase): RunSheet {
  const { rollback } = words.byHand;
  switch (phase) {
    case 'before-hold-point':
      return plain(rollback.before(values));
    case 'after-hold-point':
      return plain({ ...rollback.after(values), steps: stepsOf(words, back, values) });
    default:
      return phase satisfies never;
  }
}

function stepsOf(words: Words, tasks: readonly ByHandTask[], values: ByHandValues): string[] {
  const network = values.network
    .map(({ id, value }) => `${words.knownValues[id]}: ${value === '' ? words.valueNotKnown : value}`)
    .join('; ');
  return tasks.flatMap((task) => words.byHand.tasks[task](values, network));
}

const plain = ({ title, intro, steps }: RunSheet): RunSheet => ({
  title: plainText(title),
  intro: plainText(intro),
  steps: steps.map((line) => plainText(line)),
});
