import { Group, Text } from '@mantine/core';
import { isDirectPlan } from '../../../shared/rules/preflight/direct-plan.ts';
import { isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { RunMode } from '../../../shared/run/event.ts';
import { useClient } from '../../store/bridge-store.ts';
import { goTo } from '../../store/place-store.ts';
import { useJobId, usePlan, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Confirm } from '../confirm.tsx';
import { RunButton } from './run-button.tsx';

/** What can be done with the run as a whole; always at the bottom of the window. */
export function RunBar({ state, isMine }: { state: RunState; isMine: boolean }) {
  const words = useWords();
  const { common } = useOwnWords();
  const { start, cancel } = useRun();
  const jobId = useJobId();
  const hasStarted = state.startedAt !== '';
  const plan = usePlan();
  const isPast = isPastHoldPoint(state);
  // After the hold point only a direct switch goes back by itself; the rest goes by the run sheet.
  const mayRevert =
    hasStarted && (isPast ? plan !== undefined && isDirectPlan(plan) : state.lifecycle !== 'reverted');
  const client = useClient();
  const begin = (mode: RunMode) => {
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
            {state.isRunning && (
              <Confirm
                title={common.cancelQuestion}
                body={[common.cancelBody, state.current ? words.standing[state.current] : '']}
                decline={common.keepRunning}
                confirm={common.cancelRun}
                onConfirm={() => client && void cancel(client)}
              >
                {(ask) => <RunButton onPress={ask}>{common.cancelRun}</RunButton>}
              </Confirm>
            )}
            {!state.isRunning && mayRevert && (
              <Confirm
                title={isPast ? common.rollBackPastQuestion : common.rollBackQuestion}
                body={isPast ? [common.rollBackPast, common.rollBackAsks] : [common.rollBackBody]}
                decline={common.close}
                confirm={common.rollBack}
                onConfirm={() => begin('revert')}
              >
                {(ask) => <RunButton onPress={ask}>{common.rollBack}</RunButton>}
              </Confirm>
            )}
            {!state.isRunning && !isPast && (state.lifecycle !== 'finalised' || mayRevert) && (
              <>
                <RunButton onPress={() => begin('check')}>{common.checkOnly}</RunButton>
                <RunButton onPress={() => begin('rehearse')}>{common.rehearse}</RunButton>
              </>
            )}
            {!state.isRunning && state.lifecycle !== 'finalised' && (
              <RunButton variant="filled" onPress={() => begin('run')}>
                {hasStarted ? common.goOn : common.start}
              </RunButton>
            )}
          </Group>
        )}
      </Group>
    </footer>
  );
}

function Status({ state }: { state: RunState }) {
  const words = useWords();
  const { common } = useOwnWords();
  const { isRunning, countdown, current, outcome } = state;
  if (isRunning && countdown) {
    const { remainingMs, attempt, attempts } = countdown;
    return <Text>{common.countdown(words.format.duration(remainingMs), attempt, attempts)}</Text>;
  }
  if (isRunning) return <Text>{current ? words.steps[current].title : ''}</Text>;
  return <Text>{outcome ? words.outcomes[outcome].means : common.nothingRuns}</Text>;
}
