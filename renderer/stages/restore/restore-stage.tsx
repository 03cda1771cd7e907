import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { DefinitionList } from '../../components/definition-list.tsx';
import { WaitLines } from '../../components/wait-lines.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { isImportUnwatched, restoreWait } from './restore-wait.ts';
import { WaitCard } from './wait-card.tsx';

/** What is imported into the new appliance, the long wait for it, and what does not come along. */
export default function RestoreStage() {
  const state = useRunState();
  const words = useWords();
  const { restore } = useOwnWords();
  if (!state) return null;
  const wait = restoreWait(state);
  const step = state.steps.restore;
  const isOver = step.kind === 'done' || step.kind === 'reverted';
  const before = words.longWaits.restore;
  return (
    <Stack gap="lg">
      {wait && <WaitCard wait={wait} />}
      {isImportUnwatched(state) && (
        <Alert color="yellow" icon={<IconInfoCircle size={20} aria-hidden />}>
          {restore.begunBefore}
        </Alert>
      )}
      <Imported state={state} />
      {!wait && !isOver && before && (
        <details>
          <Text component="summary" size="sm">
            {restore.whatToExpect}
          </Text>
          <div style={{ marginTop: 'var(--mantine-spacing-xs)' }}>
            <WaitLines words={before} />
          </div>
        </details>
      )}
      <details>
        <Text component="summary" size="sm">
          {words.notInBackup.title}
        </Text>
        <Text size="sm" mt={4}>
          {words.notInBackup.items.join(' ')}
        </Text>
      </details>
    </Stack>
  );
}

/** Which file with which key goes where, and what the old appliance held when it was made. */
function Imported({ state }: { state: RunState }) {
  const { report, format } = useWords();
  const { restore } = useOwnWords();
  const { backup, pushed } = state;
  if (!backup)
    return (
      <Text size="sm" c="dimmed">
        {restore.notReached}
      </Text>
    );
  const counts = Object.entries(state.old.inventory ?? {});
  const version = backup.version ?? state.old.product?.version;
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h6">
        {restore.imported}
      </Title>
      <DefinitionList
        entries={[
          [report.file, plainText(backup.name)],
          [
            restore.from,
            pushed ? <span className="mono">{plainText(pushed.path)}</span> : restore.notPushedYet,
          ],
          [report.size, pushed && format.bytesExact(pushed.sizeBytes)],
          [report.sha256, pushed && <span className="mono">{pushed.sha256}</span>],
          [restore.madeBy, version === undefined ? report.unknown : plainText(version)],
          [restore.into, plainText(state.new.product?.version ?? report.unknown)],
          [
            restore.contains,
            counts.length === 0
              ? restore.notCounted
              : counts.map(([kind, count]) => `${plainText(kind)} ${format.number(count)}`).join(' · '),
          ],
          [report.keyCustody, state.isKeyProved ? restore.keyProved : restore.keyNotProved],
        ]}
      />
    </Stack>
  );
}
