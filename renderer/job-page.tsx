import { VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { useDocumentTitle, useWindowEvent } from '@mantine/hooks';
import { outcomeWord } from '../shared/text/outcome-text.ts';
import { questionText } from '../shared/text/render.ts';
import { errorPlace } from '../shared/run/reduce-run.ts';
import type { Stage } from '../shared/run/steps.ts';
import type { RunState } from '../shared/run/run-state.ts';
import { useOwnWords, useWords } from './store/words-store.ts';
import { errorOfRun, stageOf } from './current-stage.ts';
import { ErrorCard } from './components/proofs/error-card.tsx';
import { JobHeader } from './components/frame/job-header.tsx';
import { percentOf, titlePrefix } from './components/frame/job-title.ts';
import { useOutageTitle } from './components/outage/use-open-outages.ts';
import { NowPanel } from './components/frame/now-panel.tsx';
import { ReadOnly } from './components/frame/read-only.tsx';
import { RunBar } from './components/frame/run-bar.tsx';
import { Waiting } from './components/waiting.tsx';
import { StepRail } from './components/frame/step-rail.tsx';
import { mayChange } from './store/may-change.ts';
import { useJobId, useOfRun, useRun } from './store/run-store.ts';

const OutageBars = lazy(() => import('./components/outage/outage-bar.tsx'));
const RunQuestion = lazy(() => import('./questions/run-question.tsx'));
const CutOverTiles = lazy(() => import('./stages/cut-over/tiles.tsx'));
const StagePane = lazy(() => import('./stages/stage-frame.tsx'));

/** One job: who it is about, where it stands, and the stage that is looked at. */
export function JobPage({ jobId, stage }: { jobId: string; stage: Stage | undefined }) {
  const { view, refusal, dismissRefusal } = useRun();
  const { common } = useOwnWords();
  useJobTitle();
  useAskBeforeLeaving();
  useNewsInView(stage);

  if (view.kind === 'broken')
    return (
      <main className="job-stage">
        <ErrorCard error={view.error} />
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
      <Suspense>
        <OutageBars jobId={jobId} />
      </Suspense>
      <JobHeader plan={view.plan} state={view.state} isDemo={view.isDemo} />
      <div className="job-body">
        <nav className="job-rail" aria-label={common.stagesLabel}>
          <StepRail jobId={jobId} state={view.state} shown={shown} />
        </nav>
        <main className="job-stage" id="stage" tabIndex={0}>
          {shown === 'cut-over' && (
            <Suspense>
              <CutOverTiles />
            </Suspense>
          )}
          <NowPanel state={view.state} stage={shown}>
            {view.state.isRunning && view.state.question && (
              <Suspense>
                <RunQuestion open={view.state.question} />
              </Suspense>
            )}
          </NowPanel>
          <ReadOnly />
          {refusal && <ErrorCard error={refusal} onClose={dismissRefusal} />}
          {runError && <ErrorCard error={runError} where={errorPlace(view.state, undefined)} />}
          <Suspense fallback={<Waiting text={common.loading} />}>
            <StagePane stage={shown} />
          </Suspense>
        </main>
      </div>
      <RunBar state={view.state} />
      <Announcer state={view.state} />
    </div>
  );
}

/** What a page is about stands at its top: it is shown when another stage is, and when a run begins or ends. A question takes the focus after that. */
function useNewsInView(chosen: Stage | undefined): void {
  const current = useOfRun(stageOf);
  const isRunning = useOfRun((state) => state.isRunning);
  const shown = chosen ?? current;
  useLayoutEffect(() => {
    // Newer browsers return a promise, which is no clean-up of an effect.
    document.getElementById('stage')?.scrollTo(0, 0);
  }, [shown, isRunning]);
}

/** The address holds the place in the window, so that an ordinary anchor would lose it. */
function focusStage(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('stage')?.focus();
}

/** Closing the window while a run goes on asks first. The desktop shell asks by itself. */
function useAskBeforeLeaving(): void {
  const isWorking = useRun(({ view }) => view.kind === 'open' && mayChange(view) && view.state.isRunning);
  useWindowEvent('beforeunload', (event) => {
    if (isWorking) event.preventDefault();
  });
}

/**
 * The title of the window: first whether a person is waited for or how far the work is, then stage and job. The task bar hears
 * the percent by itself.
 */
function useJobTitle(): void {
  const words = useWords();
  const { common, comfort } = useOwnWords();
  const percent = useOfRun(percentOf);
  const title = useRun(({ view }) =>
    view.kind === 'open'
      ? `${titlePrefix(view.state, comfort)}${words.stages[stageOf(view.state)]} - ${view.plan.name} - ${common.appName}`
      : common.appName,
  );
  const jobId = useJobId();
  useDocumentTitle(`${useOutageTitle(jobId)}${title}`);
  useEffect(
    () => window.handoverDesktop?.progress(percent === undefined ? undefined : percent / 100),
    [percent],
  );
  useEffect(() => () => window.handoverDesktop?.progress(undefined), []);
}

/** Says aloud what a person who sees the page would notice: a new step, a question, the end. Never the numbers of a bar. */
function Announcer({ state }: { state: RunState }) {
  const words = useWords();
  const parts = [
    state.current ? words.steps[state.current].title : '',
    state.question ? questionText(words, state.question.question).title : '',
    state.isRunning ? '' : (outcomeWord(words, state) ?? ''),
  ];
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {parts.filter((part) => part !== '').join('. ')}
    </VisuallyHidden>
  );
}
