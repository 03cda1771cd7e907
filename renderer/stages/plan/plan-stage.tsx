import { Badge, Button, Card, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import { integrationIds, integrations } from '../../../shared/rules/preflight/integrations.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DownloadButton } from '../../components/files/download-button.tsx';
import { PrintSheet } from '../../components/run-sheet/print-sheet.tsx';
import { useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { finalAddressOf } from './machine-names.ts';
import { PlanSteps } from './plan-steps.tsx';
import { PlanTimes } from './plan-times.tsx';
import { RunBook } from './run-book.tsx';

/** What will happen before anything happens: steps with their undo and time, the address, and what does not move by itself. */
export default function PlanStage() {
  const view = useRun((store) => store.view);
  const { plan: own } = useOwnWords();
  const [isPrinting, setPrinting] = useState(false);
  if (view.kind !== 'open') return null;
  const { plan, state, yaml, jobId } = view;
  return (
    <Stack gap="lg">
      <Group gap="xs" className="no-print">
        <DownloadButton
          label={own.exportPlan}
          fileName={`${jobId}-plan.yaml`}
          type="application/yaml"
          content={() => yaml}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => setPrinting(true)}
        >
          {own.printRunBook}
        </Button>
      </Group>
      {isPrinting && (
        <PrintSheet onPrinted={() => setPrinting(false)}>
          <RunBook plan={plan} state={state} />
        </PrintSheet>
      )}
      <Strategy plan={plan} />
      <PlanSteps state={state} />
      <PlanTimes plannedMinutes={plan.maintenanceWindowMinutes} />
      <NotInBackup />
      {state.rules !== 'none' && <Integrations />}
    </Stack>
  );
}

/** Which address the clients use afterwards, and what that means; the other way is folded. */
function Strategy({ plan }: { plan: Plan }) {
  const { strategies, takeovers, cli } = useWords();
  const { plan: own } = useOwnWords();
  const { strategy, takeover, name } = plan.final;
  const chosen = strategies[strategy];
  const other = strategies[strategy === 'same' ? 'different' : 'same'];
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {own.addressTitle}
      </Title>
      <Card withBorder padding="sm">
        <Stack gap={6}>
          <Group gap="xs">
            <Text fw={600}>{chosen.title}</Text>
            <Badge variant="light" color={strategy === 'same' ? 'blue' : 'yellow'} tt="none">
              {own.chosen}
            </Badge>
          </Group>
          <Text size="sm">{chosen.summary}</Text>
          {strategy === 'same' && (
            <Text size="sm">
              <Text span fw={600}>
                {takeovers[takeover].title}.
              </Text>{' '}
              {takeovers[takeover].summary}
            </Text>
          )}
          <Text size="sm">
            {cli.clientsUse}:{' '}
            <Text span fw={600} className="mono">
              {plainText([finalAddressOf(plan), ...(name === undefined ? [] : [name])].join(', '))}
            </Text>
          </Text>
          <Text size="sm" fw={600}>
            {own.consequences}
          </Text>
          <Lines lines={chosen.consequences} />
        </Stack>
      </Card>
      <details>
        <summary>{own.otherWay(other.title)}</summary>
        <Stack gap={6} mt="xs" pl="md">
          <Text size="sm">{other.summary}</Text>
          <Lines lines={other.consequences} />
        </Stack>
      </details>
    </Stack>
  );
}

function NotInBackup() {
  const { notInBackup } = useWords();
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {notInBackup.title}
      </Title>
      <Lines lines={notInBackup.items} />
      <Text size="sm">{notInBackup.advice}</Text>
    </Stack>
  );
}

function Integrations() {
  const words = useWords();
  const { plan: own } = useOwnWords();
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5" id="plan-integrations">
        {own.integrationsTitle}
      </Title>
      <Text size="sm">{own.integrationsIntro}</Text>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing={6} fz="sm" aria-labelledby="plan-integrations">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w="12rem">
                {own.integration}
              </Table.Th>
              <Table.Th scope="col">{words.cli.menu}</Table.Th>
              <Table.Th scope="col">{own.test}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {integrationIds.map((id) => (
              <Table.Tr key={id} style={{ verticalAlign: 'top' }}>
                <Table.Th scope="row">{words.integrations[id].name}</Table.Th>
                <Table.Td>{integrations[id].menuPath.join(' › ')}</Table.Td>
                <Table.Td>{words.integrations[id].test}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <List size="sm" spacing={2}>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
