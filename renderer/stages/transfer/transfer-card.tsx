import { Alert, Button, Card, Group, Progress as Bar, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPause, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { Progress } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { Figure } from '../../components/figure.tsx';
import { LineGraph } from '../../components/line-graph.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useIsMine, useRun } from '../../store/run-store.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { rateGraph } from './rate-graph.ts';

type TransferStep = 'pull' | 'verify' | 'push';

const tasksOf = {
  pull: ['pull'],
  verify: ['hash-local', 'hash-old'],
  push: ['push', 'hash-new'],
} as const satisfies Record<TransferStep, readonly Progress['task'][]>;

/** A file on its way, or being read again: a bar for each task with its speed, how to pause, and what a lost connection means. */
export function TransferCard({ step }: { step: TransferStep }) {
  const { transfer } = useOwnWords();
  const words = useWords();
  const stepState = useOfRun((state) => state.steps[step]);
  const isRunning = useOfRun((state) => state.isRunning) ?? false;
  const hasPaused = useOfRun((state) => state.error?.code === 'run.cancelled') ?? false;
  const byTask = useRun((store) => store.progressByTask);
  if (!stepState) return null;
  if (stepState.kind === 'pending')
    return (
      <Text size="sm" c="dimmed">
        {transfer.notReached[step]}
      </Text>
    );
  if (stepState.kind === 'done')
    return (
      <Text size="sm">
        {stepState.ran ? transfer.finished(words.format.duration(stepState.durationMs)) : transfer.wasSo}
      </Text>
    );
  const shown = tasksOf[step].map((task) => byTask[task]).filter((each) => each?.step === step);
  const isMoving = isRunning && stepState.kind === 'running';
  if (!isMoving && shown.length === 0) return null;
  return (
    <Card withBorder padding="md" component="section" aria-label={words.stages[step]}>
      <Stack gap="md">
        {isMoving && <Reconnecting />}
        {shown.map((progress) => progress && <TaskBar key={progress.task} progress={progress} />)}
        {isMoving && <Pause />}
        {!isRunning && hasPaused && (
          <Text size="sm" role="status">
            {transfer.paused}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function TaskBar({ progress }: { progress: Progress }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const { task, name, doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
  const percent =
    totalBytes === undefined || totalBytes === 0
      ? undefined
      : progress.isFinal
        ? 100
        : Math.min(100, (doneBytes / totalBytes) * 100);
  const title = transfer.tasks[task];
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        {percent !== undefined && (
          <Text fw={700} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {format.percent(percent)}
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {plainText(name)}
      </Text>
      {percent !== undefined && <Bar value={percent} size="lg" aria-label={title} transitionDuration={0} />}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Figure
          label={transfer.done}
          value={
            totalBytes === undefined
              ? format.bytes(doneBytes)
              : transfer.ofBytes(format.bytes(doneBytes), format.bytes(totalBytes))
          }
        />
        <Figure label={transfer.rate} value={format.rate(bytesPerSecond)} />
        <Figure
          label={transfer.left}
          value={
            remainingMs === undefined
              ? transfer.notKnown
              : remainingMs < 1000
                ? '0 s'
                : format.duration(remainingMs)
          }
        />
      </SimpleGrid>
      <Throughput task={task} />
    </Stack>
  );
}

function Throughput({ task }: { task: Progress['task'] }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const rates = useRun((store) => store.rates);
  const graph = rateGraph(rates, task);
  if (!graph) return null;
  const { lines, highest, average, last, durationMs } = graph;
  const duration = format.duration(durationMs);
  return (
    <LineGraph
      lines={lines}
      text={transfer.graphText(format.rate(last), format.rate(highest), format.rate(average), duration)}
      top={`${transfer.graphTitle} · ${transfer.graphSpeed} ${format.rate(highest)}`}
      start={`− ${duration}`}
      end={transfer.graphNow}
    />
  );
}

/** The loss is told once; the countdown beside it changes each second and is told to nobody. */
function Reconnecting() {
  const { format, sides } = useWords();
  const { common, transfer } = useOwnWords();
  const lost = useOfRun((state) => state.lost);
  const countdown = useOfRun((state) => state.countdown);
  const side: ApplianceSide | undefined = lost?.old ? 'old' : lost?.new ? 'new' : undefined;
  if (side === undefined) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconPlugConnectedX size={20} aria-hidden />}
      title={common.lostConnection(sides[side])}
      role="alert"
    >
      <Text size="sm">{transfer.keepsBytes}</Text>
      {countdown && (
        <Text size="sm" aria-live="off" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {common.countdown(
            countdown.remainingMs < 1000 ? '0 s' : format.duration(countdown.remainingMs),
            countdown.attempt,
            countdown.attempts,
          )}
        </Text>
      )}
    </Alert>
  );
}

function Pause() {
  const { transfer } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const cancel = useRun((store) => store.cancel);
  const [isAsked, setAsked] = useState(false);
  if (!isMine) return null;
  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlayerPause size={16} aria-hidden />}
        disabled={!client || isAsked}
        style={{ flexShrink: 0 }}
        onClick={() => {
          if (!client) return;
          setAsked(true);
          void cancel(client).then((isTaken) => {
            if (!isTaken) setAsked(false);
          });
        }}
      >
        {isAsked ? transfer.pausing : transfer.pause}
      </Button>
      <Text size="sm" c="dimmed">
        {transfer.pauseMeans}
      </Text>
    </Group>
  );
}
