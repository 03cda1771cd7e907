import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { PrintSheet } from '../../components/print-sheet.tsx';
import { RunSheet } from '../../components/run-sheet.tsx';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../plan/machine-names.ts';
import { Observed } from './observed.tsx';
import { outageOf } from './outage.ts';

/** After so long a person wants to know what to look at. */
const stuckAfterMs = 60_000;

/** Both machines side by side as they were seen, the outage, and the way back, which never leaves the page. */
export default function CutOverStage() {
  const words = useWords();
  const { cutover } = useOwnWords();
  const state = useRunState();
  const plan = usePlan();
  const [isPrinting, setPrinting] = useState(false);
  if (!state || !plan) return null;
  const names = machineNamesOf(plan, state);
  const back = words.rollback[state.outage ? 'after-hold-point' : 'before-hold-point'](names);
  const stuck = words.takeoverStuck(names);
  return (
    <>
      <Outage state={state} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Observed side="old" title={cutover.oldTitle} state={state} />
        <Observed side="new" title={cutover.newTitle} state={state} />
      </SimpleGrid>
      {isStuck(state) && (
        <Card withBorder component="section" aria-label={stuck.title}>
          <Title order={3} size="h5" mb="xs">
            {stuck.title}
          </Title>
          <RunSheet sheet={stuck} />
        </Card>
      )}
      <Card withBorder component="section" aria-label={back.title}>
        <Group justify="space-between" mb="xs">
          <Title order={3} size="h5">
            {back.title}
          </Title>
          <Button variant="default" size="xs" onClick={() => setPrinting(true)}>
            {cutover.print}
          </Button>
        </Group>
        <RunSheet sheet={back} />
      </Card>
      {isPrinting && (
        <PrintSheet onPrinted={() => setPrinting(false)}>
          <Stack>
            <Title order={1}>{back.title}</Title>
            <RunSheet sheet={back} />
          </Stack>
        </PrintSheet>
      )}
    </>
  );
}

function Outage({ state }: { state: RunState }) {
  const { format } = useWords();
  const { cutover } = useOwnWords();
  const outage = outageOf(state);
  switch (outage.kind) {
    case 'none':
      return <Alert color="gray">{cutover.outageNone}</Alert>;
    case 'running':
      return (
        <Alert color="orange" title={`${cutover.outage}: ${format.duration(outage.elapsedMs)}`}>
          {cutover.outageRunning(format.time(outage.beganAt))}
        </Alert>
      );
    case 'ended':
      return (
        <Alert color="blue" title={`${cutover.outage}: ${format.duration(outage.lengthMs)}`}>
          <Text size="sm">{cutover.outageEnded(format.duration(outage.lengthMs))}</Text>
        </Alert>
      );
    default:
      return outage satisfies never;
  }
}

function isStuck(state: RunState): boolean {
  const { waiting } = state;
  return state.isRunning && waiting?.step === 'take-address' && waiting.elapsedMs > stuckAfterMs;
}
