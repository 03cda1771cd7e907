import { Progress, Stack, Table, Text, Title } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';

/** What of the older backups and audit logs was kept, with its hashes, what was left behind, and the copying while it goes on. */
export default function PreserveStage() {
  const state = useRunState();
  if (!state) return null;
  return (
    <Stack gap="md">
      <Now state={state} />
      <Kept state={state} />
      <Declined state={state} />
    </Stack>
  );
}

/** What happens at this moment, or why there is nothing to see yet. */
function Now({ state }: { state: RunState }) {
  const { format, cli } = useWords();
  const { preserve } = useOwnWords();
  const { kind } = state.steps.preserve;
  const isRunning = state.isRunning && state.current === 'preserve';
  const progress = isRunning && state.progress?.task === 'preserve' ? state.progress : undefined;
  if (progress) {
    const { name, doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
    const label = preserve.pulling(plainText(name));
    const facts = [
      totalBytes === undefined
        ? format.bytes(doneBytes)
        : `${format.bytes(doneBytes)} / ${format.bytes(totalBytes)}`,
      format.rate(bytesPerSecond),
      ...(remainingMs === undefined ? [] : [cli.remaining(format.duration(remainingMs))]),
    ];
    return (
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Progress
          value={totalBytes === undefined || totalBytes === 0 ? 100 : (doneBytes / totalBytes) * 100}
          animated={totalBytes === undefined}
          aria-label={label}
          size="lg"
        />
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </Stack>
    );
  }
  if (isRunning && state.waiting?.step === 'preserve' && kind !== 'waiting') {
    const { what, elapsedMs, unchangedMs, detail } = state.waiting;
    const bytes = Number(detail);
    return (
      <div>
        <Text size="sm" fw={600}>
          {preserve.waitingFor(plainText(what))}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            ...(detail !== '' && Number.isFinite(bytes) ? [format.bytes(bytes)] : []),
            `${cli.elapsed} ${format.duration(elapsedMs)}`,
            cli.unchangedFor(format.duration(unchangedMs)),
          ].join(' · ')}
        </Text>
      </div>
    );
  }
  if (isRunning && kind === 'running' && !state.question)
    return (
      <Text size="sm" c="dimmed">
        {preserve.lookingThrough}
      </Text>
    );
  const hasResult = keptOf(state).length + state.declinedItems.length > 0;
  if (kind === 'pending' && !hasResult)
    return (
      <Text size="sm" c="dimmed">
        {preserve.notReached}
      </Text>
    );
  if (kind === 'done' && !hasResult) return <Text size="sm">{preserve.nothingHere}</Text>;
  return null;
}

function Kept({ state }: { state: RunState }) {
  const { report, format } = useWords();
  const { common, preserve } = useOwnWords();
  const kept = keptOf(state);
  if (kept.length === 0) return null;
  const total = kept.reduce((sum, file) => sum + file.sizeBytes, 0);
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6" id="kept">
        {preserve.keptTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {preserve.keptTotal(kept.length, format.bytes(total))}
      </Text>
      <Table verticalSpacing={6} fz="sm" aria-labelledby="kept">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{common.name}</Table.Th>
            <Table.Th scope="col" ta="right">
              {report.size}
            </Table.Th>
            <Table.Th scope="col">{report.sha256}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kept.map((file) => (
            <Table.Tr key={file.path}>
              <Table.Th scope="row" fw={400}>
                {plainText(file.name)}
                <Text size="xs" c="dimmed">
                  {preserve.roles[file.role]}
                </Text>
              </Table.Th>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {format.bytes(file.sizeBytes)}
              </Table.Td>
              <Table.Td className="mono" style={{ wordBreak: 'break-all' }}>
                {file.sha256}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function Declined({ state }: { state: RunState }) {
  const { preserve } = useOwnWords();
  if (state.declinedItems.length === 0) return null;
  return (
    <Stack gap={4} component="section">
      <Title order={3} size="h6">
        {preserve.declinedTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {preserve.declinedMeans}
      </Text>
      <ul style={{ margin: 0, paddingLeft: '1.2rem', fontSize: '0.875rem', lineHeight: 1.6 }}>
        {state.declinedItems.map((name) => (
          <li key={name}>{plainText(name)}</li>
        ))}
      </ul>
    </Stack>
  );
}

function keptOf(state: RunState): RunState['artifacts'] {
  return state.artifacts.filter(({ role }) => role !== 'backup');
}
