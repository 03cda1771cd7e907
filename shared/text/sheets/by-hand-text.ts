import type { LeftByHand } from '../../run/standing/left-by-hand.ts';
import { plainText } from '../plain-text.ts';
import type { RunSheet, Words } from '../words.ts';

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
  const network = values.network
    .map(({ id, value }) => `${words.knownValues[id]}: ${value === '' ? words.valueNotKnown : value}`)
    .join('; ');
  return {
    title: isWayBack ? own.titleBack : own.title,
    intro: plainText(own.intro(located)),
    steps: tasks.flatMap((task) => own.tasks[task](located, network)).map((line) => plainText(line)),
  };
}
