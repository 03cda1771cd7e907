import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { phaseDurationMs } from '../../../shared/run/standing/phase-duration.ts';
import {
  firstStageAfterHoldPoint,
  type JobPhase,
  phases,
  type Stage,
  stagesOf,
} from '../../../shared/run/steps.ts';
import { stageOf, statusOf, statusWord } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Sign } from './sign.tsx';

interface RailProps {
  readonly jobId: string;
  readonly state: RunState;
  /** The stage that is looked at. */
  readonly shown: Stage;
}

/** The four phases with the stages inside, each with how it stands. Any of them can be looked at. */
export function StepRail(props: RailProps) {
  const { shown, state } = props;
  const list = useRef<HTMLOListElement>(null);
  const here = stageOf(state);
  useEffect(() => {
    const item = list.current?.querySelector('[aria-current]');
    const rail = item?.closest('.job-rail');
    if (!item || !rail) return;
    bringIntoRail(item, rail);
    // The clock of the outage takes room from it.
    const observer = new ResizeObserver(() => bringIntoRail(item, rail));
    observer.observe(rail);
    return () => observer.disconnect();
    // What a stage and the whole job took is written beside them when they end, and moves what comes after.
  }, [shown, here, state.isRunning]);
  return (
    <ol ref={list} className="rail-list">
      {phases.map((phase, index) => (
        <Phase key={phase} phase={phase} number={index + 1} {...props} />
      ))}
    </ol>
  );
}

function Phase({ phase, number, ...props }: RailProps & { phase: JobPhase; number: number }) {
  const { format, phases: names } = useWords();
  const { cockpit } = useOwnWords();
  const { state, shown } = props;
  const stages = stagesOf(phase);
  const durationMs = phaseDurationMs(state, phase);
  return (
    <li
      className="rail-phase"
      data-here={stages.includes(stageOf(state))}
      data-shown={stages.includes(shown)}
    >
      <div className="rail-phase-name">
        <span className="rail-number">{number}</span>
        <span>{names[phase]}</span>
        {durationMs !== undefined && (
          <span className="rail-end" title={cockpit.phaseTook(format.duration(durationMs))}>
            {format.duration(durationMs)}
          </span>
        )}
      </div>
      <ol className="rail-stages">
        {stages.map((stage) => (
          <li key={stage}>
            {stage === firstStageAfterHoldPoint && (
              <p className="rail-no-way-back">{cockpit.wayBackWithYou}</p>
            )}
            <RailStage stage={stage} {...props} />
          </li>
        ))}
      </ol>
    </li>
  );
}

function RailStage({ jobId, state, shown, stage }: RailProps & { stage: Stage }) {
  const words = useWords();
  const { common } = useOwnWords();
  const status = statusOf(state, stage);
  return (
    <a
      className="rail-item"
      href={hashOf({ kind: 'job', jobId, stage: stage === stageOf(state) ? undefined : stage })}
      aria-current={stage === shown ? 'page' : undefined}
    >
      <Sign of={status} />
      <span>{words.stages[stage]}</span>
      {status === 'by-word' || status === 'untested' ? (
        <span className="rail-end">{words.stepEnds[status].word}</span>
      ) : (
        <VisuallyHidden>{statusWord(status, words, common.nothingRuns)}</VisuallyHidden>
      )}
    </a>
  );
}

/** Scrolls the rail alone, which lies on its side in a narrow window: the page stays where it is. */
function bringIntoRail(item: Element, rail: Element): void {
  const [own, around] = [item.getBoundingClientRect(), rail.getBoundingClientRect()];
  rail.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
  rail.scrollTop += own.top + own.height / 2 - (around.top + around.height / 2);
}
