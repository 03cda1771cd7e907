import type { ByHandTask, ByHandValues } from '../../run/standing/left-by-hand.ts';

/** What a task says, line by line. `network` is what the page of the address asks for, worded. */
type Lines = (values: ByHandValues, network: string) => readonly string[];

/** Words of what is left to do by hand. */
export interface ByHandWords {
  readonly title: string;
  readonly titleBack: string;
  readonly intro: (values: ByHandValues) => string;
  readonly tasks: Readonly<Record<ByHandTask, Lines>>;
}
