import { Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconKey } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { SizeGauge } from '../../components/figures/size-gauge.tsx';
import { ClipboardNote } from '../../questions/key/clipboard-note.tsx';
import { KeyDialogAhead } from '../../questions/dialog-warning.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { backupWait, keyStatus } from './backup-wait.ts';
import { WaitCard } from './wait-card.tsx';

/** The backup while it is made, what became of it, and how far its key is. */
export default function BackUpStage() {
  const state = useRunState();
  if (!state) return null;
  const wait = backupWait(state);
  return (
    <Stack gap="md">
      {isHandedOver(state) && <KeyDialogAhead />}
      {wait && <WaitCard wait={wait} />}
      <Backup state={state} />
      <Key state={state} />
    </Stack>
  );
}

function Backup({ state }: { state: RunState }) {
  const { report, format } = useWords();
  const { key } = useOwnWords();
  const { backup } = state;
  const isReady = state.steps['back-up'].kind === 'done';
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h6">
        {key.backupTitle}
      </Title>
      {backup ? (
        <>
          <DefinitionList
            entries={[
              [report.file, plainText(backup.name)],
              [
                report.size,
                isReady && backup.sizeBytes > 0 ? format.bytesExact(backup.sizeBytes) : key.sizeNotFinal,
              ],
              [report.version, plainText(backup.version ?? state.old.product?.version ?? report.unknown)],
              [
                key.origin,
                backup.handedOverPath !== undefined
                  ? key.handedOver
                  : backup.madeByUs
                    ? key.madeByThisJob
                    : key.wasThere,
              ],
            ]}
          />
          {isReady && backup.sizeBytes > 0 && <SizeGauge sizeBytes={backup.sizeBytes} />}
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {key.noBackupYet}
        </Text>
      )}
    </Stack>
  );
}

/** Green only when it is proved that the key can be read back. */
function Key({ state }: { state: RunState }) {
  const { key } = useOwnWords();
  const status = keyStatus(state);
  const style = { flexShrink: 0, marginTop: 2 };
  return (
    <Stack gap="xs" component="section" data-key-status={status}>
      <Title order={3} size="h6">
        {key.keyTitle}
      </Title>
      <Group gap="xs" wrap="nowrap" align="start">
        {status === 'proved' ? (
          <IconCircleCheckFilled
            size={18}
            aria-hidden
            style={style}
            color="var(--mantine-color-green-filled)"
          />
        ) : status === 'taken' ? (
          <IconKey size={18} aria-hidden style={style} />
        ) : (
          <IconCircleDashed size={18} aria-hidden style={style} />
        )}
        <Text size="sm">
          {status === 'proved'
            ? `${key.keyProved} ${key.dialogNow}`
            : status === 'taken'
              ? key.keyTaken
              : key.keyNotTaken}
        </Text>
      </Group>
      {/* The questions of the key show it themselves. */}
      {!state.question && <ClipboardNote />}
    </Stack>
  );
}

/** The file itself is asked for: then the card stands in the question, and not in the step. */
function isHandedOver(state: RunState): boolean {
  const question = state.isRunning ? state.question?.question : undefined;
  return question?.kind === 'hand-over-file' && question.purpose === 'backup';
}
