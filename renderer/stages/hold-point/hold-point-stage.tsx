import { Alert, Card, Group, Stack, Text, Title } from '@mantine/core';
import { DefinitionList } from '../../components/definition-list.tsx';
import { RunSheet } from '../../components/run-sheet.tsx';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { proofCounts } from './proof-counts.ts';

/** The last page on which everything can be taken back: what comes next, what was observed, and the way back. */
export default function HoldPointStage() {
  const words = useWords();
  const { hold } = useOwnWords();
  const state = useRunState();
  const plan = usePlan();
  if (!state || !plan) return null;
  const names = machineNamesOf(plan, state);
  const next = words.holdPoint(names);
  const back = words.rollback['before-hold-point'](names);
  const pulled = state.steps['back-up'];
  const ageMs = pulled.kind === 'done' ? Date.parse(state.lastAt) - Date.parse(pulled.at) : undefined;
  return (
    <>
      {!state.outage && <Alert color="blue">{hold.reversible}</Alert>}
      <Card withBorder component="section" aria-label={next.title}>
        <Stack gap="xs">
          <Title order={3} size="h5">
            {next.title}
          </Title>
          <RunSheet sheet={next} />
          <DefinitionList
            entries={[
              [
                hold.finalAddress,
                <span className="mono" key="address">
                  {names.finalAddress}
                </span>,
              ],
              [
                words.report.backup,
                ageMs === undefined
                  ? undefined
                  : `${hold.backupAge(words.format.duration(ageMs))} ${hold.backupAgeMeans}`,
              ],
            ]}
          />
        </Stack>
      </Card>
      <Card withBorder component="section" aria-label={hold.proved}>
        <Title order={3} size="h5" mb="xs">
          {hold.proved}
        </Title>
        <Group gap="lg">
          {proofCounts(state.proofs).map(([status, count]) => (
            <Text key={status}>
              <Text span fw={700}>
                {words.format.number(count)}
              </Text>{' '}
              {words.proofStatuses[status]}
            </Text>
          ))}
        </Group>
      </Card>
      <Card withBorder component="section" aria-label={back.title}>
        <Title order={3} size="h5" mb="xs">
          {back.title}
        </Title>
        <RunSheet sheet={back} />
      </Card>
    </>
  );
}
