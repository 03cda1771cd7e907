import { errorMeaning } from '../../../shared/run/error-codes.ts';
import type { RunOutcome } from '../../../shared/run/event.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { clientsPlace, machineStanding } from '../../../shared/run/standing/machine-standing.ts';
import type { StepId } from '../../../shared/run/steps.ts';
import { usualDuration } from '../../../shared/rules/times.ts';

/** What is so now, in exactly three tones. Times are ISO 8601. */
export type Now =
  | { readonly tone: 'waiting'; readonly sinceAt: string | undefined }
  | {
      readonly tone: 'working';
      readonly step: StepId | undefined;
      readonly sinceAt: string | undefined;
      readonly left: TimeLeft | undefined;
    }
  | {
      readonly tone: 'stopped';
      readonly isGrave: boolean;
      readonly end: RunOutcome | 'not-started' | 'interrupted';
    };

/** About how long it takes: what remains of what is counted, else what is usual. */
export type TimeLeft =
  | { readonly kind: 'remaining'; readonly ms: number }
  | { readonly kind: 'usual'; readonly minMs: number; readonly maxMs: number };

/** See {@link Now}. */
export function nowOf(state: RunState): Now {
  const step = state.current && state.steps[state.current];
  if (!state.isRunning) return { tone: 'stopped', isGrave: isGrave(state), end: endOf(state) };
  if (state.pausedAt !== undefined) return { tone: 'waiting', sinceAt: state.pausedAt };
  if (state.question) return { tone: 'waiting', sinceAt: state.question.askedAt };
  if (step?.kind === 'waiting') return { tone: 'waiting', sinceAt: step.sinceAt };
  return {
    tone: 'working',
    step: state.current,
    sinceAt: step?.kind === 'running' ? step.sinceAt : undefined,
    left: timeLeft(state),
  };
}

function endOf({ startedAt, outcome }: RunState): Extract<Now, { tone: 'stopped' }>['end'] {
  if (startedAt === '') return 'not-started';
  return outcome ?? 'interrupted';
}

/** What failed, and whatever stopped while the clients have no server. */
function isGrave(state: RunState): boolean {
  if (clientsPlace(state) === 'nowhere') return true;
  return state.error !== undefined && !errorMeaning(state.error.code).isHalt;
}

function timeLeft({ progress, waiting, current, rules }: RunState): TimeLeft | undefined {
  if (progress?.remainingMs !== undefined && !progress.isFinal)
    return { kind: 'remaining', ms: progress.remainingMs };
  if (waiting?.usualMinMs !== undefined && waiting.usualMaxMs !== undefined)
    return { kind: 'usual', minMs: waiting.usualMinMs, maxMs: waiting.usualMaxMs };
  // Published for one product.
  const usual = current && rules === 'endpoint-protector' ? usualDuration(current) : undefined;
  return usual && { kind: 'usual', ...usual };
}

/** Whether the clients are served, as far as it was seen: which sentence, and the moment in it (ISO 8601). */
export type Served = {
  readonly kind: 'old' | 'oldLost' | 'nowhere' | 'new' | 'backAtOld';
  readonly at: string;
};

/** See {@link Served}; undefined where nothing was seen of it. */
export function servedOf(state: RunState): Served | undefined {
  const { outage, heardAt } = state;
  const place = clientsPlace(state);
  switch (place) {
    case 'unseen':
      return undefined;
    case 'nowhere':
      return outage && { kind: place, at: outage.beganAt };
    case 'new':
      return outage?.endedAt === undefined ? undefined : { kind: place, at: outage.endedAt };
    case 'old': {
      if (outage) return outage.endedAt === undefined ? undefined : { kind: 'backAtOld', at: outage.endedAt };
      const kind = machineStanding(state, 'old') === 'lost' ? 'oldLost' : 'old';
      return heardAt.old === undefined ? undefined : { kind, at: heardAt.old };
    }
    default:
      return place satisfies never;
  }
}
