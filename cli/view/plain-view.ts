import type { EventBody, RunEvent } from '../../shared/run/event.ts';
import { en } from '../../shared/text/en.ts';
import { wrap } from '../wrap.ts';
import { eventText } from './event-text.ts';
import type { RunView } from './view.ts';

export interface PlainViewOptions {
  readonly isVerbose: boolean;
  /** Columns of a line. */
  readonly width: number;
  readonly write: (line: string) => void;
}

/**
 * Events in words, each with its time, for logs and pipes. Of what lasts, a line comes every five seconds at first and
 * every minute later; what was over before that is told by its result alone.
 */
export function createPlainView({ isVerbose, width, write }: PlainViewOptions): RunView {
  const pace = createPace();
  return {
    onEvent: (event) => {
      if (!pace.isDue(event)) return;
      const time = en.format.time(event.at);
      for (const text of eventText(event, { isVerbose }))
        for (const line of wrap(text, width, `${time}  `, ' '.repeat(time.length + 2))) write(line);
    },
    pauseFor: (talk) => talk(),
    close: () => undefined,
  };
}

const shortestPauseMs = 5_000;
const longestPauseMs = 60_000;

/** Lets through every event that happens once, and few of those that repeat. */
function createPace() {
  const told = new Map<string, { readonly beganMs: number; readonly lastMs: number }>();
  const isDue = (event: RunEvent): boolean => {
    const subject = subjectOf(event);
    if (subject === undefined) return true;
    const nowMs = Date.parse(event.at);
    const { beganMs, lastMs } = told.get(subject) ?? { beganMs: nowMs, lastMs: nowMs };
    const pauseMs = Math.min(longestPauseMs, Math.max(shortestPauseMs, (nowMs - beganMs) / 10));
    const isFirst = !told.has(subject);
    const isTold = isFirst ? event.type === 'countdown' : nowMs - lastMs >= pauseMs;
    if (isFirst || isTold) told.set(subject, { beganMs, lastMs: nowMs });
    return isTold;
  };
  return { isDue };
}

/** What a repeating event is about; undefined for what happens once. */
function subjectOf(event: EventBody): string | undefined {
  switch (event.type) {
    case 'progress':
      return `${event.task} ${event.name}`;
    case 'waiting':
      return `${event.step} ${event.what}`;
    case 'countdown':
      return `${event.side} ${event.attempt}`;
    default:
      return undefined;
  }
}
