import './transfer.css';
import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { StatusIcon } from '../../components/frame/status-icon.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useIsMine, usePlan, useRun } from '../../store/run-store.ts';
import { useOfRun } from '../../store/use-of-run.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { ProgressBar, type BarTone } from './progress-bar.tsx';
import { ThroughputGraph } from './throughput-graph.tsx';
import type { TransferStatus } from './transfer-status.ts';
import { percentOf, transferTasks, type TransferPhase } from './transfer-tasks.ts';
import { useTransferStatus } from './use-transfer-status.ts';

type Task = (typeof transferTasks)[TransferPhase][number];

/** One phase while it goes on and afterwards, always in the same place: what is done, how far, how fast, and how to pause it. */
export function TransferCard({ phase, note }: { phase: TransferPhase; note?: ReactNode }) {
  const { transfer } = useOwnWords();
  const status = useTransferStatus(phase);
  if (status.kind === 'not-yet' || status.kind === 'reverted')
    return (
      <Text size="sm" c="dimmed">
        {status.kind === 'not-yet' ? transfer.notYet[phase] : transfer.reverted[phase]}
      </Text>
    );
  return (
    <Card withBorder padding="md" component="section" aria-label={titleOf(transfer, phase, status)}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="baseline">
          <Group gap="xs" wrap="nowrap">
            {status.kind === 'done' && <StatusIcon status={status.end} size={20} />}
            <Title order={3} size="h5">
              {titleOf(transfer, phase, status)}
            </Title>
          </Group>
          <Percent task={transferTasks[phase][0]} isDone={status.kind === 'done'} />
        </Group>
        {phase === 'verify' ? <BothEnds status={status} /> : <Moving task={phase} status={status} />}
        {status.kind === 'reconnecting' && <Reconnecting status={status} />}
        {(status.kind === 'paused' || status.kind === 'interrupted') && (
          <Halted phase={phase} kind={status.kind} />
        )}
        {status.kind === 'moving' && note}
        <ThroughputGraph tasks={transferTasks[phase]} isMoving={status.kind === 'moving'} />
        {(status.kind === 'moving' || status.kind === 'reconnecting') && <Pause />}
      </Stack>
    </Card>
  );
}

function titleOf(
  words: ReturnType<typeof useOwnWords>['transfer'],
  phase: TransferPhase,
  { kind }: TransferStatus,
): string {
  switch (kind) {
    case 'moving':
    case 'reconnecting':
      return words.doing[phase];
    case 'paused':
    case 'interrupted':
      return words.halted[phase];
    case 'failed':
      return words.failed[phase];
    case 'done':
      return words.did[phase];
    case 'not-yet':
      return words.notYet[phase];
    case 'reverted':
      return words.reverted[phase];
    default:
      return kind satisfies never;
  }
}

/** Green only where the engine has observed it. */
function toneOf(status: TransferStatus): BarTone {
  return status.kind === 'done' && status.end !== 'proved' ? 'still' : tones[status.kind];
}

const tones = {
  moving: 'moving',
  reconnecting: 'still',
  paused: 'still',
  interrupted: 'still',
  failed: 'failed',
  done: 'proved',
  'not-yet': 'still',
  reverted: 'still',
} as const satisfies Record<TransferStatus['kind'], BarTone>;

function Percent({ task, isDone }: { task: Task; isDone: boolean }) {
  const percent = useRun(({ latest }) => percentOf(latest[task]));
  const { format } = useWords();
  if (percent === undefined && !isDone) return null;
  return (
    <Text fw={700} size="xl" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }} aria-hidden>
      {format.percent(isDone ? 100 : (percent ?? 0))}
    </Text>
  );
}

function Bar({ task, status }: { task: Task; status: TransferStatus }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const progress = useRun(({ latest }) => latest[task]);
  const sizeBytes = useOfRun((state) => state.artifacts.find(({ role }) => role === 'backup')?.sizeBytes);
  const name = useOfRun((state) => state.backup?.name) ?? '';
  const isDone = status.kind === 'done';
  const done = progress && !isDone ? progress.doneBytes : isDone ? sizeBytes : undefined;
  const total = progress?.totalBytes ?? sizeBytes;
  const text =
    done !== undefined && total !== undefined
      ? transfer.doneOf(format.bytes(done), format.bytes(total))
      : undefined;
  return (
    <ProgressBar
      label={transfer.barLabel(plainText(progress?.name ?? name))}
      percent={isDone ? 100 : percentOf(progress)}
      tone={toneOf(status)}
      {...(text !== undefined && { text })}
    />
  );
}

function Moving({ task, status }: { task: 'pull' | 'push'; status: TransferStatus }) {
  const { transfer } = useOwnWords();
  const isAwaited = useRun(({ latest }) => latest[task] === undefined) && status.kind === 'moving';
  const isHandedOver = useOfRun((state) => state.backup?.handedOverPath !== undefined);
  return (
    <>
      <Bar task={task} status={status} />
      {isAwaited ? (
        <Text size="sm" c="dimmed">
          {isHandedOver && task === 'pull' ? transfer.takingIn : transfer.starting}
        </Text>
      ) : (
        <Figures task={task} status={status} />
      )}
    </>
  );
}

/** The copy is read from the disk, and hashed where it came from: two ends, two bars. */
function BothEnds({ status }: { status: TransferStatus }) {
  const { transfer } = useOwnWords();
  const isOldRead = useRun(({ latest }) => latest['hash-old'] !== undefined);
  return (
    <>
      <div>
        {isOldRead && <Text size="sm">{transfer.readingLocal}</Text>}
        <Bar task="hash-local" status={status} />
      </div>
      {isOldRead && (
        <div>
          <Text size="sm">{transfer.readingOld}</Text>
          <Bar task="hash-old" status={status} />
        </div>
      )}
      <Figures task="hash-local" status={status} />
    </>
  );
}

function Figures({ task, status }: { task: Task; status: TransferStatus }) {
  const { format } = useWords();
  const { transfer, common } = useOwnWords();
  const progress = useRun(({ latest }) => latest[task]);
  const sizeBytes = useOfRun((state) => state.artifacts.find(({ role }) => role === 'backup')?.sizeBytes);
  if (status.kind === 'done')
    return (
      <Text size="sm">
        {[
          sizeBytes === undefined ? '' : format.bytesExact(sizeBytes),
          status.ran ? `${common.duration}: ${format.duration(status.durationMs)}` : transfer.wasSo,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </Text>
    );
  if (!progress) return null;
  const { doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
  const isMoving = status.kind === 'moving';
  const figures = [
    [
      transfer.moved,
      totalBytes === undefined
        ? format.bytes(doneBytes)
        : transfer.doneOf(format.bytes(doneBytes), format.bytes(totalBytes)),
    ],
    [transfer.rate, isMoving ? format.rate(bytesPerSecond) : '–'],
    [
      transfer.left,
      !isMoving
        ? '–'
        : remainingMs === undefined
          ? transfer.leftUnknown
          : format.duration(Math.max(1_000, Math.ceil(remainingMs / 1000) * 1000)),
    ],
  ] as const;
  return (
    <dl className="transfer-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reconnecting({ status }: { status: Extract<TransferStatus, { kind: 'reconnecting' }> }) {
  const { format, sides } = useWords();
  const { transfer } = useOwnWords();
  const plan = usePlan();
  const { side, attempt, attempts, remainingMs } = status.countdown;
  const identity = useOfRun((state) => state[side].identity);
  const address = plainText(
    identity ? `${identity.address}:${String(identity.port)}` : (plan?.[side].address ?? ''),
  );
  return (
    <Alert
      color="yellow"
      p="sm"
      icon={<IconPlugConnectedX size={20} aria-hidden />}
      title={<span role="status">{transfer.reconnectTitle(sides[side])}</span>}
    >
      <Text size="sm" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {remainingMs > 0 ? transfer.tryingIn(format.duration(remainingMs)) : transfer.tryingNow}
        {' · '}
        {transfer.attemptOf(attempt, attempts)}
      </Text>
      <Text size="sm">{transfer.tried(address)}</Text>
      <Text size="sm">{transfer.nothingLost}</Text>
    </Alert>
  );
}

function Pause() {
  const { transfer } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const isBusy = useRun((store) => store.isBusy);
  const cancel = useRun((store) => store.cancel);
  if (!isMine) return null;
  return (
    <Group gap="sm" className="no-print">
      <Button
        variant="default"
        leftSection={<IconPlayerPause size={16} aria-hidden />}
        disabled={!client || isBusy}
        onClick={() => client && void cancel(client)}
      >
        {transfer.pause}
      </Button>
      <Text size="sm" c="dimmed" flex="1 1 16rem">
        {transfer.pauseMeans}
      </Text>
    </Group>
  );
}

function Halted({ phase, kind }: { phase: TransferPhase; kind: 'paused' | 'interrupted' }) {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  const client = useClient();
  const isMine = useIsMine();
  const isBusy = useRun((store) => store.isBusy);
  const start = useRun((store) => store.start);
  const mode = useOfRun((state) => state.mode);
  const progress = useRun(({ latest }) => latest[transferTasks[phase][0]]);
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        {kind === 'interrupted' && `${transfer.interruptedMeans} `}
        {kind === 'paused' && progress && (
          <Text span fw={600}>
            {transfer.pausedAt(
              progress.totalBytes === undefined
                ? format.bytes(progress.doneBytes)
                : transfer.doneOf(format.bytes(progress.doneBytes), format.bytes(progress.totalBytes)),
            )}{' '}
          </Text>
        )}
        {phase === 'verify' ? transfer.verifyPausedMeans : transfer.pausedMeans}
      </Text>
      {isMine && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={!client || isBusy}
            onClick={() => client && void start(client, mode === 'rehearse' ? 'rehearse' : 'run')}
          >
            {transfer.goOn}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
