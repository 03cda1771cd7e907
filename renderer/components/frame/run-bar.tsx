import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { isDirectPlan } from '../../../shared/rules/preflight/direct-plan.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { useClient } from '../../store/bridge-store.ts';
import { goTo } from '../../store/place-store.ts';
import { usePlan, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Confirm } from '../confirm.tsx';

/** What can be done with the run as a whole; always at the bottom of the window. */
export function RunBar({ state, isMine }: { state: RunState; isMine: boolean }) {
  const words = useWords();
  const { common } = useOwnWords();
  const client = useClient();
  const { start, cancel, isBusy } = useRun();
  const jobId = useRun(({ view }) => (view.kind === 'none' ? '' : view.jobId));
  const [asked, setAsked] = useState<'cancel' | 'revert' | undefined>();
  const hasStarted = state.startedAt !== '';
  const plan = usePlan();
  const isPast = isPastHoldPoint(state);
  // After the hold point only a direct switch goes back by itself; the rest goes by the run sheet.
  const mayRevert =
    hasStarted && (isPast ? plan !== undefined && isDirectPlan(plan) : state.lifecycle !== 'reverted');
  const begin = (mode: 'run' | 'rehearse' | 'check' | 'revert') => {
    if (!client) return;
    goTo({ kind: 'job', jobId, stage: undefined });
    void start(client, mode);
  };
  return (
    <footer
      className="no-print"
      data-outcome={state.isRunning ? undefined : state.outcome}
      style={{ borderTop: '1px solid var(--mantine-color-default-border)', padding: '0.5rem 1rem' }}
    >
      <Group justify="space-between">
        <Status state={state} />
        {isMine && (
          <Group gap="xs">
            {state.isRunning ? (
              <Button variant="default" disabled={!client || isBusy} onClick={() => setAsked('cancel')}>
                {common.cancelRun}
              </Button>
            ) : (
              (state.lifecycle !== 'finalised' || mayRevert) && (
                <>
                  {mayRevert && (
                    <Button variant="default" disabled={!client || isBusy} onClick={() => setAsked('revert')}>
                      {common.takeBack}
                    </Button>
                  )}
                  {!isPast && (
                    <>
                      <Button variant="default" disabled={!client || isBusy} onClick={() => begin('check')}>
                        {common.checkOnly}
                      </Button>
                      <Button
                        variant="default"
                        disabled={!client || isBusy}
                        onClick={() => begin('rehearse')}
                      >
                        {common.rehearse}
                      </Button>
                    </>
                  )}
                  {state.lifecycle !== 'finalised' && (
                    <Button disabled={!client || isBusy} onClick={() => begin('run')}>
                      {hasStarted ? common.goOn : common.start}
                    </Button>
                  )}
                </>
              )
            )}
          </Group>
        )}
      </Group>
      <Confirm
        isOpen={asked === 'cancel'}
        title={common.cancelQuestion}
        body={[common.cancelBody, state.current ? words.standing[state.current] : '']}
        decline={common.keepRunning}
        confirm={common.cancelRun}
        onDecline={() => setAsked(undefined)}
        onConfirm={() => {
          setAsked(undefined);
          if (client) void cancel(client);
        }}
      />
      <Confirm
        isOpen={asked === 'revert'}
        title={isPast ? common.takeBackPastQuestion : common.takeBackQuestion}
        body={isPast ? [common.takeBackPast, common.takeBackAsks] : [common.takeBackBody]}
        decline={common.close}
        confirm={common.takeBack}
        onDecline={() => setAsked(undefined)}
        onConfirm={() => {
          setAsked(undefined);
          begin('revert');
        }}
      />
    </footer>
  );
}

function Status({ state }: { state: RunState }) {
  const words = useWords();
  const { common } = useOwnWords();
  if (state.isRunning && state.countdown) {
    const { remainingMs, attempt, attempts } = state.countdown;
    return <Text size="sm">{common.countdown(words.format.duration(remainingMs), attempt, attempts)}</Text>;
  }
  if (state.isRunning) return <Text size="sm">{state.current ? words.steps[state.current].title : ''}</Text>;
  if (state.outcome) return <Text size="sm">{words.outcomes[state.outcome].means}</Text>;
  return <Text size="sm">{common.nothingRuns}</Text>;
}
