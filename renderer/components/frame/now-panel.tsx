import './now-panel.css';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { jobEnd } from '../../../shared/run/step-end.ts';
import type { Stage, StepId } from '../../../shared/run/steps.ts';
import { stageOf } from '../../current-stage.ts';
import { outcomeWord } from '../../../shared/text/outcome-text.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { useMoment } from '../use-moment.ts';
import { nowOf, servedOf, type TimeLeft } from './now-of.ts';
import { Sign } from './sign.tsx';

/**
 * What is so now, in one of three tones: a person is waited for, it works, or it has stopped. `children` is the open question; on
 * a stage that is not the one of the run the panel stays in view and leads back to it.
 */
export function NowPanel({ state, stage, children }: { state: RunState; stage: Stage; children: ReactNode }) {
  const words = useWords();
  const { cockpit } = useOwnWords();
  const { tone, isGrave, title, facts } = useNowWords(state);
  const at = stageOf(state);
  const isHere = at === stage;
  const isWaitingElsewhere = tone === 'waiting' && !isHere;
  return (
    <section
      className="now-panel"
      data-tone={tone}
      data-grave={isGrave}
      data-elsewhere={!isHere}
      aria-label={cockpit.now}
    >
      <div className="now-line">
        <Sign of={signOf(state, tone, isGrave)} size={22} />
        <strong>{isWaitingElsewhere ? cockpit.waitingElsewhere : title}</strong>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {!isHere && (
          <Anchor className="now-way" href={hashOf({ kind: 'job', jobId: state.jobId, stage: undefined })}>
            {cockpit.goThere(words.stages[at])}
          </Anchor>
        )}
      </div>
      {isHere && children}
    </section>
  );
}

const signs = { waiting: 'waiting', working: 'running', stopped: 'stopped' } as const;

/** A job that is done shows what stands behind it, and not that it was stopped. */
function signOf(state: RunState, tone: NowWords['tone'], isGrave: boolean) {
  if (isGrave) return 'failed';
  return tone === 'stopped' && state.outcome === 'done' ? jobEnd(state.steps) : signs[tone];
}

interface NowWords {
  readonly tone: 'waiting' | 'working' | 'stopped';
  readonly isGrave: boolean;
  readonly title: string;
  readonly facts: readonly string[];
}

function useNowWords(state: RunState): NowWords {
  const words = useWords();
  const { format, outcomes, steps } = words;
  const { cockpit, common } = useOwnWords();
  const moment = useMoment();
  const now = nowOf(state);
  const since = (iso: string | undefined) => (iso === undefined ? [] : [cockpit.since(moment(iso))]);
  const askAgainMs = state.question ? undefined : state.waiting?.askAgainMs;
  const again = askAgainMs === undefined ? [] : [cockpit.askAgain(format.duration(askAgainMs))];
  switch (now.tone) {
    case 'waiting':
      return {
        tone: now.tone,
        isGrave: false,
        title: cockpit.waiting,
        facts: [...since(now.sinceAt), ...again],
      };
    case 'working': {
      const { countdown, mode } = state;
      const titleOf = (step: StepId): string =>
        mode === 'revert' ? words.backTitle(step, steps[step].title) : steps[step].title;
      const left = (time: TimeLeft): string =>
        time.kind === 'remaining'
          ? cockpit.timeLeft(format.duration(time.ms))
          : cockpit.usually(format.durationRange(time.minMs, time.maxMs));
      const facts = countdown
        ? [common.countdown(format.duration(countdown.remainingMs), countdown.attempt, countdown.attempts)]
        : [
            ...(now.step ? [titleOf(now.step)] : []),
            ...since(now.sinceAt),
            ...(now.left ? [left(now.left)] : []),
            ...again,
          ];
      return { tone: now.tone, isGrave: false, title: cockpit.working, facts };
    }
    case 'stopped': {
      const { end } = now;
      const own = {
        'not-started': { word: cockpit.notStarted, means: cockpit.notStartedMeans },
        interrupted: { word: cockpit.interrupted, means: cockpit.interruptedMeans },
      };
      const { word, means } =
        end === 'not-started' || end === 'interrupted'
          ? own[end]
          : { ...outcomes[end], word: outcomeWord(words, state) ?? outcomes[end].word };
      const served = servedOf(state);
      const facts = [means, ...(served ? [cockpit.served[served.kind](moment(served.at))] : [])];
      return { tone: now.tone, isGrave: now.isGrave, title: word, facts };
    }
    default:
      return now satisfies never;
  }
}
