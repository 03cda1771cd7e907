import type { RunView } from './view.ts';

/** `--json`: one event a line on standard output, for programs. */
export function createJsonView(write: (line: string) => void): RunView {
  return {
    onEvent: (event) => write(JSON.stringify(event)),
    pauseFor: (talk) => talk(),
    close: () => undefined,
  };
}
