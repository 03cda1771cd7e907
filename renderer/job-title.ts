import { useEffect } from 'react';
import type { RunState } from '../shared/run/run-state.ts';
import { stageOf } from './current-stage.ts';
import { useRun } from './store/run-store.ts';
import { useOwnWords, useWords } from './store/words-store.ts';

/** The title of the window: percent first where something moves, then stage and job. The task bar hears the percent by itself. */
export function useJobTitle(): void {
  const words = useWords();
  const { common } = useOwnWords();
  const percent = useRun(({ view }) => (view.kind === 'open' ? percentOf(view.state) : undefined));
  const title = useRun(({ view }) =>
    view.kind === 'open'
      ? `${words.stages[stageOf(view.state)]} - ${view.plan.name} - ${common.appName}`
      : common.appName,
  );
  useEffect(() => {
    document.title = percent === undefined ? title : `${String(percent)} % ${title}`;
  }, [title, percent]);
  useEffect(
    () => window.handoverDesktop?.progress(percent === undefined ? undefined : percent / 100),
    [percent],
  );
  useEffect(() => () => window.handoverDesktop?.progress(undefined), []);
}

function percentOf({ isRunning, progress }: RunState): number | undefined {
  const total = progress?.totalBytes;
  if (!isRunning || !progress || total === undefined || total === 0) return undefined;
  return Math.min(100, Math.floor((progress.doneBytes / total) * 100));
}
