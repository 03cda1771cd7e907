import type { RunEvent } from '../../shared/run/event.ts';
import { en } from '../../shared/text/en.ts';
import { eventLine } from '../../shared/text/render.ts';
import type { RunView } from './view.ts';

const tellEveryMs = 5_000;

/** One line an event, for logs and pipes. Progress and waiting are told every five seconds and when they end. */
export function createPlainView(write: (line: string) => void): RunView {
  let lastToldMs = Number.NEGATIVE_INFINITY;
  const isWorthALine = (event: RunEvent): boolean => {
    switch (event.type) {
      case 'step.observed':
      case 'question.asked':
      case 'question.answered':
        return false;
      case 'progress':
        return event.isFinal || isDue(event);
      case 'waiting':
      case 'countdown':
        return isDue(event);
      default:
        return true;
    }
  };
  const isDue = (event: RunEvent): boolean => {
    const atMs = Date.parse(event.at);
    if (atMs - lastToldMs < tellEveryMs) return false;
    lastToldMs = atMs;
    return true;
  };
  return {
    onEvent: (event) => {
      if (isWorthALine(event)) write(`${en.format.time(event.at)}  ${eventLine(en, event)}`);
    },
    pauseFor: (talk) => talk(),
    close: () => undefined,
  };
}
