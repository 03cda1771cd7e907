import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { type Stage, stages } from '../../../shared/run/steps.ts';
import { stageOf, statusOf, statusWord } from '../../current-stage.ts';
import { hashOf } from '../../store/place-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Sign } from './sign.tsx';

/** All stages in their order, each with how it stands. Any of them can be looked at. */
export function StepRail({ jobId, state, shown }: { jobId: string; state: RunState; shown: Stage }) {
  const words = useWords();
  const { common } = useOwnWords();
  const current = stageOf(state);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.querySelector('[aria-current]');
    if (item) bringIntoRail(item);
  }, [shown]);
  return (
    <ol ref={list} className="rail-list">
      {stages.map((stage) => {
        const status = statusOf(state, stage);
        return (
          <li key={stage}>
            <a
              className="rail-item"
              href={hashOf({ kind: 'job', jobId, stage: stage === current ? undefined : stage })}
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
          </li>
        );
      })}
    </ol>
  );
}

/** Scrolls the rail alone, which lies on its side in a narrow window: the page stays where it is. */
function bringIntoRail(item: Element): void {
  const rail = item.closest('.job-rail');
  if (!rail) return;
  const [own, around] = [item.getBoundingClientRect(), rail.getBoundingClientRect()];
  rail.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
  rail.scrollTop += own.top + own.height / 2 - (around.top + around.height / 2);
}
