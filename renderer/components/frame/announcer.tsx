import { VisuallyHidden } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { questionText } from '../../../shared/text/render.ts';
import { useWords } from '../../store/words-store.ts';

/** Says aloud what a person who sees the page would notice: a new step, a question, the end. Never the numbers of a bar. */
export function Announcer({ state }: { state: RunState }) {
  const words = useWords();
  const parts = [
    state.current ? words.steps[state.current].title : '',
    state.question ? questionText(words, state.question.question).title : '',
    state.outcome && !state.isRunning ? words.outcomes[state.outcome].word : '',
  ];
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {parts.filter((part) => part !== '').join('. ')}
    </VisuallyHidden>
  );
}
