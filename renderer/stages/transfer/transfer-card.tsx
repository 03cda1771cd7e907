import './transfer.css';
import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { Countdown } from '../../../shared/run/run-state.ts';
import { useMayChange, useOfRun, usePlan, useRun } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { type BarTone, ProgressBar } from './progress-bar.tsx';
import { ThroughputGraph } from './throughput-graph.tsx';
import {
  percentOf,
  type TransferPhase,
  type TransferStatus,
  transferStatus,
  transferTasks,
} from './transfer-status.ts';
import { Figure } from '../../components/figures/figure.tsx';
import { RunButton } from '../../components/frame/run-button.tsx';
import { Sign } from '../../components/frame/sign.tsx';
import { Faint, Note } from '../../components/prose.tsx';

type Task = (typeof transferTasks)[TransferPhase][number];

/** One phase while it goes on and afterwards, always in the same place: what is done, how far, how fast, and how to pause it. */
export function TransferCard({ phase, note }: { phase: TransferPhase; note?: ReactNode }) {
  const { transfer } = useOwnWords();
  // Drawn anew when one of these changes, and not with every byte.
  const step = useOfRun((state) => state.steps[phase]) ?? { kind: 'pending' };
  const isRunning = useOfRun((state) => state.isRunning) ?? false;
  const countdown = useOfRun((state) => state.countdown);
  const isHeld = useOfRun((state) => state.pausedAt !== undefined) ?? false;
  // What was handed over is taken in from this computer's own disk: there is no connection to keep.
  const isTakenIn =
    useOfRun(({ backup }) => backup?.handedOverPath !== undefined) === true && phase === 'pull';
  const status = transferStatus(step, isRunning, countdown, isHeld);
  const { kind } = status;
  const title = transfer[titles[kind]][phase];
  if (kind === 'not-yet' || kind === 'reverted') return <Faint>{title}</Faint>;
  return (
    <Card withBorder padding="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="baseline">
          <Group gap="xs" wrap="nowrap">
            {kind === 'done' && <Sign of={status.end} size={20} />}
            <Title order={3} size="h5">
              {title}
            </Title>
          </Group>
          <Percent task={transferTasks[phase][0]} isDone={kind === 'done'} />
        </Group>
        {phase === 'verify' ? <BothEnds status={status} /> : <Moving task={phase} status={status} />}
        {kind === 'reconnecting' && <Reconnecting countdown={status.countdown} />}
        {kind === 'held' && <Held phase={phase} />}
        {(kind === 'stopped' || kind === 'interrupted') && <Stopped phase={phase} kind={kind} />}
        {kind === 'moving' && note}
        <ThroughputGraph tasks={transferTasks[phase]} />
        {kind === 'moving' && phase !== 'verify' && !isTakenIn && <Pause />}
      </Stack>
    </Card>
  );
}

const titles = {
  moving: 'doing',
  reconnecting: 'doing',
  held: 'paused',
  stopped: 'stopped',
  interrupted: 'stopped',
  failed: 'failed',
  done: 'did',
  'not-yet': 'notYet',
  reverted: 'reverted',
} as const satisfies Record<TransferStatus['kind'], string>;

/** Green only where the engine has observed it. */
function toneOf(status: TransferStatus): BarTone {
  if (status.kind === 'done') return status.end === 'proved' ? 'proved' : 'still';
  return status.kind === 'moving' || status.kind === 'failed' ? status.kind : 'still';
}

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

/** How much has been moved, of how much where that is known. */
function useMovedText() {
  const { format } = useWords();
  const { transfer } = useOwnWords();
  return (doneBytes: number, totalBytes: number | undefined) =>
    totalBytes === undefined
      ? format.bytes(doneBytes)
      : transfer.doneOf(format.bytes(doneBytes), format.bytes(totalBytes));
}

function useBackupSize(): number | undefined {
  return useOfRun((state) => state.artifacts.find(({ role }) => role === 'backup')?.sizeBytes);
}

function Bar({ task, status }: { task: Task; status: TransferStatus }) {
  const { transfer } = useOwnWords();
  const movedText = useMovedText();
  const progress = useRun(({ latest }) => latest[task]);
  const sizeBytes = useBackupSize();
  const name = useOfRun((state) => state.backup?.name) ?? '';
  const isDone = status.kind === 'done';
  const done = progress && !isDone ? progress.doneBytes : isDone ? sizeBytes : undefined;
  const total = progress?.totalBytes ?? sizeBytes;
  return (
    <ProgressBar
      label={transfer.barLabel(plainText(progress?.name ?? name))}
      percent={isDone ? 100 : percentOf(progress)}
      tone={toneOf(status)}
      {...(done !== undefined && total !== undefined && { text: movedText(done, total) })}
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
        <Faint>{isHandedOver && task === 'pull' ? transfer.takingIn : transfer.starting}</Faint>
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
        {isOldRead && <Text>{transfer.readingLocal}</Text>}
        <Bar task="hash-local" status={status} />
      </div>
      {isOldRead && (
        <div>
          <Text>{transfer.readingOld}</Text>
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
  const movedText = useMovedText();
  const progress = useRun(({ latest }) => latest[task]);
  const sizeBytes = useBackupSize();
  if (status.kind === 'done')
    return (
      <Text>
        {[
          ...(sizeBytes === undefined ? [] : [format.bytesExact(sizeBytes)]),
          status.ran ? `${common.duration}: ${format.duration(status.durationMs)}` : transfer.wasSo,
        ].join(' · ')}
      </Text>
    );
  if (!progress) return null;
  const { doneBytes, totalBytes, bytesPerSecond, remainingMs } = progress;
  const isMoving = status.kind === 'moving';
  const left =
    remainingMs === undefined
      ? transfer.leftUnknown
      : format.duration(Math.max(1_000, Math.ceil(remainingMs / 1000) * 1000));
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md" verticalSpacing={4}>
      <Figure label={transfer.moved} value={movedText(doneBytes, totalBytes)} />
      <Figure label={transfer.rate} value={isMoving ? format.rate(bytesPerSecond) : '–'} />
      <Figure label={transfer.left} value={isMoving ? left : '–'} />
    </SimpleGrid>
  );
}

function Reconnecting({ countdown: { side, attempt, attempts, remainingMs } }: { countdown: Countdown }) {
  const { format, sides } = useWords();
  const { transfer } = useOwnWords();
  const plan = usePlan();
  const identity = useOfRun((state) => state[side].identity);
  const address = plainText(
    identity ? `${identity.address}:${String(identity.port)}` : (plan?.[side].address ?? ''),
  );
  return (
    <Note
      icon={IconPlugConnectedX}
      p="sm"
      title={<span role="status">{transfer.reconnectTitle(sides[side])}</span>}
    >
      <Text fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {remainingMs > 0 ? transfer.tryingIn(format.duration(remainingMs)) : transfer.tryingNow}
        {' · '}
        {transfer.attemptOf(attempt, attempts)}
      </Text>
      <Text>{transfer.tried(address)}</Text>
      <Text>{transfer.nothingLost}</Text>
    </Note>
  );
}

function Pause() {
  const { transfer } = useOwnWords();
  const pause = useRun((store) => store.pause);
  if (!useMayChange()) return null;
  return (
    <Group gap="sm" className="no-print">
      <RunButton leftSection={<IconPlayerPause size={16} aria-hidden />} onPress={pause}>
        {transfer.pause}
      </RunButton>
      <Faint flex="1 1 16rem">{transfer.pauseMeans}</Faint>
    </Group>
  );
}

/** It waits where it stands: nobody logs in again, and nothing is read twice. */
function Held({ phase }: { phase: TransferPhase }) {
  const { transfer } = useOwnWords();
  const movedText = useMovedText();
  const mayChange = useMayChange();
  const goOn = useRun((store) => store.goOn);
  const progress = useRun(({ latest }) => latest[transferTasks[phase][0]]);
  return (
    <Stack gap="xs" role="status">
      <Text>
        {progress && (
          <strong>{transfer.pausedAt(movedText(progress.doneBytes, progress.totalBytes))} </strong>
        )}
        {transfer.heldMeans}
      </Text>
      {mayChange && (
        <Group>
          <RunButton leftSection={<IconPlayerPlay size={16} aria-hidden />} onPress={goOn}>
            {transfer.goOn}
          </RunButton>
        </Group>
      )}
    </Stack>
  );
}

function Stopped({ phase, kind }: { phase: TransferPhase; kind: 'stopped' | 'interrupted' }) {
  const { transfer } = useOwnWords();
  const movedText = useMovedText();
  const mayChange = useMayChange();
  const start = useRun((store) => store.start);
  const mode = useOfRun((state) => state.mode);
  const progress = useRun(({ latest }) => latest[transferTasks[phase][0]]);
  return (
    <Stack gap="xs" role="status">
      <Text>
        {kind === 'interrupted' && `${transfer.interruptedMeans} `}
        {kind === 'stopped' && progress && (
          <strong>{transfer.stoppedAt(movedText(progress.doneBytes, progress.totalBytes))} </strong>
        )}
        {phase === 'verify' ? transfer.verifyStoppedMeans : transfer.stoppedMeans}
      </Text>
      {mayChange && (
        <Group>
          <RunButton
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onPress={(client) => start(client, mode === 'rehearse' ? 'rehearse' : 'run')}
          >
            {transfer.goOn}
          </RunButton>
        </Group>
      )}
    </Stack>
  );
}
