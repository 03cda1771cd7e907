import { useDocumentTitle } from '@mantine/hooks';
import { stageOf } from './current-stage.ts';
import { useRun } from './store/run-store.ts';
import { useOwnWords, useWords } from './store/words-store.ts';

/** The title of the window: percent first where something moves, then stage and job. The task bar hears the percent by itself. */
export function useJobTitle(): void {
  const words = useWords();
  const { common } = useOwnWords();
  const title = useRun(({ view }) => {
    if (view.kind !== 'open') return common.appName;
    const { progress } = view.state;
    const total = progress?.totalBytes;
    const percent =
      view.state.isRunning && progress && total !== undefined && total > 0
        ? `${String(Math.floor((progress.doneBytes / total) * 100))} % `
        : '';
    return `${percent}${words.stages[stageOf(view.state)]} - ${view.plan.name} - ${common.appName}`;
  });
  useDocumentTitle(title);
}
