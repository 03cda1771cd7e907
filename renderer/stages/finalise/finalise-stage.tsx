import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { integrationIds } from '../../../shared/rules/integrations.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { RunSheet } from '../../components/run-sheet.tsx';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { ReportCard } from './report-card.tsx';

/** How it went, what is left to do and when, and the report. */
export default function FinaliseStage() {
  const words = useWords();
  const { finalise, validate } = useOwnWords();
  const state = useRunState();
  const plan = usePlan();
  if (!state || !plan) return null;
  const { format } = words;
  const names = machineNamesOf(plan, state);
  const accepted = Object.keys(state.accepted);
  return (
    <>
      {state.startedAt !== '' && (
        <Card withBorder component="section" aria-label={finalise.summary}>
          <Title order={3} size="h5" mb="xs">
            {finalise.summary}
          </Title>
          <DefinitionList
            entries={[
              [words.report.outcome, state.outcome && words.outcomes[state.outcome].means],
              [
                finalise.outage,
                state.outage?.outageMs === undefined ? finalise.none : format.duration(state.outage.outageMs),
              ],
              [
                finalise.clients,
                state.baseline &&
                  validate.seenOf(
                    format.number(state.clientsSeen?.seen ?? 0),
                    format.number(state.baseline.count),
                  ),
              ],
              [finalise.files, format.number(state.artifacts.length)],
              [finalise.accepted, accepted.length === 0 ? finalise.none : accepted.join(', ')],
            ]}
          />
        </Card>
      )}
      {state.startedAt === '' ? <Text c="dimmed">{finalise.noReport}</Text> : <ReportCard />}
      <Card withBorder component="section" aria-label={finalise.next}>
        <Title order={3} size="h5" mb="xs">
          {finalise.next}
        </Title>
        <Stack gap="xs">
          {words.whatNext({ ...names, strategy: plan.final.strategy }).map((task) => (
            <div key={task.title}>
              <Text fw={600}>
                {task.title}{' '}
                <Text span size="sm" c="dimmed">
                  {task.when}
                </Text>
              </Text>
              <Text size="sm">{task.body}</Text>
            </div>
          ))}
        </Stack>
      </Card>
      <Card withBorder component="section" aria-label={finalise.integrations}>
        <Title order={3} size="h5" mb="xs">
          {finalise.integrations}
        </Title>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {integrationIds.map((id) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500} w="16rem">
                  {words.integrations[id].name}
                </Table.Th>
                <Table.Td>{words.integrations[id].test}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Card withBorder component="section" aria-label={finalise.decommission}>
        <Title order={3} size="h5" mb="xs">
          {words.decommission.title}
        </Title>
        <RunSheet sheet={words.decommission} />
      </Card>
    </>
  );
}
