import { createLogUpdate } from 'log-update';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { renderRun } from './render-run.ts';
import type { RunView } from './view.ts';

const frameMs = 100;

/** The step list, drawn in place ten times a second. */
export function createLiveView(stream: NodeJS.WriteStream, now: () => number): RunView {
  const update = createLogUpdate(stream);
  let state: RunState | undefined;
  let isPaused = false;
  let isClosed = false;
  const draw = () => {
    if (state && !isPaused && !isClosed)
      update(renderRun(state, { width: stream.columns || 80, nowMs: now() }).join('\n'));
  };
  const timer = setInterval(draw, frameMs);
  timer.unref();
  return {
    onEvent: (_event: RunEvent, next: RunState) => {
      state = next;
    },
    pauseFor: async (talk) => {
      draw();
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
