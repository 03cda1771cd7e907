import { Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import type { Progress as Moving } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useClient } from '../../store/bridge-store.ts';
import { useIsMine, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { RateGraph } from './rate-graph.tsx';

/** A file on its way: how much, how fast, how long still. Shown for the given tasks only. */
export function TransferProgress({ tasks }: { tasks: readonly Moving['task'][] }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const cancel = useRun((store) => store.cancel);
  const isBusy = useRun((store) => store.isBusy);
  const progress = useRun(({ view }) =>
    view.kind === 'open' && view.state.isRunning ? view.state.progress : undefined,
  );
  if (!progress || !tasks.includes(progress.task)) return null;
  const { doneBytes, totalBytes, bytesPerSecond, remainingMs, name, task } = progress;
  const percent = totalBytes === undefined || totalBytes === 0 ? undefined : (doneBytes / totalBytes) * 100;
  return (
    <Card withBorder component="section" aria-label={transfer.tasks[task]}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="start">
          <div>
            <Text fw={600}>{transfer.tasks[task]}</Text>
            <Text size="sm" c="dimmed">
              {plainText(name)}
            </Text>
          </div>
          {isMine && (task === 'pull' || task === 'push' || task === 'preserve') && (
            <Button
              variant="default"
              size="xs"
              disabled={!client || isBusy}
              title={transfer.pauseMeans}
              onClick={() => client && void cancel(client)}
            >
              {transfer.pause}
            </Button>
          )}
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={percent ?? 100}
            aria-label={transfer.tasks[task]}
            animated={percent === undefined}
          />
        </Progress.Root>
        <Group gap="xl" style={{ fontVariantNumeric: 'tabular-nums' }}>
          <Text size="sm">
            {totalBytes === undefined
              ? format.bytes(doneBytes)
              : transfer.of(format.bytes(doneBytes), format.bytes(totalBytes))}
            {percent !== undefined && ` · ${format.percent(percent)}`}
          </Text>
          <Text size="sm">{`${transfer.rate}: ${format.rate(bytesPerSecond)}`}</Text>
          {remainingMs !== undefined && (
            <Text size="sm">{`${transfer.left}: ${format.duration(remainingMs)}`}</Text>
          )}
        </Group>
        <RateGraph task={task} />
      </Stack>
    </Card>
  );
}
