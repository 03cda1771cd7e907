import { createLogUpdate } from 'log-update';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { renderRun } from './render-run.ts';
import type { RunView } from './view.ts';

const frameMs = 100;

/** The step list, drawn in place ten times a second. A question takes its place while it is asked. */
export function createLiveView(
  stream: NodeJS.WriteStream,
  now: () => number,
  { isDemo = false }: { readonly isDemo?: boolean } = {},
): RunView {
  const update = createLogUpdate(stream);
  let state: RunState | undefined;
  let shownLines = 0;
  let isPaused = false;
  let isClosed = false;
  const draw = () => {
    if (!state || isPaused || isClosed) return;
    // A row sets the frame off from what stands above it, and one is for the cursor below.
    const height = Math.max(1, (stream.rows || 24) - 2);
    const lines = ['', ...renderRun(state, { width: stream.columns || 80, height, nowMs: now(), isDemo })];
    // log-update 7.2 mends a frame in place, and mixes up the rows when their number has changed.
    if (lines.length !== shownLines) update.clear();
    shownLines = lines.length;
    update(lines.join('\n'));
  };
  const timer = setInterval(draw, frameMs);
  timer.unref();
  return {
    onEvent: (_event: RunEvent, next: RunState) => {
      state = next;
    },
    pauseFor: async (talk) => {
      update.clear();
      update.done();
      isPaused = true;
      try {
        return await talk();
      } finally {
        isPaused = false;
      }
    },
    close: () => {
      if (isClosed) return;
      clearInterval(timer);
      draw();
      isClosed = true;
      update.done();
    },
  };
}
