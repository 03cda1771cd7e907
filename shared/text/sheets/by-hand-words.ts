import type { ByHandTask, ByHandValues } from '../../run/standing/left-by-hand.ts';

/** What a person works off on paper. */
export interface RunSheet {
  readonly title: string;
  readonly intro: string;
  /** In the order in which they must be done. */
  readonly steps: readonly string[];
}

/** What a task says, line by line. `network` is what the page of the address asks for, worded. */
type Lines = (values: ByHandValues, network: string) => readonly string[];

/** Words of what is left to do by hand. */
export interface ByHandWords {
  /** The way back before the old appliance is switched off, and the head of the one after it. */
  readonly rollback: {
    readonly before: (values: ByHandValues) => RunSheet;
    readonly after: (values: ByHandValues) => Pick<RunSheet, 'title' | 'intro'>;
  };
  readonly title: string;
  readonly titleBack: string;
  readonly intro: (values: ByHandValues) => string;
  readonly tasks: Readonly<Record<ByHandTask, Lines>>;
}
