import { Alert, Group, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useDocumentTitle, useWindowEvent } from '@mantine/hooks';
import { questionText } from '../shared/text/render.ts';
import { isPastHoldPoint } from '../shared/run/reduce-run.ts';
import type { Stage } from '../shared/run/steps.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { useOwnWords, useWords } from './store/words-store.ts';
import { errorOfRun, stageOf } from './current-stage.ts';
import { ErrorCard } from './components/proofs/error-card.tsx';
import { JobHeader } from './components/frame/job-header.tsx';
import { RunBar } from './components/frame/run-bar.tsx';
import { Waiting } from './components/waiting.tsx';
import { StepRail } from './components/frame/step-rail.tsx';
import { useClient } from './store/bridge-store.ts';
import { useRun } from './store/run-store.ts';
import { RunButton } from './components/frame/run-button.tsx';

const StagePane = lazy(() => import('./stages/stage-frame.tsx'));

/** One job: who it is about, where it stands, and the stage that is looked at. */
export function JobPage({ jobId, stage }: { jobId: string; stage: Stage | undefined }) {
  const client = useClient();
  const { view, follow, refusal, dismissRefusal, takeOver } = useRun();
  const { common } = useOwnWords();
  useEffect(() => {
    if (!client) return;
    const leaving = new AbortController();
    void follow(client, jobId, leaving.signal);
    return () => leaving.abort();
  }, [client, jobId, follow]);
  useJobTitle();
  useAskBeforeLeaving();

  if (view.kind === 'broken')
    return (
      <main className="job-stage">
        <ErrorCard error={view.error} where="before-hold-point" />
      </main>
    );
  if (view.kind !== 'open' || view.jobId !== jobId) return <Waiting text={common.loading} />;
  const shown = stage ?? stageOf(view.state);
  const runError = errorOfRun(view.state);
  return (
    <div className="job-page">
      <a className="skip-link" href="#stage" onClick={focusStage}>
        {common.skipToContent}
      </a>
      <JobHeader plan={view.plan} state={view.state} />
      <div className="job-body">
        <nav className="job-rail" aria-label={common.stagesLabel}>
          <StepRail jobId={jobId} state={view.state} shown={shown} />
        </nav>
        <main className="job-stage" id="stage" tabIndex={0}>
          {!view.isMine && (
            <Alert color="yellow" title={common.readOnlyTitle} mb="md">
              <Group justify="space-between">
                <span>{common.readOnly}</span>
                <RunButton size="xs" onPress={takeOver}>
                  {common.takeOver}
                </RunButton>
              </Group>
            </Alert>
          )}
          {refusal && (
            <ErrorCard
              error={refusal}
              where={view.state.current ?? 'before-hold-point'}
              onClose={dismissRefusal}
            />
          )}
          {runError && (
            <ErrorCard
              error={runError}
              where={isPastHoldPoint(view.state) ? 'after-hold-point' : 'before-hold-point'}
            />
          )}
          <Suspense fallback={<Waiting text={common.loading} />}>
            <StagePane stage={shown} />
          </Suspense>
        </main>
      </div>
      <RunBar state={view.state} isMine={view.isMine} />
      <Announcer state={view.state} />
    </div>
  );
}

/** The address holds the place in the window, so that an ordinary anchor would lose it. */
function focusStage(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('stage')?.focus();
}

/** Closing the window while a run goes on asks first. The desktop shell asks by itself. */
function useAskBeforeLeaving(): void {
  const isWorking = useRun(
    (store) => store.view.kind === 'open' && store.view.isMine && store.view.state.isRunning,
  );
  useWindowEvent('beforeunload', (event) => {
    if (isWorking) event.preventDefault();
  });
}

/** The title of the window: percent first where something moves, then stage and job. The task bar hears the percent by itself. */
function useJobTitle(): void {
  const words = useWords();
  const { common } = useOwnWords();
  const percent = useRun(({ view }) => (view.kind === 'open' ? percentOf(view.state) : undefined));
  const title = useRun(({ view }) =>
    view.kind === 'open'
      ? `${words.stages[stageOf(view.state)]} - ${view.plan.name} - ${common.appName}`
      : common.appName,
  );
  useDocumentTitle(percent === undefined ? title : `${String(percent)} % ${title}`);
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

/** Says aloud what a person who sees the page would notice: a new step, a question, the end. Never the numbers of a bar. */
function Announcer({ state }: { state: RunState }) {
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
