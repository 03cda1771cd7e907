import { Alert, Group } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useWindowEvent } from '@mantine/hooks';
import { isPastHoldPoint } from '../shared/run/reduce-run.ts';
import type { Stage } from '../shared/run/steps.ts';
import { errorOfRun, stageOf } from './current-stage.ts';
import { ErrorCard } from './components/proofs/error-card.tsx';
import { JobHeader } from './components/frame/job-header.tsx';
import { Announcer } from './components/frame/announcer.tsx';
import { RunBar } from './components/frame/run-bar.tsx';
import { Waiting } from './components/waiting.tsx';
import { StepRail } from './components/frame/step-rail.tsx';
import { useJobTitle } from './job-title.ts';
import { useClient } from './store/bridge-store.ts';
import { useRun } from './store/run-store.ts';
import { useOwnWords } from './store/words-store.ts';
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
