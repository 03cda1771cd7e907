import { Badge, Group, Text } from '@mantine/core';
import { rechecksOf } from '../../../shared/rules/preflight/rechecks.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { CallError } from '../../components/proofs/error-card.tsx';
import { useNow } from '../../components/use-now.ts';
import { useMayChange } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { RunButton } from '../../components/frame/run-button.tsx';
import { useCall } from '../../components/use-call.ts';
import { Section } from '../../components/prose.tsx';

const colours = { done: 'green', due: 'yellow', later: 'gray' } as const;

/** When the new appliance is to be looked at again, and the button that does it; there is nothing before it has the address. */
export function Rechecks({ state }: { state: RunState }) {
  const { format } = useWords();
  const { finalise } = useOwnWords();
  const mayChange = useMayChange();
  const call = useCall();
  const rechecks = rechecksOf(state, useNow(false));
  if (rechecks.length === 0) return null;
  return (
    <Section title={finalise.rechecks} means={finalise.rechecksMean} data-rechecks>
      {rechecks.map(({ hours, dueAt, state: standing }) => (
        <Group key={hours} gap="xs">
          <Badge color={colours[standing]}>{finalise.recheckStates[standing]}</Badge>
          <Text>{finalise.recheckAt(hours, format.date(dueAt))}</Text>
        </Group>
      ))}
      <CallError call={call} />
      <div>
        <RunButton
          variant={rechecks.some((recheck) => recheck.state === 'due') ? 'filled' : 'default'}
          disabled={!mayChange || state.isRunning}
          onPress={() => call.ask((client) => client.jobs.start({ jobId: state.jobId, mode: 'recheck' }))}
        >
          {finalise.recheckNow}
        </RunButton>
      </div>
    </Section>
  );
}
