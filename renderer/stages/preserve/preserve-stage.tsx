import { Progress, Stack, Text } from '@mantine/core';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { LedgerSection } from '../../components/ledger/ledger-table.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Hash } from '../../components/proofs/hash-text.tsx';
import { percentOf } from '../transfer/transfer-status.ts';
import { Faint, Lines, Section } from '../../components/prose.tsx';

/** What of the older backups and audit logs was kept, with its hashes, what was left behind, and the copying while it goes on. */
export default function PreserveStage({ plan, state }: OpenJob) {
  return (
    <Stack gap="md">
      <Now state={state} />
      <Kept state={state} />
      <Declined state={state} />
      <LedgerSection plan={plan} state={state} />
    </Stack>
  );
}

/** What happens at this moment, or why there is nothing to see yet. */
function Now({ state }: { state: RunState }) {
  const { format, cli } = useWords();
  const { preserve } = useOwnWords();
  const { kind } = state.steps.preserve;
  const isRunning = state.isRunning && state.current === 'preserve';
  const { progress, waiting } = state;
  if (isRunning && progress?.task === 'preserve') {
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
        <Text fw={600}>{label}</Text>
        <Progress
          value={percentOf(progress) ?? 100}
          animated={totalBytes === undefined}
          aria-label={label}
          size="lg"
        />
        <Faint>{facts.join(' · ')}</Faint>
      </Stack>
    );
  }
  if (isRunning && waiting?.step === 'preserve' && kind !== 'waiting') {
    const { what, elapsedMs, unchangedMs, detail } = waiting;
    const bytes = Number(detail);
    return (
      <div>
        <Text fw={600}>{preserve.waitingFor(plainText(what))}</Text>
        <Faint>
          {[
            ...(detail !== '' && Number.isFinite(bytes) ? [format.bytes(bytes)] : []),
            `${cli.elapsed} ${format.duration(elapsedMs)}`,
            cli.unchangedFor(format.duration(unchangedMs)),
          ].join(' · ')}
        </Faint>
      </div>
    );
  }
  if (isRunning && kind === 'running' && !state.question) return <Faint>{preserve.lookingThrough}</Faint>;
  if (keptOf(state).length + state.declinedItems.length > 0) return null;
  if (kind === 'pending') return <Faint>{preserve.notReached}</Faint>;
  return kind === 'done' ? <Text>{preserve.nothingHere}</Text> : null;
}

function Kept({ state }: { state: RunState }) {
  const { report, format } = useWords();
  const { common, preserve } = useOwnWords();
  const kept = keptOf(state);
  if (kept.length === 0) return null;
  const total = kept.reduce((sum, file) => sum + file.sizeBytes, 0);
  return (
    <Section
      size="h6"
      title={preserve.keptTitle}
      means={preserve.keptTotal(kept.length, format.bytes(total))}
    >
      <DataTable
        aria-label={preserve.keptTitle}
        columns={[
          { head: common.name, isName: true },
          { head: report.size, ta: 'right', style: { whiteSpace: 'nowrap' } },
          report.sha256,
        ]}
        rows={kept.map((file) => ({
          key: file.path,
          cells: [
            <>
              {plainText(file.name)}
              <Text size="xs" c="dimmed">
                {preserve.roles[file.role]}
              </Text>
            </>,
            format.bytes(file.sizeBytes),
            <Hash value={file.sha256} />,
          ],
        }))}
      />
    </Section>
  );
}

function Declined({ state }: { state: RunState }) {
  const { preserve } = useOwnWords();
  if (state.declinedItems.length === 0) return null;
  return (
    <Section size="h6" title={preserve.declinedTitle} means={preserve.declinedMeans}>
      <Lines lines={state.declinedItems.map((name) => plainText(name))} />
    </Section>
  );
}

function keptOf(state: RunState): RunState['artifacts'] {
  return state.artifacts.filter(({ role }) => role !== 'backup');
}
