import { Group } from '@mantine/core';
import { errorPlace, isPastHoldPoint } from '../../../shared/run/reduce-run.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { lastSeen } from '../../../shared/run/standing/last-seen.ts';
import { isOnWayBack } from '../../../shared/run/standing/way-back.ts';
import type { RunMode } from '../../../shared/run/event.ts';
import { lastSeenText } from '../../../shared/text/last-seen-text.ts';
import { useClient } from '../../store/bridge-store.ts';
import { goTo } from '../../store/place-store.ts';
import { useJobId, useMayChange, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { Confirm } from '../confirm.tsx';
import { OutageInDialog } from '../outage/outage-bar.tsx';
import { RunButton } from './run-button.tsx';

/** What can be done with the run as a whole; always at the bottom of the window. */
export function RunBar({ state }: { state: RunState }) {
  const words = useWords();
  const { common } = useOwnWords();
  const { start, cancel } = useRun();
  const jobId = useJobId();
  const mayChange = useMayChange();
  const hasStarted = state.startedAt !== '';
  const isPast = isPastHoldPoint(state);
  const mayRevert = hasStarted && (isPast || state.lifecycle !== 'reverted');
  // The nearest button goes on in the direction in which the job was going.
  const isBack = isOnWayBack(state);
  // A rehearsal that was blocked or stopped goes on as one: nothing is switched off by the nearest button.
  const isRehearsal = hasStarted && !isPast && state.mode === 'rehearse' && state.outcome !== 'rehearsed';
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
      style={{ borderTop: '1px solid var(--mantine-color-default-border)', padding: '0.4rem 1rem' }}
    >
      <Group justify="flex-end" mih={36}>
        {mayChange && (
          <Group gap="xs">
            {state.isRunning && (
              <Confirm
                title={common.cancelQuestion}
                body={[
                  common.cancelBody,
                  state.current ? words.standing[errorPlace(state, state.current)] : '',
                  lastSeenText(words, lastSeen(state)),
                ]}
                decline={common.keepRunning}
                confirm={common.cancelRun}
                onConfirm={() => client && void cancel(client)}
                above={<OutageInDialog jobId={jobId} />}
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
                above={<OutageInDialog jobId={jobId} />}
              >
                {(ask) => (
                  <RunButton {...(isBack && { variant: 'filled' })} onPress={ask}>
                    {isBack ? common.goOnBack : common.rollBack}
                  </RunButton>
                )}
              </Confirm>
            )}
            {!state.isRunning && !isPast && (state.lifecycle !== 'finalised' || mayRevert) && (
              <>
                <RunButton onPress={() => begin('check')}>{common.checkOnly}</RunButton>
                <RunButton {...(isRehearsal && { variant: 'filled' })} onPress={() => begin('rehearse')}>
                  {common.rehearse}
                </RunButton>
              </>
            )}
            {!state.isRunning && state.lifecycle !== 'finalised' && (
              <RunButton {...(!isRehearsal && !isBack && { variant: 'filled' })} onPress={() => begin('run')}>
                {isBack ? common.switchAgain : hasStarted ? common.goOn : common.start}
              </RunButton>
            )}
          </Group>
        )}
      </Group>
    </footer>
  );
}
