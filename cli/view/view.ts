import type { RunEvent } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';

/** How a run is shown on the terminal. */
export interface RunView {
  /** Called with every event, in order. */
  onEvent(event: RunEvent, state: RunState): void;
  /** Makes room for a question on the terminal while `talk` runs. */
  pauseFor<T>(talk: () => Promise<T>): Promise<T>;
  /** Draws the last state and gives the terminal back. May be called twice. */
  close(): void;
}

/** `--json`: one event a line on standard output, for programs. */
export function createJsonView(write: (line: string) => void): RunView {
  return {
    onEvent: (event) => write(JSON.stringify(event)),
    pauseFor: (talk) => talk(),
    close: () => undefined,
  };
}
