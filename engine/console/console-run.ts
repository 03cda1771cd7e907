import type { Plan } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { EventBody } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { ConsoleRules } from './console-rules.ts';
import type { OpenWindow } from './open-console.ts';

/** What stands in the bar of a console window. */
export interface ConsoleWords {
  readonly bar: (side: ApplianceSide, address: string) => string;
  readonly leadsTo: (path: readonly string[]) => string;
  readonly wrongSide: (side: ApplianceSide) => string;
  readonly wrongPage: (path: readonly string[], here: readonly string[]) => string;
  readonly keyFirst: string;
  readonly givesFile: (name: string) => string;
  readonly fileChanged: (name: string) => string;
  readonly dropped: (name: string) => string;
}

/** How a run shows consoles to a person. */
export interface ConsoleWindows {
  /** Program of a browser of this computer. */
  readonly browser: string;
  readonly words: ConsoleWords;
  /** Absent: in a window on the screen. */
  readonly open?: OpenWindow | undefined;
}

/** What the windows need of the run that they are for. */
export interface ConsoleRun extends ConsoleWindows {
  readonly plan: Plan;
  readonly rules: Readonly<Record<ApplianceSide, ConsoleRules>>;
  /** Where downloads go. */
  readonly folder: string;
  readonly emit: (event: EventBody) => void;
  readonly state: () => RunState;
}
